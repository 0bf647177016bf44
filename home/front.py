"""What stands where on the front page, and how an empty place is filled."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from operator import attrgetter

from articles.cards import (
    COLUMNS,
    Card,
    add_names,
    add_pictures,
    cards_of,
    public_cards,
)
from articles.models import ArticlePage, SectionPage
from articles.pictures.renditions import PICTURE_SPECS
from articles.prepared import Prepared, PreparedObjects
from articles.querysets import for_everybody_by_sql
from home.section_rows import newest_of_each

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
    stories: list[Card] = field(default_factory=list)


@dataclass
class Front:
    """The stories of the front page by place. `lead` is None in an empty paper."""

    lead: Card | None
    seconds: list[Card]
    latest: list[Card]
    rows: list[SectionRow]


def compose_front(choice: Choice | None = None) -> Front:
    """Fill the front page, each story once above “Latest”, in a fixed number of queries.

    A chosen story that readers may not see leaves its place to the rule: the newest
    story with a picture leads, the newest with pictures stand second, and each section
    shows its newest.
    """
    choice = choice or Choice()
    newest = cards_of(NEWEST.ask())
    chosen = _chosen(choice)
    lead = _lead(newest, chosen, choice)
    if lead:
        chosen.pop(lead.pk, None)
    pinned_below = {
        pk for row in choice.rows for pk in row.story_ids if pk not in choice.second_ids
    }
    seconds = _seconds(
        [chosen[pk] for pk in choice.second_ids if pk in chosen],
        [story for story in newest if story != lead and story.pk not in pinned_below],
    )
    taken = {story.pk for story in [*seconds, *([lead] if lead else [])]}
    rows = _rows(choice, chosen, taken)
    front = Front(lead, seconds, newest[:LATEST], rows)
    _add_what_is_shown(front)
    return front


def _add_what_is_shown(front: Front) -> None:
    """Names and pictures of those stories alone that show them."""
    leads = [front.lead] if front.lead else []
    add_names(leads)
    add_pictures(leads, PICTURE_SPECS)
    in_rows = (story for row in front.rows for story in row.stories)
    add_pictures([*front.seconds, *in_rows])


def pictured_first(stories: list[Card]) -> list[Card]:
    """The stories with the first that has a picture in front, else as they were."""
    pictured = next((story for story in stories if story.lead_image_id), None)
    return [pictured, *(s for s in stories if s != pictured)] if pictured else stories


def _lead(newest, chosen: dict[int, Card], choice: Choice) -> Card | None:
    """The editor's choice, else the newest with a picture, else the newest."""
    if choice.lead_id in chosen:
        return chosen[choice.lead_id]
    placed = choice.story_ids()
    free = [story for story in newest if story.pk not in placed] or newest
    pictured = (story for story in free if story.lead_image_id)
    found = next(pictured, free[0] if free else None)
    # A copy, for the lead has a larger picture than the same story in a list.
    return replace(found) if found else None


def _chosen(choice: Choice) -> dict[int, Card]:
    """The chosen stories that readers may see, by key."""
    wanted = [pk for pk in (choice.lead_id, *choice.story_ids()) if pk]
    return {story.pk: story for story in public_cards(wanted)}


def _seconds(chosen, others):
    """The chosen ones, then the newest until the places are full."""
    free = SECONDS - len(chosen)
    rest = [story for story in others if story not in chosen]
    # Pictures first, so that cards in one row are of one kind.
    pictured = [story for story in rest if story.lead_image_id][:free]
    return [*chosen, *(pictured or ([] if chosen else rest[:free]))][:SECONDS]


def _rows(choice: Choice, chosen, taken) -> list[SectionRow]:
    rows = {section.pk: SectionRow(section) for section in _sections(choice.rows)}
    for chosen_row in choice.rows:
        if chosen_row.section_id in rows:
            stories = _free(chosen_row.story_ids, chosen, taken)[:ROW]
            rows[chosen_row.section_id].stories = stories
            taken |= {story.pk for story in stories}
    keys = newest_of_each(rows, places=ROW, taken=taken)
    found = {story.pk: story for story in public_cards(keys)}
    for story in (found[key] for key in keys if key in found):
        row = rows.get(story.section_id)
        if row and len(row.stories) < ROW:
            row.stories.append(story)
    return [row for row in rows.values() if row.stories]


def _sections(chosen_rows: Iterable[ChosenRow]) -> list[SectionPage]:
    """The sections with a row: those placed by the editor, then the tree's order."""
    # Sorted here: for an order by path SQLite walks along all pages.
    every = sorted(SECTIONS.ask(), key=attrgetter("path"))
    live = {section.pk: section for section in every}
    placed = [row.section_id for row in chosen_rows]
    hidden = {row.section_id for row in chosen_rows if row.is_hidden}
    order = dict.fromkeys([*placed, *live])
    return [live[pk] for pk in order if pk in live and pk not in hidden]


def _free(story_ids, chosen, taken) -> list[Card]:
    return [chosen[pk] for pk in story_ids if pk in chosen and pk not in taken]


def _newest():
    stories = ArticlePage.objects.published_by_sql().timed().newest_first()
    return stories.values_list(*COLUMNS)[:CANDIDATES]


def _live_sections():
    # By key, for the table of pages is large and these are few.
    live = SectionPage.objects.live().filter(id__in=SectionPage.objects.values("pk"))
    return for_everybody_by_sql(live).order_by().only("path", "title", "url_path")


NEWEST = Prepared(_newest)
SECTIONS = PreparedObjects(_live_sections)
