"""The one renderer of readers' text: escaped, paragraphs, links, nothing else."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LINK = re.compile(r"https?://[^\s<>\"'\x00-\x1f]{3,500}", re.IGNORECASE)
NOT_PART_OF_A_LINK = ".,;:!?)]}”’»…"
REL = "nofollow ugc noopener"
MAX_LABEL = 60


def render_body(text: str) -> SafeString:
    """The HTML of a reply. Of tags it holds `p`, `br` and `a`, and none that was typed.

    Paragraphs are isolated from each other (`dir=auto`), so that an unfinished
    right-to-left override ends with its paragraph.
    """
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    html = "".join(f'<p dir="auto">{_lines(paragraph)}</p>' for paragraph in paragraphs)
    return mark_safe(html)  # noqa: S308 (every piece is escaped in _inline)


def _lines(paragraph: str) -> str:
    return "<br>".join(_inline(line) for line in paragraph.split("\n"))


def _inline(line: str) -> str:
    pieces, end = [], 0
    for match in LINK.finditer(line):
        url = match.group().rstrip(NOT_PART_OF_A_LINK)
        pieces += [escape(line[end : match.start()]), _link(url)]
        end = match.start() + len(url)
    return "".join([*pieces, escape(line[end:])])


def _link(url: str) -> str:
    label = url if len(url) <= MAX_LABEL else url[: MAX_LABEL - 1] + "…"
    return f'<a href="{escape(url)}" rel="{REL}">{escape(label)}</a>'
