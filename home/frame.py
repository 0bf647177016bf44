"""What stands around every page: sections, pages about the paper, breaking news."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from django.db.models import BigIntegerField, CharField, DateTimeField, F, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from articles.models import SectionPage
from articles.once import once
from articles.prepared import Prepared
from articles.querysets import restricted_paths
from home.models import HousePage, Imprint

BREAKING_AT_ONCE = 3
COLUMNS = ("role", "pk", "shown", "url_path", "path", "at", "until")


@dataclass(frozen=True, slots=True)
class Link:
    """A page that others lead to: its name and its address on this site."""

    pk: int
    title: str
    url: str
    at: datetime | None = None
    until: datetime | None = None  # the news is breaking no longer


@dataclass(frozen=True)
class Frame:
    """The pages around every page, each list in its order."""

    section: list[Link] = field(default_factory=list)
    house: list[Link] = field(default_factory=list)
    breaking: list[Link] = field(default_factory=list)
    policy: list[Link] = field(default_factory=list)


@once
def frame_of(site: Site | None) -> Frame:
    """What stands around the pages of a site; one query.

    It brings along what is restricted, so that nobody has to ask for that after it.
    """
    if site is None:
        return Frame()
    rows = sorted(_rows(site), key=lambda row: row["path"])
    hidden = [row["path"] for row in rows if row["role"] == "restricted"]
    restricted_paths.answer_with(hidden)
    frame, root = Frame(), site.root_page.url_path
    for row in rows:
        is_hidden = row["role"] == "restricted" or row["path"].startswith(tuple(hidden))
        if not is_hidden and row["url_path"].startswith(root):
            getattr(frame, row["role"]).append(_link(row, root.rstrip("/")))
    frame.breaking.sort(key=lambda link: (link.at, link.pk), reverse=True)
    del frame.breaking[BREAKING_AT_ONCE:]
    return frame


def _link(row: dict, root: str) -> Link:
    url = quote(row["url_path"].removeprefix(root), safe="/")
    return Link(row["pk"], row["shown"], url, row["at"], row["until"])


def _rows(site: Site) -> list[dict]:
    policies = [*Imprint.for_site(site).policy_keys().values()]
    rows = AROUND.ask(now=timezone.now(), policies=policies)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def _around(now, policies):
    """All of them at once. By key, for the table of pages is large and these are few."""
    live, menus = Page.objects.live(), Page.objects.live().in_menu()
    restricted = PageViewRestriction.objects.values("page")
    return _breaking(now).union(
        _some(menus.filter(pk__in=SectionPage.objects.values("pk")), "section"),
        _some(menus.filter(pk__in=HousePage.objects.values("pk")), "house"),
        _some(live.filter(pk__in=policies), "policy"),
        _some(Page.objects.filter(pk__in=restricted), "restricted"),
        all=True,
    )


def _breaking(now):
    """The live stories that are breaking at a moment, by their names in lists."""
    # First, for of what others leave empty PostgreSQL takes the type from here.
    stories = Page.objects.live().filter(articlepage__breaking_until__gt=now)
    in_lists = NullIf("articlepage__listing_headline", Value(""))
    name = Coalesce(in_lists, "articlepage__headline")
    role = Value("breaking", output_field=CharField())
    times = {
        "at": F("articlepage__published_at"),
        "until": F("articlepage__breaking_until"),
    }
    named = stories.annotate(role=role, shown=name, **times)
    return named.order_by().values_list(*COLUMNS)


def _some(pages, role: str):
    nothing = Value(None, output_field=DateTimeField())
    named = Value(role, output_field=CharField())
    named_pages = pages.annotate(
        role=named, shown=F("title"), at=nothing, until=nothing
    )
    return named_pages.order_by().values_list(*COLUMNS)


# Put into SQL once: it stands around every page that is made.
AROUND = Prepared(_around, now=DateTimeField(), policies=BigIntegerField())
