"""Stories, pictures and people that exist in memory only."""

import base64
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from articles.cards import Card
from articles.models import (
    Agency,
    AgencyCredit,
    ArticlePage,
    Author,
    Byline,
    Correction,
    NewsImage,
    SectionPage,
    StorySource,
)
from articles.pictures.renditions import CARD_SPECS, PICTURE_SPECS
from articles.pictures.sizes import SizedPicture
from articles.sourcing import KnownSource

MOMENT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
HEADLINE = "Harbour board votes to reopen the old lock"
# 180 characters, the longest that the trade prints, and a name of 60.
LONG_HEADLINE = (
    "Market traders, the town council, two churches, the county highways office and the "
    "harbour board agree at last where the Saturday stalls should stand, but not who pays "
    "the drains"
)
LONG_NAME = "María Fernanda Oliveira Vasconcelos de Albuquerque Figueredo"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte"
DECK = "Members back a £6.8m repair by six votes to three, but have no licence yet."
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}">'
    '<rect width="{w}" height="{h}" fill="#8fa9b3"/>'
    '<path d="M0 {low}L{w} {high}V{h}H0z" fill="#2f4d5c"/></svg>'
)


class Size:
    """A drawing in place of a size of a picture: no file, no row."""

    def __init__(self, width: int, height: int):
        self.width, self.height = width, height
        drawn = DRAWING.format(w=width, h=height, low=height * 0.7, high=height * 0.5)
        packed = base64.b64encode(drawn.encode()).decode()
        self.url = f"data:image/svg+xml;base64,{packed}"

    def img_tag(self, attributes: dict) -> str:
        """As Wagtail's renditions do it; nothing in it comes from outside."""
        known = {"src": self.url, "width": self.width, "height": self.height}
        told = (f'{name}="{value}"' for name, value in (known | attributes).items())
        return f"<img {' '.join(told)}>"


def picture(width: int = 960, height: int = 640, **fields) -> NewsImage:
    """A picture of the house, in one size."""
    image = NewsImage(pk=-1, collection_id=-1, title="A drawing", **fields)
    size = Size(width, height)
    image.find_existing_renditions = lambda *filters: {filters[0]: size}
    image.contextual_alt_text = image.description or "A drawing of water and land"
    image.decorative = False
    return image


def author(name: str = "Inés Calder") -> Author:
    return Author(name=name, slug="ines-calder", job_title="Harbour correspondent")


def section(title: str = "Water") -> SectionPage:
    page = SectionPage(pk=-len(title), title=title, slug="water")
    page.get_url = lambda *args, **kwargs: "/"
    return page


def story(*, names=("Inés Calder",), agencies=(), pictured=True, **fields):
    """A story that was published; `pictured=False` for one without a picture."""
    known = {"headline": HEADLINE, "subhead": DECK, "published_at": MOMENT}
    page = ArticlePage(**(known | fields))
    page.section = section()
    page.lead_image = picture() if pictured else None
    page.bylines = [Byline(author=author(name)) for name in names]
    page.agency_credits = [AgencyCredit(agency=agency(code)) for code in agencies]
    page.get_url = lambda *args, **kwargs: "/"
    return page


def card(*, names=("Inés Calder",), pictured=True, number=1, **fields) -> Card:
    """A story in a list; `number` tells it from the others of the list."""
    known: dict = {"headline": HEADLINE, "subhead": DECK, "published_at": MOMENT}
    known |= {"listing_headline": "", "kicker": "", "standfirst": ""}
    known |= {"byline_override": "", "section_title": "Water", "section_id": -1}
    sizes: dict = {CARD_SPECS[-1]: Size(640, 427), PICTURE_SPECS[-1]: Size(1280, 853)}
    return Card(
        pk=-number,
        url_path="/",
        names=", ".join(names),
        lead_image_id=-1 if pictured else None,
        lead_image=SizedPicture(-1, sizes) if pictured else None,
        **(known | fields),
    )


def cards(number: int, **fields) -> list[Card]:
    """So many of them, an hour apart, the newest first."""
    return [
        card(number=at + 1, published_at=MOMENT - timedelta(hours=at), **fields)
        for at in range(number)
    ]


def place(title: str = "Water") -> SimpleNamespace:
    """A section as menus and rows know it."""
    return SimpleNamespace(pk=-len(title), title=title, url="/", section_id=None)


def agency(code: str) -> Agency:
    return Agency(code=code, name=f"The agency {code}", url="https://example.org/")


def correction(kind: str = "correction", **fields) -> Correction:
    known = {"text": "An earlier version gave 31.7; it is 29.2.", "made_at": MOMENT}
    return Correction(kind=kind, **(known | fields))


def source(number: int | None = None, *, marks: int = 0, **fields) -> KnownSource:
    """A source as readers are shown it, with so many passages that rest on it."""
    known = {"name": "Harbour engineer’s report", "kind": "document"}
    found = KnownSource(StorySource(**(known | fields)), number)
    for _mark in range(marks):
        found.mark()
    return found
