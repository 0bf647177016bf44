"""What templates need of the comments; loads everything a page shows at once."""

from django import template
from django.db.models import Exists, OuterRef
from django.urls import reverse

from articles.models import ArticlePage
from comments.forms import ReplyForm
from comments.models import Discussion
from comments.posting import is_open
from comments.threads import public_thread

register = template.Library()

MOST_DISCUSSED = 5


@register.inclusion_tag("comments/thread.html", takes_context=True)
def comment_thread(context, article):
    """The replies of a story and the form below them. Four queries at most."""
    comments = public_thread(article.pk)
    return {
        "article": article,
        "comments": comments,
        "count": sum(not comment.is_removed for comment in comments),
        "is_open": is_open(article),
        "form": ReplyForm(),
        "form_action": reverse("comment_post", args=[article.pk or 0]),
        "masthead": context.get("masthead"),
    }


@register.simple_tag
def reply_counts(articles) -> dict[int, int]:
    """The number of public replies of each story; one query for a whole list."""
    rows = Discussion.objects.filter(article__in=[article.pk for article in articles])
    return dict(rows.values_list("article_id", "approved_count"))


@register.filter
def count_for(counts: dict[int, int], pk: int) -> int:
    return counts.get(pk, 0)


@register.simple_tag
def most_discussed(limit: int = MOST_DISCUSSED) -> list[tuple[ArticlePage, int]]:
    """The published stories with the most public replies, and how many they have."""
    # Asked of each story from the top, not of all stories first.
    is_published = Exists(ArticlePage.objects.published().filter(pk=OuterRef("pk")))
    rows = Discussion.objects.filter(is_published, approved_count__gt=0)
    rows = rows.order_by("-approved_count", "-article_id")[:limit]
    counts = dict(rows.values_list("article_id", "approved_count"))
    stories = ArticlePage.objects.published().for_listing().in_bulk(counts)
    return [(stories[pk], count) for pk, count in counts.items() if pk in stories]
