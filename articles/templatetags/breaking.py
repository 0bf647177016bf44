"""`{% breaking_strip %}`: the news above every page, while it is breaking."""

from django import template

from articles.models import ArticlePage

register = template.Library()
AT_ONCE = 3


@register.inclusion_tag("components/breaking_strip.html")
def breaking_strip():
    """At most three stories, the newest first; two queries. Nothing where none breaks."""
    stories = ArticlePage.objects.published().breaking().newest_first()
    return {"stories": stories.defer("body")[:AT_ONCE]}
