"""Where a story is shown at one moment, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from articles.models import ArticlePage, Byline, StoryTopic, Withdrawal
from home.archive import DaysAround, days_around
from home.models import Masthead
from interchange.cards.keeping import card_address

NO_DAYS = DaysAround(None, None)
# What is printed on a card and what names the places of a story.
COLUMNS = (
    *("pk", "slug", "url_path", "locale_id", "live", "published_at", "breaking_until"),
    *("headline", "social_title", "kicker"),
    *("section__page_ptr", "section__title", "section__slug", "section__url_path"),
)


@dataclass(frozen=True)
class Named:
    """Somebody or something with a page of its own: key and slug."""

    pk: int
    slug: str


@dataclass(frozen=True)
class Place:
    """Something with an address: key, and path without the host."""

    pk: int
    path: str


@dataclass(frozen=True)
class Face(Place):
    """A public story by the places in which it is shown."""

    section: str = ""
    card: str = ""
    day: date | None = None
    is_breaking: bool = False
    authors: tuple[Named, ...] = ()
    topics: tuple[Named, ...] = ()
    # Known when the change is over only; see `completed`.
    around: DaysAround = NO_DAYS


def faces_of(keys: Iterable[int], *, with_cards: bool = True) -> dict[int, Face]:
    """The stories among these that readers may see now, by key; at most five queries.

    Without their cards, one less.
    """
    rows = ArticlePage.objects.published().filter(pk__in=list(keys)).order_by()
    stories = list(rows.select_related("section").only(*COLUMNS))
    if not stories:
        return {}
    found = [story.pk for story in stories]
    authors, topics = _authors(found), _topics(found)
    paper = _paper_name() if with_cards else ""
    faces = (_face(story, paper, authors, topics) for story in stories)
    return {face.pk: face for face in faces if face.path}


def completed(faces: Iterable[Face]) -> list[Face]:
    """With the days of the archive beside theirs, which link to each other."""
    found = list(faces)
    around = {day: days_around(day) for day in {face.day for face in found} if day}
    return [
        replace(face, around=around[face.day]) if face.day else face for face in found
    ]


def former_paths(keys: Iterable[int]) -> set[str]:
    """Other paths at which something is said of these stories; two queries.

    Redirects to them, and the places where they were withdrawn.
    """
    wanted = list(keys)
    old = Redirect.objects.filter(redirect_page__in=wanted)
    found = {spelled for path in _column(old, "old_path") for spelled in spelt(path)}
    withdrawn = Withdrawal.objects.filter(article__in=wanted)
    return found | {from_root(path) for path in _column(withdrawn, "url_path")}


def spelt(path: str) -> tuple[str, str]:
    """A redirect's path as it is asked for: with its last slash and without."""
    bare = path.partition("?")[0].rstrip("/")
    return bare or "/", f"{bare}/"


def _face(story, paper: str, authors, topics) -> Face:
    breaking = story.breaking_until
    return Face(
        pk=story.pk,
        path=path_of(story),
        section=path_of(story.section) if story.section else "",
        card=card_address(story, paper) if paper else "",
        day=timezone.localdate(story.published_at) if story.published_at else None,
        is_breaking=bool(breaking and breaking > timezone.now()),
        authors=tuple(authors[story.pk]),
        topics=tuple(topics[story.pk]),
    )


def path_of(page) -> str:
    """The path of a page on its site; empty where it is on none."""
    parts = page.get_url_parts()
    return (parts[2] if parts else "") or ""


def _authors(keys: list[int]) -> dict[int, list[Named]]:
    rows = Byline.objects.filter(article__in=keys, author__isnull=False)
    return _grouped(rows.values_list("article_id", "author_id", "author__slug"))


def _topics(keys: list[int]) -> dict[int, list[Named]]:
    rows = StoryTopic.objects.filter(content_object__in=keys)
    return _grouped(rows.values_list("content_object_id", "tag_id", "tag__slug"))


def _grouped(rows) -> dict[int, list[Named]]:
    found: dict[int, list[Named]] = defaultdict(list)
    for story, pk, slug in rows:
        found[story].append(Named(pk, slug))
    return found


def _paper_name() -> str:
    row = Masthead.objects.filter(site__is_default_site=True).first()
    return (row or Masthead()).name


def _column(rows, name: str) -> list[str]:
    return list(rows.values_list(name, flat=True))


def from_root(url_path: str) -> str:
    """A page's `url_path`, which begins with that of the front page, as readers ask."""
    roots = (root.root_path for root in Site.get_site_root_paths())
    below = next((root for root in roots if url_path.startswith(root)), "/")
    return f"/{url_path.removeprefix(below).lstrip('/')}"
