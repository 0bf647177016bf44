"""One demo story at a time, from its file to a page in its proper state."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import cached_property

from articles.corrections import publish_correction
from articles.models import (
    AgencyCredit,
    ArticlePage,
    Byline,
    StorySource,
)
from articles.passages import passages
from articles.source_notes import add_note
from operations.demo.gallery import Gallery
from operations.demo.markup import body_json

COPIED = (
    "slug",
    "headline",
    "subhead",
    "kicker",
    "standfirst",
    "byline_override",
    "verification_note",
)


@dataclass
class StoryLoader:
    """What stories refer to, by name, and the people who act."""

    sections: dict
    authors: dict
    agencies: dict
    topics: dict
    gallery: Gallery
    users: dict

    @cached_property
    def now(self) -> datetime:
        return timezone.now().replace(second=0, microsecond=0)

    def load(self, data: dict) -> ArticlePage:
        """Write the story as its reporter, then bring it where its state says."""
        article = self._draft(data)
        article.owner = self.users["reporter"]
        section = self.sections[data["section"]]
        section.refresh_from_db()
        section.add_child(instance=article)
        self._attribute(article, data)
        getattr(self, f"_make_{data.get('state', 'live')}")(article, data)
        if note := data.get("confidential_note"):
            add_note(article=article, text=note, by=self.users["editor"])
        return article

    def _draft(self, data: dict) -> ArticlePage:
        article = ArticlePage(live=False, **{name: data[name] for name in COPIED})
        article.dateline_place = data["place"]
        article.ai_use = data.get("ai_use", "")
        article.ai_use_note = data.get("ai_use_note", "")
        article.body = body_json(data["body"], self._picture_id)
        if data["picture"]:
            article.lead_image = self.gallery.picture(
                data["picture"],
                alt=data["picture_alt"],
                credit=data["picture_credit"],
            )
            article.lead_image_caption = data["picture_caption"]
        return article

    def _picture_id(self, name: str) -> int:
        return self.gallery.picture(name).pk

    def _attribute(self, article: ArticlePage, data: dict) -> None:
        article.bylines = [
            Byline(author=self.authors[b["author"]], role=b["role"])
            for b in data["bylines"]
        ]
        article.agency_credits = [
            AgencyCredit(agency=self.agencies[code]) for code in data["agencies"]
        ]
        article.sources = [
            self._source(article, source) for source in data.get("sources", [])
        ]
        article.topics.set([self.topics[name] for name in data["topics"]])

    @staticmethod
    def _source(article: ArticlePage, data: dict) -> StorySource:
        """`passages` in the file names blocks by words with which they begin."""
        starts = tuple(data.get("passages", ()))
        tied = [
            one.id for one in passages(article.body) if one.words.startswith(starts)
        ]
        if len(tied) < len(starts):
            raise ValueError(f"{article.slug}: not all of {starts} begin a passage.")
        kept = {name: value for name, value in data.items() if name != "passages"}
        return StorySource(**kept, block_ids=tied)

    def _make_live(self, article: ArticlePage, data: dict) -> None:
        article.published_at = self._ago(data["minutes_ago"])
        article.first_published_at = article.published_at
        if "updated_minutes_ago" in data:
            article.substantially_updated_at = self._ago(data["updated_minutes_ago"])
        self._publish(article)
        for correction in data.get("corrections", []):
            self._correct(article, correction)

    def _make_draft(self, article: ArticlePage, data: dict) -> None:
        article.save_revision(user=self.users["reporter"], log_action=True)

    def _make_submitted(self, article: ArticlePage, data: dict) -> None:
        self._make_draft(article, data)
        article.get_workflow().start(article, user=self.users["reporter"])

    def _make_scheduled(self, article: ArticlePage, data: dict) -> None:
        minutes = timedelta(minutes=data["scheduled_in_minutes"])
        article.go_live_at = self.now + minutes
        self._publish(article)

    def _make_embargoed(self, article: ArticlePage, data: dict) -> None:
        minutes = timedelta(minutes=data["embargo_in_minutes"])
        article.embargo_until = self.now + minutes
        article.embargo_reason = "Agreed with the wardens"
        article.save()  # as the editor's form does for a story that is not live
        self._make_draft(article, data)

    def _publish(self, article: ArticlePage) -> None:
        editor = self.users["editor"]
        article.save_revision(user=editor, log_action=True).publish(user=editor)
        article.refresh_from_db()

    def _correct(self, article: ArticlePage, data: dict) -> None:
        publish_correction(
            article=article,
            by=self.users["editor"],
            kind=data["kind"],
            placement=data["placement"],
            text=data["text"],
            made_at=self._ago(data["minutes_ago"]),
        )

    def _ago(self, minutes: int) -> datetime:
        return self.now - timedelta(minutes=minutes)
