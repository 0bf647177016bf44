"""What machines are told of a published story: the one description for all writers.

Nothing here knows a format, a database or Django. What is not a field below is not
told: no source note, no reader's or author's address, no draft. `body_html` and
`Correction.text` apart, texts are plain; addresses are absolute.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name, an address for people, and a slug where it has one."""

    name: str
    url: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Credited:
    """A person and what he or she did: reporting, photography, data, ..."""

    name: str
    url: str
    slug: str
    role: str
    job_title: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    code: str
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """`kind` is for machines, `label` for people; `text` is plain, with line ends."""

    number: int
    kind: str
    label: str
    text: str
    made_at: datetime
    is_above: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A source as readers are told of it under “How we know this”."""

    name: str
    kind: str
    basis: str
    state: str
    url: str = ""
    supports: str = ""
    anonymity_reason: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One size of a picture, by its address."""

    url: str
    width: int
    height: int
    content_type: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The publisher. `policies` are addresses by schema.org's name of the policy."""

    name: str
    root: str
    tagline: str
    description: str
    logo: str
    language: str
    policies: dict[str, str]
    feeds_hold_full_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStory:
    """A story that everybody may read.

    `uri` stays the same when the address changes. `updated_at` is when the facts last
    changed or a correction was made, at first when it was published; a typing error
    does not move it. `card` is what social cards show: a picture, or the headline
    drawn. `body_html` is empty unless it was asked for.
    """

    pk: int
    uri: str
    url: str
    slug: str
    headline: str
    summary: str
    published_at: datetime
    updated_at: datetime
    card: Picture
    kicker: str = ""
    subhead: str = ""
    standfirst: str = ""
    section: Named | None = None
    byline: str = ""
    people: tuple[Credited, ...] = ()
    agencies: tuple[Agency, ...] = ()
    place: str = ""
    dateline_date: date | None = None
    topics: tuple[Named, ...] = ()
    corrections: tuple[Correction, ...] = ()
    sources: tuple[Source, ...] = ()
    verification_note: str = ""
    ai_use: str = ""
    picture: Picture | None = None
    body_html: str = ""

    @property
    def reporters(self) -> tuple[Credited, ...]:
        return tuple(person for person in self.people if person.role == "reporting")


def changed_at(stories, *, else_at: datetime) -> datetime:
    """When the newest of the stories was last changed."""
    return max((story.updated_at for story in stories), default=else_at)
