from typing import Any

from django.utils.functional import cached_property

from articles.bylines import BylinePart, byline_parts, reported_by
from articles.editions import Alternate, alternates, others, sisters_in
from articles.reading_time import ReadingTime, reading_time
from articles.search_marks import marks_of
from articles.sourcing import HowWeKnow, how_we_know


class ShownTexts:
    """What readers and machines are shown of a story, derived from what was written.

    A text that was left empty inherits: cards from search, search from the headline.
    """

    # What a story has, for the type checker.
    corrections: Any
    full_url: Any
    headline: Any
    kicker: Any
    lead_image: Any
    lead_image_alt: Any
    lead_image_caption: Any
    lead_image_credit: Any
    listing_headline: Any
    pk: Any
    topic_links: Any
    search_description: Any
    section: Any
    sister_addresses: Any
    seo_title: Any
    social_description: Any
    social_title: Any
    standfirst: Any
    subhead: Any

    @property
    def label(self) -> str:
        """What stands above the headline: the kicker, else the section."""
        return self.kicker or (self.section.title if self.section else "")

    @property
    def list_headline(self) -> str:
        return self.listing_headline or self.headline

    @property
    def search_title(self) -> str:
        """The title for search engines and the browser's tab."""
        return self.seo_title or self.headline

    @property
    def search_marks(self) -> str:
        """What narrows a search for this story; see `articles.search_marks`."""
        return marks_of(self)

    @property
    def card_title(self) -> str:
        """The title on social cards."""
        return self.social_title or self.headline

    @property
    def summary(self) -> str:
        """One or two sentences about the story, the best there are."""
        return self.subhead or self.standfirst

    @property
    def search_summary(self) -> str:
        return self.search_description or self.summary

    @property
    def card_summary(self) -> str:
        return self.social_description or self.search_summary

    @cached_property
    def alternates(self) -> list[Alternate]:
        """The story and its sisters in other languages; empty where it has none."""
        return alternates(self.full_url, sisters_in(self.sister_addresses))

    @property
    def in_other_languages(self) -> list[Alternate]:
        """The sisters alone, for readers."""
        return others(self.alternates)

    @property
    def picture_alt(self) -> str:
        image = self.lead_image
        return self.lead_image_alt or (image.default_alt_text if image else "")

    @property
    def picture_credit(self) -> str:
        image = self.lead_image
        return self.lead_image_credit or (image.credit if image else "")

    @property
    def picture_caption(self) -> str:
        image = self.lead_image
        return self.lead_image_caption or (image.caption if image else "")

    @cached_property
    def byline_parts(self) -> list[BylinePart]:
        """The byline as pieces of text, those of authors with their address."""
        return byline_parts(self)

    @property
    def byline_line(self) -> str:
        """The byline as plain text: “By A and B in Kabul, with dpa”."""
        return "".join(part.text for part in self.byline_parts)

    @property
    def names(self) -> str:
        """“A and B”, or the agencies where nobody of ours reported, for a card."""
        return reported_by(self)

    @cached_property
    def how_we_know(self) -> HowWeKnow:
        """The sources as readers are shown them, with the marks in the body."""
        return how_we_know(self)

    @cached_property
    def words_and_minutes(self) -> ReadingTime:
        """How long the story is, in words and in minutes of reading."""
        return reading_time(self)

    @cached_property
    def standing_corrections(self) -> list:
        """The corrections that readers are shown, newest first."""
        return list(self.corrections.standing()) if self.pk else []

    @property
    def shown_topics(self) -> list:
        """What the story is about, in the order in which it was said."""
        return [link.tag for link in self.topic_links.all()]

    @property
    def corrections_above(self) -> list:
        return [c for c in self.standing_corrections if c.placement == "top"]

    @property
    def corrections_below(self) -> list:
        return [c for c in self.standing_corrections if c.placement == "foot"]
