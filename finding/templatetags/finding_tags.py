"""What templates need to name other stories."""

from django import template
from django.conf import settings
from django.urls import reverse

from finding.most_read import most_read as stories_most_read
from finding.related import related_stories as stories_related

register = template.Library()


@register.simple_tag
def most_read(section=None) -> list:
    """The stories read most, of the paper or of a section; empty where too few are."""
    if not settings.NEWSROOM_COUNT_READS:
        return []
    return stories_most_read(section.pk if section else None)


@register.simple_tag
def related_stories(story) -> list:
    """Published stories that go with this one, best first; one query."""
    return stories_related(story)


@register.simple_tag(takes_context=True)
def address_of_reads(context, story) -> str:
    """Where the page of a story says that it is read; empty where that is not counted."""
    request = context.get("request")
    if not settings.NEWSROOM_COUNT_READS or not story.live:
        return ""
    if request is None or getattr(request, "is_preview", False):
        return ""
    return reverse("story_read", args=[story.pk])
