"""What stands where on the front page, and how an empty place is filled."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from articles.models import ArticlePage, SectionPage

SECONDS = 4
LATEST = 10
ROW = 4
# Enough of the newest stories that the lead and the seconds can be picked from them.
CANDIDATES = 30


@dataclass
class SectionRow:
    """A section and its newest stories that do not stand higher on the page."""

    section: SectionPage
    stories: list[ArticlePage] = field(default_factory=list)


@dataclass
class Front:
    """The stories of the front page by place. `lead` is None in an empty paper."""

    lead: ArticlePage | None
    seconds: list[ArticlePage]
    latest: list[ArticlePage]
    rows: list[SectionRow]


def compose_front(*, lead_id: int | None = None) -> Front:
    """Fill the front page, each story once above “Latest”, in a fixed number of queries.

    `lead_id` is the editor's choice; where there is none, or readers may not see it,
    the newest story with a picture leads, else the newest.
    """
    published = ArticlePage.objects.published()
    # A live story has its time; without the filter SQLite would sort all stories.
    timed = published.filter(published_at__isnull=False)
    newest = list(timed.for_listing()[:CANDIDATES])
    lead = _lead(published, newest, lead_id)
    others = [story for story in newest if story != lead]
    seconds = _seconds(others)
    taken = {story.pk for story in [*seconds, *([lead] if lead else [])]}
    return Front(lead, seconds, newest[:LATEST], _rows(published, taken))


def _lead(published, newest, lead_id):
    with_picture = [story.pk for story in newest if story.lead_image_id]
    anyone = [story.pk for story in newest]
    wanted = [pk for pk in (lead_id, *with_picture[:1], *anyone[:1]) if pk]
    found = {story.pk: story for story in published.for_lead().filter(pk__in=wanted)}
    return next((found[pk] for pk in wanted if pk in found), None)


def _seconds(stories):
    # Pictures first, so that cards in one row are of one kind.
    pictured = [story for story in stories if story.lead_image_id][:SECONDS]
    return pictured or stories[:SECONDS]


def _rows(published, taken):
    sections = SectionPage.objects.live().public().order_by("path")
    rows, keys = {}, []
    for section in sections.annotate(**_newest_of_section(published, taken)):
        rows[section.pk] = SectionRow(section)
        keys += [getattr(section, f"story_{place}") for place in range(ROW)]
    wanted = published.filter(pk__in=[key for key in keys if key])
    for story in wanted.for_listing():
        rows[story.section_id].stories.append(story)
    return [row for row in rows.values() if row.stories]


def _newest_of_section(published, taken) -> dict[str, Subquery]:
    """A column for each place of a row, so that an index finds its story.

    A window over all stories would number 100,000 of them for each front page.
    """
    stories = published.exclude(pk__in=taken).filter(section=OuterRef("pk"))
    keys = stories.newest_first().values("pk")
    return {f"story_{place}": Subquery(keys[place : place + 1]) for place in range(ROW)}
