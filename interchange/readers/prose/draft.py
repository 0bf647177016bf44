"""The story as it is being read: filled step by step, then frozen."""

from dataclasses import dataclass, field
from datetime import datetime

from interchange.story import (
    AgencyCredit,
    Block,
    Dateline,
    Person,
    Reading,
    Remark,
    RemarkKind,
    Story,
    content_id,
)


@dataclass(slots=True)
class Draft:
    """What has been understood so far, and what there is to say about it."""

    page_title: str = ""
    kicker: str = ""
    headline: str = ""
    subhead: str = ""
    standfirst: str = ""
    body: list[Block] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    agencies: dict[str, AgencyCredit] = field(default_factory=dict)
    dateline: Dateline | None = None
    reporters_places: list[str] = field(default_factory=list)
    verification_note: str = ""
    section: str = ""
    topics: list[str] = field(default_factory=list)
    published_at: datetime | None = None
    updated_at: datetime | None = None
    remarks: list[Remark] = field(default_factory=list)

    def loss(self, sentence: str) -> None:
        self.remarks.append(Remark(RemarkKind.LOSS, sentence))

    def note(self, sentence: str) -> None:
        self.remarks.append(Remark(RemarkKind.NOTE, sentence))

    def doubt(self, sentence: str) -> None:
        self.remarks.append(Remark(RemarkKind.DOUBT, sentence))

    def add_person(self, person: Person) -> None:
        if person not in self.people:
            self.people.append(person)

    def credit(self, code: str, name: str, *, credited: bool) -> bool:
        """Add an agency; true if that is news. A credit outranks a mention."""
        known = self.agencies.get(code)
        if known and (known.credited or not credited):
            return False
        self.agencies[code] = AgencyCredit(code, name, credited)
        return True

    def texts(self) -> tuple[str, ...]:
        """All the running text, in reading order."""
        blocks = (block.text for block in self.body)
        return tuple(filter(None, (self.standfirst, *blocks)))

    def reading(self, source_format: str) -> Reading:
        story = Story(
            headline=self.headline,
            body=tuple(self.body),
            source_format=source_format,
            source_id=content_id(self.headline, self.subhead, *self.texts()),
            page_title=self.page_title,
            kicker=self.kicker,
            subhead=self.subhead,
            standfirst=self.standfirst,
            people=tuple(self.people),
            agencies=tuple(self.agencies.values()),
            dateline=self.dateline,
            verification_note=self.verification_note,
            section=self.section,
            topics=tuple(self.topics),
            published_at=self.published_at,
            updated_at=self.updated_at,
        )
        return Reading((story,), tuple(dict.fromkeys(self.remarks)))
