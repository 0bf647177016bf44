"""What the head of a page tells machines. Data only: browsers run nothing of it."""

import json
from dataclasses import dataclass

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from comments.rules import rules_of
from home.sites import site_of
from interchange.describing import describe, paper_of
from interchange.public_story import Paper, Picture, PublicStory
from interchange.writers import json_ld

register = template.Library()

# Of JSON only texts hold these, and each may be written as an escape there. Without
# them nothing that was typed can end the element or begin another.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class ToldStory:
    """What the head of a story's page says beyond its texts."""

    story: PublicStory
    card: Picture
    json_ld: SafeString


@register.simple_tag(takes_context=True)
def story_for_machines(context, page) -> ToldStory | None:
    """The card and the JSON-LD of a story; None in previews, for they are not public."""
    request = context.get("request")
    if not page.live or request is None or getattr(request, "is_preview", False):
        return None
    paper = _paper(request)
    (story,) = describe([page], paper)
    words = page.words_and_minutes.words
    told = json_ld.write(story, paper, words=words, replies=rules_of(page).replies)
    return ToldStory(story, story.card, script(told))


@register.simple_tag(takes_context=True)
def paper_json_ld(context) -> SafeString:
    """The JSON-LD of the paper itself, for its front page."""
    return script(json_ld.write_paper(_paper(context["request"])))


def script(told: dict) -> SafeString:
    """A data block: no script, so the content policy lets it stand without a nonce."""
    text = json.dumps(told, ensure_ascii=False).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308
    )


def _paper(request) -> Paper:
    return paper_of(site_of(request))
