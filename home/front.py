"""What stands where on the front page, and how an empty place is filled."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from articles.models import ArticlePage, SectionPage

SECONDS = 4
LATEST = 10
ROW = 4
# Enough of the newest stories that the lead and the seconds can be picked from them.
CANDIDATES = 30


@dataclass(frozen=True)
class ChosenRow:
    """A section the editor placed: which stories first, or that it stays off."""

    section_id: int
    story_ids: tuple[int, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True)
class Choice:
    """What the editor chose for the front page, by key; the rest goes by rule."""

    lead_id: int | None = None
    second_ids: tuple[int, ...] = ()
    rows: tuple[ChosenRow, ...] = ()

    def story_ids(self) -> list[int]:
        """Every chosen story but the lead, in the order of the page."""
        pinned = [pk for row in self.rows for pk in row.story_ids]
        return list(dict.fromkeys([*self.second_ids, *pinned]))


@dataclass
class SectionRow:
    """A section and its stories that do not stand higher on the page."""

    section: SectionPage
    stories: list[ArticlePage] = field(default_factory=list)


@dataclass
class Front:
    """The stories of the front page by place. `lead` is None in an empty paper."""

    lead: ArticlePage | None
    seconds: list[ArticlePage]
    latest: list[ArticlePage]
    rows: list[SectionRow]


def compose_front(choice: Choice | None = None) -> Front:
    """Fill the front page, each story once above “Latest”, in a fixed number of queries.

    A chosen story that readers may not see leaves its place to the rule: the newest
    story with a picture leads, the newest with pictures stand second, and each section
    shows its newest.
    """
    choice = choice or Choice()
    published = ArticlePage.objects.published()
    # A live story has its time; without the filter SQLite would sort all stories.
    timed = published.filter(published_at__isnull=False)
    newest = list(timed.for_listing()[:CANDIDATES])
    lead = _lead(published, newest, choice)
    chosen = _chosen(published, choice, lead)
    pinned_below = {
        pk for row in choice.rows for pk in row.story_ids if pk not in choice.second_ids
    }
    seconds = _seconds(
        [chosen[pk] for pk in choice.second_ids if pk in chosen],
        [story for story in newest if story != lead and story.pk not in pinned_below],
    )
    taken = {story.pk for story in [*seconds, *([lead] if lead else [])]}
    rows = _rows(published, choice, chosen, taken)
    return Front(lead, seconds, newest[:LATEST], rows)


def _lead(published, newest, choice: Choice):
    placed = choice.story_ids()
    free = [story for story in newest if story.pk not in placed] or newest
    with_picture = [story.pk for story in free if story.lead_image_id]
    anyone = [story.pk for story in free]
    wanted = [pk for pk in (choice.lead_id, *with_picture[:1], *anyone[:1]) if pk]
    found = {story.pk: story for story in published.for_lead().filter(pk__in=wanted)}
    return next((found[pk] for pk in wanted if pk in found), None)


def _chosen(published, choice: Choice, lead) -> dict[int, ArticlePage]:
    """The chosen stories that readers may see, by key, without the lead."""
    wanted = [pk for pk in choice.story_ids() if not lead or pk != lead.pk]
    if not wanted:
        return {}
    return {story.pk: story for story in published.for_listing().filter(pk__in=wanted)}


def _seconds(chosen, others):
    """The chosen ones, then the newest until the places are full."""
    free = SECONDS - len(chosen)
    rest = [story for story in others if story not in chosen]
    # Pictures first, so that cards in one row are of one kind.
    pictured = [story for story in rest if story.lead_image_id][:free]
    return [*chosen, *(pictured or ([] if chosen else rest[:free]))][:SECONDS]


def _rows(published, choice: Choice, chosen, taken) -> list[SectionRow]:
    rows = {section.pk: SectionRow(section) for section in _sections(choice.rows)}
    for chosen_row in choice.rows:
        if chosen_row.section_id in rows:
            stories = _free(chosen_row.story_ids, chosen, taken)[:ROW]
            rows[chosen_row.section_id].stories = stories
            taken |= {story.pk for story in stories}
    for story in _newest_of_each_section(published, taken):
        row = rows.get(story.section_id)
        if row and len(row.stories) < ROW:
            row.stories.append(story)
    return [row for row in rows.values() if row.stories]


def _sections(chosen_rows: Iterable[ChosenRow]) -> list[SectionPage]:
    """The sections with a row: those placed by the editor, then the tree's order."""
    live = {
        section.pk: section
        for section in SectionPage.objects.live().public().order_by("path")
    }
    placed = [row.section_id for row in chosen_rows]
    hidden = {row.section_id for row in chosen_rows if row.is_hidden}
    order = dict.fromkeys([*placed, *live])
    return [live[pk] for pk in order if pk in live and pk not in hidden]


def _free(story_ids, chosen, taken) -> list[ArticlePage]:
    return [chosen[pk] for pk in story_ids if pk in chosen and pk not in taken]


def _newest_of_each_section(published, taken):
    """The newest stories of each section, by an index for each place of a row.

    A window over all stories would number 100,000 of them for each front page.
    """
    stories = published.exclude(pk__in=taken).filter(section=OuterRef("pk"))
    keys = stories.newest_first().values("pk")
    places = {f"story_{at}": Subquery(keys[at : at + 1]) for at in range(ROW)}
    sections = SectionPage.objects.live().public().annotate(**places)
    wanted = [key for row in sections.values_list(*places) for key in row if key]
    return published.filter(pk__in=wanted).for_listing()
