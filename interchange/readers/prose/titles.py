"""Tells page title, section, kicker, headline and subhead from the lines on top.

The rules, in this order, for the heading lines before the first paragraph:
1. A section's name, a breadcrumb or a label such as “Analysis” above another heading
   is section or kicker, and so are up to four words in capitals above mixed case.
2. The first of two headings is the page title if the two say the same words (four
   fifths of them), or if it stands alone over a pair that stands together.
3. The next is the headline.
4. What stands directly under the headline, without a blank line, is the subhead (three lines at most).
5. Failing that, one heading after a blank line is the subhead, with a doubt.
6. Further ones stay in the body as subheadings, with a doubt.
"""

import re

from interchange.readers.prose.draft import Draft
from interchange.readers.prose.labels import (
    breadcrumb_section,
    is_kicker,
    is_section,
    shouts,
)
from interchange.readers.prose.lines import Line, quoted, word_count
from interchange.readers.prose.names import looks_like_name

SITE_SUFFIX = re.compile(r"\s+[|–—·-]\s+[^|–—·]{2,40}$")
HASHES = re.compile(r"#{1,6}\s+")
ALIKE = 0.8
LABEL_WORDS = 4
MOST_SUBHEADS = 3


def place_titles(titles: list[Line], draft: Draft) -> list[Line]:
    """Place the headings of the head; returns those that belong to the body."""
    rest = _take_labels([_without_hashes(line) for line in titles], draft)
    rest = _take_page_title(rest, draft)
    headline, rest = rest[0], rest[1:]
    draft.headline = headline.text
    draft.note(
        f"Took {quoted(headline.text)} as the headline: it is the first heading{_below(draft)}."
    )
    _doubt_site_name(draft)
    return _take_subhead(rest, draft)


def _take_labels(titles: list[Line], draft: Draft) -> list[Line]:
    while len(titles) > 1 and _take_label(titles[0].text, titles[1].text, draft):
        titles = titles[1:]
    return titles


def _take_label(text: str, below: str, draft: Draft) -> bool:
    crumbs = breadcrumb_section(text)
    if not draft.section and (crumbs or is_section(text)):
        draft.section = crumbs or text.strip(" :")
        draft.note(
            f"Took {quoted(draft.section)} as the section: {quoted(text)} stands above the headline."
        )
        return True
    if not draft.kicker and word_count(text) == 1 and word_count(below) >= 3:
        draft.kicker = text.strip(" :")
        draft.doubt(
            f"Took {quoted(text)} as the kicker: a single word above a longer heading."
        )
        return True
    if not draft.kicker and _is_kicker_over(text, below):
        draft.kicker = text.strip(" :")
        draft.note(
            f"Took {quoted(draft.kicker)} as the kicker: it is a label above the headline."
        )
        return True
    return False


def _is_kicker_over(text: str, below: str) -> bool:
    if word_count(text) > LABEL_WORDS:
        return False
    return is_kicker(text) or text.endswith(":") or (shouts(text) and not shouts(below))


def _take_page_title(titles: list[Line], draft: Draft) -> list[Line]:
    if len(titles) < 2:
        return titles
    first, second = titles[0].text, titles[1].text
    paired = len(titles) > 2 and titles[1].gap and not titles[2].gap
    paired = paired and not looks_like_name(second)
    if not (_say_the_same(first, second) or paired):
        return titles
    draft.page_title = first
    if _say_the_same(first, second):
        draft.note(
            f"Took {quoted(first)} as the page title: the heading after it repeats its words."
        )
    else:
        draft.doubt(
            f"Took {quoted(first)} as the page title only because it stands alone above two headings that stand together."
        )
    return titles[1:]


def _say_the_same(first: str, second: str) -> bool:
    """Whether the first holds the words of the second, or the other way round once
    the site's name is cut from it."""
    bare = SITE_SUFFIX.sub("", first)
    return _share(second, first) >= ALIKE or (
        bare != first and _share(bare, second) >= ALIKE
    )


def _share(part: str, whole: str) -> float:
    """How many of the words of one stand in the other, from 0 to 1."""
    words = re.findall(r"\w+", part.casefold())
    others = set(re.findall(r"\w+", whole.casefold()))
    return sum(word in others for word in words) / len(words) if words else 0.0


def _take_subhead(rest: list[Line], draft: Draft) -> list[Line]:
    stacked: list[str] = []
    while rest and not rest[0].gap and len(stacked) < MOST_SUBHEADS:
        stacked.append(rest[0].text)
        rest = rest[1:]
    if stacked:
        draft.subhead = "; ".join(stacked)
        draft.note(
            f"Took {quoted(*stacked)} as the subhead: directly under the headline."
        )
    elif rest:
        draft.subhead, rest = rest[0].text, rest[1:]
        draft.doubt(
            f"Took {quoted(draft.subhead)} as the subhead: a heading between headline and text, though apart from both."
        )
    if looks_like_name(draft.subhead) and word_count(draft.subhead) <= 3:
        draft.doubt(
            f"The subhead {quoted(draft.subhead)} may be an author's name without “By”."
        )
    return rest


def _doubt_site_name(draft: Draft) -> None:
    suffix = SITE_SUFFIX.search(draft.headline)
    if suffix and "|" in suffix[0]:
        draft.doubt(
            f"The headline ends in {quoted(suffix[0].strip())}, which may be the site's name; it was kept."
        )


def _without_hashes(line: Line) -> Line:
    return Line(HASHES.sub("", line.text, count=1), line.gap)


def _below(draft: Draft) -> str:
    return " below the page title" if draft.page_title else ""
