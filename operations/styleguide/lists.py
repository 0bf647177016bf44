"""Stories in lists: cards, rows, “Latest”, and the steps from page to page."""

from types import SimpleNamespace

from django.core.paginator import Paginator

from operations.styleguide import samples
from operations.styleguide.entries import Entry, State, entry
from operations.styleguide.samples import LONG_HEADLINE, LONG_NAME
from operations.styleguide.samples import card as a

CARD = "components/story_card.html"
SIZES = ("lead", "second", "row", "small", "list")


def entries() -> list[Entry]:
    """The templates that show more than one story, and the card of each."""
    some = samples.cards(3)
    bare = samples.cards(4, pictured=False)
    discussed = [(a(), 21), (a(headline=LONG_HEADLINE), 1)]
    pages = Paginator(range(95), 10)
    return [
        *_cards(),
        entry(
            "components/story_list.html",
            State("three", {"stories": _page(some)}),
            State("without pictures", {"stories": _page(bare)}),
        ),
        entry(
            "components/section_row.html",
            State("four", {"row": _row(samples.cards(4))}),
            State("one", {"row": _row(some[:1])}),
            State("no pictures", {"row": _row(bare)}),
            State(
                "180 characters",
                {"row": _row(samples.cards(4, headline=LONG_HEADLINE))},
            ),
        ),
        entry(
            "components/latest.html",
            State("ten, over two days", {"stories": samples.cards(12)}),
            State("one", {"stories": some[:1]}),
            State("180 characters", {"stories": [a(headline=LONG_HEADLINE)]}),
        ),
        entry(
            "components/most_discussed.html",
            State("five", {"discussed": [*discussed, *discussed, discussed[0]]}),
            State("two", {"discussed": discussed}),
        ),
        entry(
            "components/pagination.html",
            State("first", {"stories": pages.page(1)}),
            State("in the middle", {"stories": pages.page(5), "query": "old lock"}),
            State("last", {"stories": pages.page(10)}),
            State("one page only", {"stories": Paginator([], 10).page(1)}),
        ),
    ]


def _cards() -> list[Entry]:
    states = []
    for size in SIZES:
        known = {"size": size, "counts": {-1: 21}}
        states += [
            State(f"{size}", known | {"story": a(kicker="Analysis")}),
            State(f"{size}, no picture", known | {"story": a(pictured=False)}),
            State(
                f"{size}, 180 characters, name of 60",
                known | {"story": a(headline=LONG_HEADLINE, names=[LONG_NAME])},
            ),
        ]
    bare = a(pictured=False, subhead="", names=())
    states.append(State("nothing but a headline", {"size": "list", "story": bare}))
    return [entry(CARD, *states)]


def _page(stories):
    return Paginator(stories, 20).page(1)


def _row(stories):
    return SimpleNamespace(section=samples.place(), stories=stories)
