"""Stories in the form in which lists show them: a few columns, read in few queries.

A story has some seventy columns; a page of a list shows eight. Rows instead of stories
make a list four times cheaper.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from articles.addresses import address_of
from articles.bylines import REPORTING, joined_text
from articles.pictures.renditions import CARD_SPECS, PICTURE_SPECS
from articles.pictures.sizes import SizedPicture, sized_pictures

COLUMNS = (
    "pk",
    "url_path",
    "headline",
    "listing_headline",
    "kicker",
    "subhead",
    "standfirst",
    "byline_override",
    "published_at",
    "lead_image_id",
    "section_id",
    "section__title",
)


@dataclass(slots=True, eq=False)
class Card:
    """A story in a list; it equals the story, and every other card of it.

    Names and picture are there where they were asked for.
    """

    pk: int
    url_path: str
    headline: str
    listing_headline: str
    kicker: str
    subhead: str
    standfirst: str
    byline_override: str
    published_at: datetime | None
    lead_image_id: int | None
    section_id: int | None
    section_title: str | None
    names: str = ""
    lead_image: SizedPicture | None = None

    def __eq__(self, other) -> bool:
        return self.pk == getattr(other, "pk", None)

    def __hash__(self) -> int:
        return hash(self.pk)

    @property
    def url(self) -> str:
        return address_of(self.url_path)

    @property
    def list_headline(self) -> str:
        return self.listing_headline or self.headline

    @property
    def label(self) -> str:
        """What stands above the headline: the kicker, else the section."""
        return self.kicker or self.section_title or ""

    @property
    def summary(self) -> str:
        return self.subhead or self.standfirst


class Cards:
    """The cards of many stories, of which a Paginator takes a page.

    The keys of the page are found first, by an index alone: so a far page costs what a
    near one does but for the steps along that index.
    """

    def __init__(self, stories: QuerySet):
        self.stories = stories

    def page(self, number, size: int) -> Page:
        """A page of so many cards; the nearest there is to a number beyond them."""
        return Paginator(self, size).get_page(number)  # type: ignore[type-var, arg-type]

    def count(self) -> int:
        return self.stories.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, place: slice) -> list[Card]:
        keys = list(self.stories.values_list("pk", flat=True)[place])
        found = {card.pk: card for card in bare_cards(self.stories.model, keys)}
        cards = [found[key] for key in keys if key in found]
        add_names(cards)
        add_pictures(cards)
        return cards


def lead_card(stories: QuerySet, pk: int | None) -> Card | None:
    """The card of one of the stories, with its names and its picture at full width."""
    found = cards_of(stories.filter(pk=pk)) if pk else []
    add_names(found)
    add_pictures(found, PICTURE_SPECS)
    return found[0] if found else None


def bare_cards(model, keys: Collection[int]) -> list[Card]:
    """The cards of these stories in any order, without names and pictures."""
    if not keys:
        return []
    rows = model.objects.filter(pk__in=keys).order_by().values_list(*COLUMNS)
    return [Card(*row) for row in rows]


def cards_of(stories: QuerySet) -> list[Card]:
    """The cards of these stories in their order, without names and pictures."""
    return [Card(*row) for row in stories.values_list(*COLUMNS)]


def add_pictures(cards: Sequence[Card], specs: Collection[str] = CARD_SPECS) -> None:
    """Load the sizes of their pictures; one query."""
    keys = [card.lead_image_id for card in cards if card.lead_image_id]
    found = sized_pictures(keys, specs)
    for card in cards:
        card.lead_image = found.get(card.lead_image_id) if card.lead_image_id else None


def add_names(cards: Iterable[Card]) -> None:
    """Load who reported, else the agencies, as one line; two queries.

    The printed byline where a story has one.
    """
    unnamed = {card.pk: card for card in cards if not card.byline_override}
    people, agencies = _reporters(unnamed), _agencies(unnamed)
    for card in cards:
        names = people.get(card.pk) or agencies.get(card.pk) or []
        card.names = card.byline_override or joined_text(names)


def _reporters(keys: Collection[int]) -> dict[int, list[str]]:
    columns = ("article_id", "displayed_name", "author__name")
    rows = _of("Byline", keys).filter(role=REPORTING).values_list(*columns)
    return _listed((pk, printed or name or "") for pk, printed, name in rows)


def _agencies(keys: Collection[int]) -> dict[int, list[str]]:
    rows = _of("AgencyCredit", keys).filter(agency__isnull=False)
    return _listed(rows.values_list("article_id", "agency__code"))


def _of(model: str, keys: Collection[int]) -> QuerySet:
    rows = apps.get_model("articles", model).objects
    return rows.filter(article__in=list(keys)).order_by("sort_order")


def _listed(pairs) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for pk, name in pairs:
        found.setdefault(pk, []).append(name)
    return found
