"""`{% breaking_strip %}`: the news above every page, while it is breaking."""

from django import template

from articles.fresh_until import fresh_until
from home.frame import frame_of
from home.sites import site_of

register = template.Library()


@register.inclusion_tag("components/breaking_strip.html", takes_context=True)
def breaking_strip(context):
    """At most three stories, the newest first. Nothing where none breaks."""
    request = context.get("request")
    stories = frame_of(site_of(request)).breaking
    for story in stories:
        fresh_until(request, story.until)
    return {"stories": stories}
