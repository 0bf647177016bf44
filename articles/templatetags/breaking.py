"""`{% breaking_strip %}`: the news above every page, while it is breaking."""

from django import template

from articles.fresh_until import fresh_until
from articles.models import ArticlePage

register = template.Library()
AT_ONCE = 3


@register.inclusion_tag("components/breaking_strip.html", takes_context=True)
def breaking_strip(context):
    """At most three stories, the newest first; two queries. Nothing where none breaks."""
    stories = ArticlePage.objects.published().breaking().newest_first()
    shown = list(stories.defer("body")[:AT_ONCE])
    for story in shown:
        fresh_until(context.get("request"), story.breaking_until)
    return {"stories": shown}
