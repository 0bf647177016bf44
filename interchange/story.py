"""The neutral story: what every reader produces and every writer consumes.

Nothing here knows a file format, a database or Django. Text is plain text, never
markup; inline markup (links, emphasis) may later be added as ranges over a block's
text, with a default, so that what reads and writes plain text stays as it is.
"""

import datetime
import hashlib
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum


class Unreadable(Exception):
    """The input is no story. `str()` is one plain sentence that says why."""


class Role(StrEnum):
    """What a person did for a story."""

    REPORTING = "reporting"
    PHOTOGRAPHY = "photography"
    ILLUSTRATION = "illustration"
    DATA = "data"
    TRANSLATION = "translation"


class RemarkKind(StrEnum):
    """`loss`: dropped or not placed. `note`: a decision. `doubt`: look at it."""

    LOSS = "loss"
    NOTE = "note"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Remark:
    """One plain sentence about what a reader did with its input."""

    kind: RemarkKind
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Subheading:
    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation set apart from the running text, with who said it, if known."""

    text: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list; the items carry no bullet and no number."""

    items: tuple[str, ...]
    ordered: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.items)


Block = Paragraph | Subheading | Quotation | ItemList


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    role: Role = Role.REPORTING


@dataclass(frozen=True, slots=True)
class AgencyCredit:
    """A news agency the story owes something to.

    `credited` is true where the agency stands in a credit (dateline, byline,
    closing credit) and false where the text only quotes it.
    """

    code: str
    name: str
    credited: bool = True


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a story was filed; `agency` is an agency's code or empty."""

    place: str
    agency: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its address (a URL, or a name inside the source's package)."""

    address: str
    alt_text: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reader's reply. The address never shows in a `repr`, so never in a log.

    `reply_id` and `parent_id` are the source's own; `parent_id` is empty at the top.
    `status` is one of pending, approved, rejected, spam, withdrawn.
    """

    reply_id: str
    name: str
    body: str
    email: str = field(default="", repr=False)
    parent_id: str = ""
    written_at: datetime.datetime | None = None
    status: str = "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story, whatever format it came in.

    `published_at` and `updated_at` are aware where the source names a time zone;
    otherwise naive, meaning the newsroom's own zone, and midnight where the source
    gives a day without a time. `source_id` is stable for the same content wherever
    the file lies: the source's own permanent id, or `content_id()` of its text.
    """

    headline: str
    body: tuple[Block, ...]
    source_format: str
    source_id: str
    page_title: str = ""
    kicker: str = ""
    subhead: str = ""
    standfirst: str = ""
    people: tuple[Person, ...] = ()
    agencies: tuple[AgencyCredit, ...] = ()
    dateline: Dateline | None = None
    verification_note: str = ""
    section: str = ""
    topics: tuple[str, ...] = ()
    published_at: datetime.datetime | None = None
    updated_at: datetime.datetime | None = None
    pictures: tuple[Picture, ...] = ()
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader returns: at least one story, and all it has to say about it."""

    stories: tuple[Story, ...]
    remarks: tuple[Remark, ...] = ()


def content_id(*texts: str) -> str:
    """64 hex digits (SHA-256) that depend on the words alone.

    Spacing, line ends and Unicode composition make no difference, nor does it
    matter how the same words are divided into headline, standfirst and paragraphs.
    """
    words = unicodedata.normalize("NFC", " ".join(texts)).split()
    return hashlib.sha256(" ".join(words).encode("utf-8", "replace")).hexdigest()
