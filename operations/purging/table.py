"""The one table: for each kind of change, which addresses it changes and why.

A path stands for itself with every query string. One that ends in `*` stands for all
that begin so; `/*` is everything. A new page for readers needs its lines here; the tests
crawl the whole site with and without a cache and find what is missing.

What changes by the clock alone is not here: such pages say so, `articles.fresh_until`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.urls import reverse

from interchange.sitemaps import SPAN
from interchange.writers import FEEDS
from operations.purging.faces import Face, Place, spelt

EVERYTHING = "/*"


class Change(StrEnum):
    """What happened, as far as readers are concerned."""

    # A story came, went, moved or says something else: published, edited while live,
    # unpublished, put under embargo, withdrawn, restored, renamed, moved, deleted,
    # corrected, or one of its pictures changed. Asked for the story as it was before
    # and as it is after.
    STORY = "story"
    # Something that a story shows in its text did: a story it links to or names as
    # related, a document.
    TEXT = "text"
    # A public reply came, went, was edited, cut, picked; the discussion was opened,
    # made read-only or closed.
    REPLIES = "replies"
    # Other stories are named under a story, or one of them is called otherwise.
    RELATED = "related"
    # The list of the most read of the paper or of a section.
    MOST_READ = "most read"
    # A section was published whose title, address and place in the menus stayed.
    SECTION = "section"
    # The same of the front page or of a page about the paper; or one of them shows in
    # its text something that changed.
    PAGE = "page"
    # A section or another page came, went, moved, or is called otherwise in the menus.
    MENUS = "menus"
    # An editor added or removed a redirect. Those that lead to a story go with it.
    REDIRECT = "redirect"


@dataclass(frozen=True)
class Line:
    """One kind of place: the addresses of it for what changed, and why they do."""

    place: str
    addresses: Callable[[Any], Iterable[str]]
    because: str


@dataclass(frozen=True)
class SiteWide:
    """A model of which a row shows on pages beyond counting: then everything goes."""

    model: str
    because: str
    created: bool = True
    edited: bool = True


def _feeds(base: str) -> list[str]:
    return [base + form.suffix for form in FEEDS.values()]


def _authors(face: Face) -> list[str]:
    return [reverse("author", args=[author.slug]) for author in face.authors]


def _topics(face: Face) -> list[str]:
    return [reverse("topic", args=[topic.slug]) for topic in face.topics]


def _all_feeds(bases: Iterable[str]) -> list[str]:
    return [address for base in bases for address in _feeds(base)]


def _section(face: Face) -> list[str]:
    return [face.section] if face.section else []


def _day(face: Face) -> list[str]:
    return [_day_address(face.day)] if face.day else []


def _days_beside(face: Face) -> list[str]:
    beside = (face.around.before, face.around.after)
    return [_day_address(day) for day in beside if day]


def _day_address(day) -> str:
    return reverse("archive_day", args=[day.year, day.month, day.day])


def _months(face: Face) -> list[str]:
    day = face.day
    return [reverse("archive_month", args=[day.year, day.month])] if day else []


def _map_part(kind: str, pk: int) -> str:
    return reverse(f"sitemap_{kind}", args=[pk // SPAN])


def _maps_of_names(face: Face) -> Iterator[str]:
    yield from (_map_part("authors", author.pk) for author in face.authors)
    yield from (_map_part("topics", topic.pk) for topic in face.topics)


def _data_of_names(face: Face) -> Iterator[str]:
    yield from (reverse("api_author", args=[author.slug]) for author in face.authors)
    yield from (reverse("api_topic", args=[topic.slug]) for topic in face.topics)


def _one(name: str) -> Callable[[Face], list[str]]:
    return lambda face: [reverse(name)]


def _own(name: str) -> Callable[[Face], list[str]]:
    return lambda face: [reverse(name, args=[face.pk])]


def _ninjs(face: Face) -> list[str]:
    return [f"{face.path}ninjs.json"]


def _replies(face: Face) -> list[str]:
    return [f"/comments/thread/{face.pk}/*"]


def _everything_if_breaking(face: Face) -> list[str]:
    return [EVERYTHING] if face.is_breaking else []


STORY = (
    Line("story", lambda f: [f.path], "the story itself, or that it is gone"),
    Line("story as data", _ninjs, "the whole story as ninjs"),
    Line("story in the interface", _own("api_article"), "the whole story as JSON"),
    Line("social card", lambda f: [f.card], "has its headline; an old one is gone"),
    Line("pages of replies", _replies, "name the story; gone when it is"),
    Line("every page", _everything_if_breaking, "the strip of breaking news on top"),
    Line("front page", lambda f: ["/"], "lead, seconds, rows, latest, most discussed"),
    Line("section", _section, "its lead and its list"),
    Line("authors", _authors, "their lists; no page before the first story"),
    Line("topics", _topics, "their lists; no page before the first story"),
    Line("feeds", lambda f: _feeds("/"), "the newest stories of the paper"),
    Line("section's feeds", lambda f: _all_feeds(_section(f)), "its newest stories"),
    Line("authors' feeds", lambda f: _all_feeds(_authors(f)), "their newest stories"),
    Line("topics' feeds", lambda f: _all_feeds(_topics(f)), "their newest stories"),
    Line("archive", _one("archive"), "the months from the first story to the latest"),
    Line("month", _months, "how many stories each day has"),
    Line("day", _day, "its stories; no page for an empty day"),
    Line("days beside", _days_beside, "link to the next day that has stories"),
    Line("corrections", _one("corrections"), "name the stories, while they are public"),
    Line("search", _one("search"), "any word may be in the story"),
    Line("site map", _one("sitemap"), "when each part changed"),
    Line("part of the map", lambda f: [_map_part("stories", f.pk)], "lists the story"),
    Line("news map", _one("news_sitemap"), "the stories of two days"),
    Line("names in the map", _maps_of_names, "a name is in it with its first story"),
    Line("list of stories", _one("api_articles"), "the interface's list"),
    Line("list of authors", _one("api_authors"), "those of whom something is public"),
    Line("list of topics", _one("api_topics"), "those on which something is public"),
    Line("names as data", _data_of_names, "404 before the first story"),
)
TEXT = (
    Line("story", lambda f: [f.path], "shows headline, picture and address of others"),
    Line("story as data", _ninjs, "holds the text"),
    Line("story in the interface", _own("api_article"), "holds the text"),
    Line("feeds", lambda f: _feeds("/"), "hold the text"),
    Line("section's feeds", lambda f: _all_feeds(_section(f)), "hold the text"),
    Line("authors' feeds", lambda f: _all_feeds(_authors(f)), "hold the text"),
    Line("topics' feeds", lambda f: _all_feeds(_topics(f)), "hold the text"),
)
REPLIES = (
    Line("story", lambda f: [f.path], "the first page of replies, and the form"),
    Line("story in the interface", _own("api_article"), "the number of replies"),
    Line("pages of replies", _replies, "the replies"),
    Line("front page", lambda f: ["/"], "number of replies, most discussed"),
    Line("section", _section, "number of replies in the list"),
    Line("authors", _authors, "number of replies in the list"),
    Line("topics", _topics, "number of replies in the list"),
    Line("day", _day, "number of replies in the list"),
)
RELATED = (Line("story", lambda f: [f.path], "names others below its text"),)
MOST_READ = (Line("place", lambda p: [p.path], "has the list"),)
PAGE = (
    Line("page", lambda p: [p.path], "the page itself"),
    Line("site map", _one("sitemap"), "when the part with the pages changed"),
    Line("part of the map", lambda p: [_map_part("pages", p.pk)], "when it changed"),
)
SECTION = (
    *PAGE,
    Line("section's feeds", lambda p: _feeds(p.path), "have its description"),
)
MENUS = (Line("every page", lambda p: [EVERYTHING], "menus and foot name the pages"),)
REDIRECT = (Line("old address", lambda p: spelt(p.path), "leads elsewhere now"),)
TABLE: dict[Change, tuple[Line, ...]] = {
    Change.STORY: STORY,
    Change.TEXT: TEXT,
    Change.REPLIES: REPLIES,
    Change.RELATED: RELATED,
    Change.MOST_READ: MOST_READ,
    Change.SECTION: SECTION,
    Change.PAGE: PAGE,
    Change.MENUS: MENUS,
    Change.REDIRECT: REDIRECT,
}
# Rows that are changed a few times a year. Everything is made anew once, which costs
# each page one request. A new name shows nowhere before a story has it; masthead and
# imprint are made, as they are from the box, when they are first asked for.
SITE_WIDE = (
    SiteWide("home.Masthead", "name and text on every page", created=False),
    SiteWide("home.Imprint", "policies are told with every story", created=False),
    SiteWide("articles.Author", "name and address, in every story", created=False),
    SiteWide("articles.Topic", "name and address, in every story", created=False),
    SiteWide("articles.Agency", "name, in every story that rests on it", created=False),
    SiteWide("comments.SectionDiscussion", "rules and numbers for all its stories"),
    SiteWide("wagtailcore.PageViewRestriction", "whole parts of the paper come or go"),
    SiteWide("wagtailcore.Site", "its address is in every canonical link"),
    SiteWide("accounts.User", "the badge on replies", created=False, edited=False),
)


def addresses(change: Change, place: Place) -> Iterator[str]:
    """The addresses that a change of a story, a page or a redirect changes."""
    for line in TABLE[change]:
        yield from line.addresses(place)
