"""Stories in the form in which lists show them: a few columns, read in few queries.

A story has some seventy columns; a page of a list shows eight. Rows instead of stories
make a list four times cheaper.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.db.models import BigIntegerField, QuerySet, Value

from articles.addresses import address_of
from articles.bylines import REPORTING, joined_text
from articles.pictures.renditions import CARD_SPECS, PICTURE_SPECS
from articles.pictures.sizes import SizedPicture, sized_pictures
from articles.prepared import Prepared

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
    near one does but for the steps along that index. `key` is the column of the rows
    that names a story.
    """

    def __init__(self, rows: QuerySet, key: str = "pk"):
        self.rows, self.key = rows, key

    def page(self, number, size: int) -> Page:
        """A page of so many cards; the nearest there is to a number beyond them."""
        return Paginator(self, size).get_page(number)  # type: ignore[type-var, arg-type]

    def count(self) -> int:
        return self.rows.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, place: slice) -> list[Card]:
        keys = list(self.rows.values_list(self.key, flat=True)[place])
        found = {card.pk: card for card in public_cards(keys)}
        cards = [found[key] for key in keys if key in found]
        add_names(cards)
        add_pictures(cards)
        return cards


def lead_card(pk: int | None) -> Card | None:
    """The card of a public story, with its names and its picture at full width."""
    found = public_cards([pk] if pk else [])
    add_names(found)
    add_pictures(found, PICTURE_SPECS)
    return found[0] if found else None


def public_cards(keys: Collection[int]) -> list[Card]:
    """The cards of those that readers may see, in any order, without names and pictures."""
    return cards_of(PUBLIC.ask(keys=list(keys))) if keys else []


def cards_of(rows: Iterable[Sequence]) -> list[Card]:
    """The cards for rows of COLUMNS in their order, without names and pictures."""
    return [Card(*row) for row in rows]


def add_pictures(cards: Sequence[Card], specs: Collection[str] = CARD_SPECS) -> None:
    """Load the sizes of their pictures; one query."""
    keys = [card.lead_image_id for card in cards if card.lead_image_id]
    found = sized_pictures(keys, specs)
    for card in cards:
        card.lead_image = found.get(card.lead_image_id) if card.lead_image_id else None


def add_names(cards: Iterable[Card]) -> None:
    """Load who reported, else the agencies, as one line; one query.

    The printed byline where a story has one.
    """
    named = _names([card.pk for card in cards if not card.byline_override])
    for card in cards:
        people, agencies = named.get((PEOPLE, card.pk)), named.get((AGENCIES, card.pk))
        card.names = card.byline_override or joined_text(people or agencies or [])


def _names(keys: list[int]) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    rows = NAMES.ask(stories=keys) if keys else []
    for kind, pk, _order, printed, name in sorted(rows, key=_place):
        found.setdefault((kind, pk), []).append(printed or name or "")
    return found


def _place(row) -> int:
    return row[2] or 0


def _people_and_agencies(stories):
    people = _of("Byline", stories).filter(role=REPORTING)
    agencies = _of("AgencyCredit", stories).filter(agency__isnull=False)
    in_place = ("article_id", "sort_order")
    return people.values_list(
        Value(PEOPLE), *in_place, "displayed_name", "author__name"
    ).union(
        agencies.values_list(Value(AGENCIES), *in_place, Value(""), "agency__code"),
        all=True,
    )


def _of(model: str, stories) -> QuerySet:
    rows = apps.get_model("articles", model).objects
    return rows.filter(article__id__in=stories).order_by()


def _public(keys):
    stories = apps.get_model("articles", "ArticlePage").objects.published_by_sql()
    return stories.filter(id__in=keys).order_by().values_list(*COLUMNS)


PEOPLE, AGENCIES = range(2)
NAMES = Prepared(_people_and_agencies, stories=BigIntegerField())
PUBLIC = Prepared(_public, keys=BigIntegerField())
