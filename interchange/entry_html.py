"""What stands in one entry of a feed: the text or the summary, and every correction."""

from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe

from interchange.block_html import figure
from interchange.public_story import Correction, PublicStory


def entry_html(story: PublicStory, *, is_full: bool) -> SafeString:
    """The entry; corrections stand above or below the text as on the page."""
    above = [one for one in story.corrections if one.is_above]
    below = [one for one in story.corrections if not one.is_above]
    text = _full(story) if is_full else [_paragraph(story.summary)]
    parts = [*map(_correction, above), *text, *map(_correction, below)]
    return mark_safe("\n".join(filter(None, parts)))  # noqa: S308


def _full(story: PublicStory) -> list[str]:
    picture = figure(story.picture) if story.picture else ""
    head = [_paragraph(text) for text in (story.subhead, story.standfirst)]
    return [*head, picture, story.body_html, *map(_paragraph, _notes(story))]


def _notes(story: PublicStory) -> list[str]:
    return [story.verification_note, story.ai_use]


def _paragraph(text: str) -> str:
    return format_html("<p>{}</p>", text) if text else ""


def _correction(entry: Correction) -> str:
    day = entry.made_at.date().isoformat()
    words = linebreaks(entry.text, autoescape=True)
    head = format_html("<p><b>{}</b>, {}</p>", entry.label, day)
    return f"<blockquote>{head}{words}</blockquote>"
