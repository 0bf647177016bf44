"""A reply's text for moderators: what the checks found is marked, links show in full."""

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LONGEST = 200  # characters of one finding
MOST = 200  # findings


def found_words(findings: object) -> list[str]:
    """The words, as typed, that the checks named; whatever the column holds."""
    rows = findings if isinstance(findings, list) else []
    words = [
        word
        for row in rows
        if isinstance(row, dict) and isinstance(row.get("words"), list)
        for word in row["words"]
        if isinstance(word, str) and word.strip()
    ]
    return list(dict.fromkeys(words))[:MOST]


def mark_words(text: str, words: Iterable[str]) -> SafeString:
    """The HTML of a text with the words in `mark`. Other tags: `p` and `br` only.

    No links: a moderator sees where one leads and follows none by accident.
    """
    pattern = _any_of(words)
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    html = "".join(
        f'<p dir="auto">{_marked(paragraph, pattern)}</p>' for paragraph in paragraphs
    )
    return mark_safe(html)  # noqa: S308 (every piece is escaped in _marked)


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted({word[:LONGEST] for word in words if word}, key=len)[::-1]
    if not longest_first:
        return None
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)


def _marked(paragraph: str, pattern: re.Pattern[str] | None) -> str:
    pieces, end = [], 0
    for match in pattern.finditer(paragraph) if pattern else ():
        before, word = paragraph[end : match.start()], match.group()
        pieces += [escape(before), f"<mark>{escape(word)}</mark>"]
        end = match.end()
    return "".join([*pieces, escape(paragraph[end:])]).replace("\n", "<br>")
