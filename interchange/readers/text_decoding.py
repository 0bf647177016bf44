"""Bytes to clean text: encodings, line ends, invisible characters."""

import re

from interchange.story import Remark, RemarkKind, Unreadable

LARGEST = 10 * 1024 * 1024
MARKED = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028]")
# What a word processor or a web page leaves inside words, and nobody sees.
INVISIBLE = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]")
# Tabs and line ends aside, no story holds these; direction overrides can hide text.
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202d\u202e]")
# French sets a no-break space inside guillemets and before ; : ! ? and %, and many
# languages one between groups of digits. There it was typed on purpose: it stays.
STRAY_NO_BREAK_SPACE = re.compile(
    "(?<![«‹\\d])[\u00a0\u202f](?![»›?!:;%€$£])"
    "|(?<=\\d)[\u00a0\u202f](?![\\d»›?!:;%€$£])"
)
# Two spaces, so that an indent by tab is still an indent.
TAB = "  "
OTHER_SPACE = re.compile("[\u1680\u2000-\u200a\u205f\u3000]")
# UTF-8 read as Windows-1252 and saved again turns an apostrophe into these.
GARBLED = re.compile("â€[™œ\x9d˜“”¦]|Ã[©¨¼¶¤±³¡]")


def decode(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The text of a file, with remarks about its encoding.

    Byte order marks decide first (UTF-8, UTF-16, UTF-32); without one it is UTF-8,
    and failing that Windows-1252. Raises `Unreadable` for more than 10 MiB, for
    binary data, and for what none of these encodings can be.
    """
    if len(data) > LARGEST:
        raise Unreadable("The file is larger than 10 MiB; no single story is.")
    text, remarks = _decoded(data)
    if "\0" in text:
        raise Unreadable("The file holds NUL bytes: it is binary data, not text.")
    if len(CONTROL.findall(text)) * 50 > len(text):
        raise Unreadable("The file is full of control characters: it is binary data.")
    return text, remarks + _garbled(text)


def clean(text: str) -> tuple[str, tuple[Remark, ...]]:
    """The text with plain line ends and spaces and without invisible characters.

    Indents and double spaces are left alone, for they may tell paragraphs apart;
    so are quotation marks, dashes, and the joiners Persian and emoji need.
    """
    text = LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    text, invisible = INVISIBLE.subn("", text)
    text, control = CONTROL.subn("", text)
    text = STRAY_NO_BREAK_SPACE.sub(" ", OTHER_SPACE.sub(" ", text.replace("\t", TAB)))
    return text, _said(invisible, "invisible", "soft hyphens, zero-width spaces") + (
        _said(control, "control", "no text needs them")
    )


def _decoded(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    for mark, encoding in MARKED:
        if data.startswith(mark):
            return _exactly(data[len(mark) :], encoding), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _without_mark(data)


def _exactly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(
            f"The file says it is {encoding.upper()}, but its bytes are not; it is damaged or binary."
        ) from None


def _without_mark(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """UTF-8 with a few broken bytes, or else Windows-1252."""
    if b"\0" in data:
        raise Unreadable("The file holds NUL bytes: it is binary data, not text.")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    # Windows-1252 text holds hardly a valid UTF-8 sequence, so whole ones tell.
    if sum(1 for sign in text if sign > "\x7f") > 2 * broken:
        return text, _lost(broken)
    return _windows_1252(data)


def _windows_1252(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise Unreadable(
            "The file is neither UTF-8 nor Windows-1252 text; save it as UTF-8."
        ) from None
    return text, (
        Remark(
            RemarkKind.DOUBT,
            "The file is not UTF-8; it was read as Windows-1252, so look at its accents and quotation marks.",
        ),
    )


def _lost(broken: int) -> tuple[Remark, ...]:
    text = f"{broken} damaged UTF-8 sequence(s) were replaced by the sign “\ufffd”."
    return (Remark(RemarkKind.LOSS, text),)


def _garbled(text: str) -> tuple[Remark, ...]:
    if len(GARBLED.findall(text)) < 2:
        return ()
    sentence = "The text looks garbled by a wrong decoding earlier (signs such as “â€™”); it was kept as it is."
    return (Remark(RemarkKind.DOUBT, sentence),)


def _said(count: int, kind: str, what: str) -> tuple[Remark, ...]:
    if not count:
        return ()
    text = f"Removed {count} {kind} character(s) ({what})."
    return (Remark(RemarkKind.NOTE, text),)
