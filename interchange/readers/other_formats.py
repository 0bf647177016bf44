"""What is plainly not text for the plain-text reader, told by its name."""

import re
from pathlib import PurePath

from interchange.story import Unreadable

SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip container (such as .docx, .odt, .pages or .epub)"),
    (b"PK\x05\x06", "an empty zip container"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"OggS", "an Ogg recording"),
    (b"\x7fELF", "a program"),
)
EXTENSIONS = {
    ".csv": "a table (CSV)",
    ".tsv": "a table (TSV)",
    ".json": "JSON",
    ".jsonl": "JSON lines",
    ".ndjson": "JSON lines",
}
XML_ROOTS = {
    "rss": "an RSS feed",
    "feed": "an Atom feed",
    "rdf:rdf": "an RSS feed",
    "nitf": "a NITF document",
    "newsml": "a NewsML document",
    "newsitem": "a NewsML-G2 document",
    "newsmessage": "a NewsML-G2 document",
    "svg": "an SVG picture",
}
HTML_ROOTS = re.compile(
    "html|head|body|div|p|article|section|main|span|a|img|table|ul|ol|h[1-6]|br|b|i"
    "|em|strong|script|style|meta|link|title|header|nav|form|iframe|input|button|video"
)
LOOK_AT = 4096
BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
PROLOGUE = re.compile(
    r"(?:<\?[^>]*>|<!--(?:(?!-->).)*-->|<!doctype[^>]*>|\s)*", re.I | re.S
)
FIRST_TAG = re.compile(r"<([a-zA-Z][\w:.-]*)(?:[\s/][^<>]*)?/?>?")
TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?>")
EMAIL_HEADERS = re.compile(
    r"(?:(?:From|To|Cc|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Reply-To): ?[^\r\n]{0,998}\r?\n){2}",
    re.I,
)
JSON_START = re.compile(r"[\[{]\s*[\"\[{\]}]")


def other_format(data: bytes, filename: str = "") -> str | None:
    """What the file is, in words such as “a PDF document”; None where it may be text."""
    return (
        _by_signature(data)
        or _by_opening(data)
        or EXTENSIONS.get(PurePath(filename.replace("\0", "")).suffix.lower())
    )


def refuse_other_formats(data: bytes, filename: str = "") -> None:
    """Raise `Unreadable`, naming the format, for what is plainly not plain text."""
    found = other_format(data, filename)
    if found:
        raise Unreadable(f"This is {found}, not plain text; no reader takes it.")


def holds_much_markup(text: str) -> bool:
    """Whether a third of the lines carry tags: then it is markup, not a story."""
    lines = [line for line in text.splitlines() if line.strip()]
    tagged = sum(1 for line in lines if TAG.search(line))
    return tagged >= 3 and tagged * 3 >= len(lines)


def holds_tags(text: str) -> bool:
    return bool(TAG.search(text))


def _by_signature(data: bytes) -> str | None:
    for start, name in SIGNATURES:
        if data.startswith(start):
            return name
    if data[4:8] == b"ftyp":
        return "a picture or film (AVIF, HEIC or MP4)"
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture or recording (WebP, WAV or AVI)"
    return None


def _by_opening(data: bytes) -> str | None:
    head = _opening_text(data).lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        return _markup(head)
    if EMAIL_HEADERS.match(head):
        return "an e-mail message with its headers"
    if JSON_START.match(head) and data.rstrip(b" \t\r\n\0")[-1:] in (b"}", b"]"):
        return "JSON"
    return None


def _opening_text(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[:LOOK_AT].decode(encoding, "ignore")
    return data[:LOOK_AT].decode("utf-8", "ignore")


def _markup(head: str) -> str | None:
    lowered = head[:200].lower()
    if lowered.startswith("<!doctype html"):
        return "an HTML page"
    prologue = PROLOGUE.match(head)
    tag = FIRST_TAG.match(head, prologue.end() if prologue else 0)
    name = tag.group(1).lower() if tag else ""
    if HTML_ROOTS.fullmatch(name):
        return "an HTML page"
    if name in XML_ROOTS:
        return XML_ROOTS[name]
    return "an XML document" if name or lowered.startswith("<?xml") else None
