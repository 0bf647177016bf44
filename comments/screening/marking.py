"""Show a text with what the checks found in it marked. For staff only."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


def marked(text: str, findings: list[dict]) -> SafeString:
    """The escaped text with `<mark>` around each word of the findings, as stored."""
    words = {word for finding in findings for word in finding["words"]}
    if not words:
        return escape(text)
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    pieces = re.split(f"({'|'.join(longest_first)})", text)
    shown = (
        f"<mark>{escape(piece)}</mark>" if number % 2 else escape(piece)
        for number, piece in enumerate(pieces)
    )
    return mark_safe("".join(shown))  # noqa: S308 (every piece is escaped)
