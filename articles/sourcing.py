"""How a story's sources and the passages of its body belong together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from articles.passages import Passage, passages

LAST = 1_000_000  # sorts after every number


@dataclass(frozen=True)
class Mark:
    """A number after a passage, that leads to the source of the same number."""

    number: int
    occurrence: int
    source_name: str

    @property
    def id(self) -> str:
        return f"mark-{self.number}-{self.occurrence}"

    @property
    def source_id(self) -> str:
        return f"source-{self.number}"


@dataclass
class KnownSource:
    """A source as readers are shown it; its number is None where no passage has it."""

    source: Any  # StorySource, of a layer above
    number: int | None = None
    marks: list[Mark] = field(default_factory=list)

    def mark(self) -> Mark:
        """One more mark of this source, kept here too for the way back."""
        mark = Mark(self.number or 0, len(self.marks) + 1, str(self.source))
        self.marks.append(mark)
        return mark


@dataclass(frozen=True)
class HowWeKnow:
    """Sources by number, those without one last; and the marks of each block."""

    sources: list[KnownSource]
    marks: dict[str, list[Mark]]


def how_we_know(article) -> HowWeKnow:
    """Number the sources of a story in the order in which its body first needs them."""
    known = [KnownSource(source) for source in article.sources.all()]
    by_block: dict[str, list[KnownSource]] = defaultdict(list)
    for one in known:
        for block_id in one.source.block_ids:
            by_block[block_id].append(one)
    marks = _marks(_block_ids(article.body), by_block)
    known.sort(key=lambda one: one.number or LAST)
    return HowWeKnow(known, marks)


def _marks(block_ids: Iterable[str], by_block) -> dict[str, list[Mark]]:
    marks: dict[str, list[Mark]] = {}
    latest_number = 0
    for block_id in block_ids:
        for one in by_block.get(block_id, ()):
            if one.number is None:
                latest_number += 1
                one.number = latest_number
            marks.setdefault(block_id, []).append(one.mark())
    return marks


def drop_dangling_ties(article) -> None:
    """Untie the sources of a story from blocks that its body has no longer.

    Changes the rows in memory; whoever saves the story saves them.
    """
    there = set(_block_ids(article.body))
    if all(there.issuperset(row.block_ids) for row in article.sources.all()):
        return
    for source in article.sources.get_object_list():
        source.block_ids = [tie for tie in source.block_ids if tie in there]


def _block_ids(body) -> list[str]:
    # Of the stored form, so that no picture is loaded for it.
    return [raw["id"] for raw in body.raw_data if raw.get("id")] if body else []


def unsourced_quotations(article) -> list[Passage]:
    """The passages with somebody's own words to which no source is tied."""
    tied = {tie for source in article.sources.all() for tie in source.block_ids}
    return [
        passage
        for passage in passages(article.body)
        if passage.is_quoting and passage.id not in tied
    ]
