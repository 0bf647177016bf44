"""Where a story is shown at one moment, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from articles.models import ArticlePage, Withdrawal
from articles.prepared import Prepared, PreparedObjects
from articles.story_rows import KEY, names_in
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


def _stories(keys):
    rows = ArticlePage.objects.published_by_sql().filter(id__in=keys).order_by()
    return rows.select_related("section").only(*COLUMNS)


def _papers():
    rows = Masthead.objects.filter(site__is_default_site=True).order_by("pk")
    return rows.values_list("name")[:1]


STORIES = PreparedObjects(_stories, keys=KEY)
PAPERS = Prepared(_papers)


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
    """The stories among these that readers may see now, by key; at most three queries.

    Without their cards, one less.
    """
    wanted = list(keys)
    stories = STORIES.ask(keys=wanted) if wanted else []
    if not stories:
        return {}
    names = _names([story.pk for story in stories])
    paper = _paper_name() if with_cards else ""
    faces = (_face(story, paper, names) for story in stories)
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


def _face(story, paper: str, names) -> Face:
    breaking = story.breaking_until
    return Face(
        pk=story.pk,
        path=path_of(story),
        section=path_of(story.section) if story.section else "",
        card=card_address(story, paper) if paper else "",
        day=timezone.localdate(story.published_at) if story.published_at else None,
        is_breaking=bool(breaking and breaking > timezone.now()),
        authors=tuple(names["bylines", story.pk]),
        topics=tuple(names["topic_links", story.pk]),
    )


def path_of(page) -> str:
    """The path of a page on its site; empty where it is on none."""
    parts = page.get_url_parts()
    return (parts[2] if parts else "") or ""


def _names(keys: list[int]) -> dict[tuple[str, int], list[Named]]:
    """Whom and what the stories name, by relation and story."""
    found: dict[tuple[str, int], list[Named]] = defaultdict(list)
    for relation, story, pk, slug in names_in(keys):
        found[relation, story].append(Named(pk, slug))
    return found


def _paper_name() -> str:
    rows = PAPERS.ask()
    return rows[0][0] if rows else Masthead().name


def _column(rows, name: str) -> list[str]:
    return list(rows.values_list(name, flat=True))


def from_root(url_path: str) -> str:
    """A page's `url_path`, which begins with that of the front page, as readers ask."""
    roots = (root.root_path for root in Site.get_site_root_paths())
    below = next((root for root in roots if url_path.startswith(root)), "/")
    return f"/{url_path.removeprefix(below).lstrip('/')}"
