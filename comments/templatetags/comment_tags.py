"""What templates need of the comments; loads everything a page shows at once."""

from django import template
from django.urls import reverse

from articles.cards import Card, public_cards
from articles.fresh_until import fresh_until
from comments.counts import counts_of, most_replied
from comments.forms import ReplyForm
from comments.rules import rules_of
from comments.threads.cursors import Cursor
from comments.threads.html import thread_html
from comments.threads.pages import START, thread_page

register = template.Library()

MOST_DISCUSSED = 5


@register.inclusion_tag("comments/thread.html", takes_context=True)
def comment_thread(context, article, order: str = "", cursor: Cursor = START):
    """A page of a story's replies and the form below them. Eight queries at most."""
    rules = rules_of(article)
    fresh_until(context.get("request"), rules.closes_at)
    found = {
        "article": article,
        "rules": rules,
        "is_open": rules.is_open,
        "masthead": context.get("masthead"),
    }
    if not rules.shows_replies:
        return found
    thread = thread_page(article.pk or 0, order=order, cursor=cursor)
    return found | {
        "thread": thread,
        "comments": thread_html(thread.comments, is_open=rules.is_open),
        "count": rules.replies,
        "form": ReplyForm(),
        "form_action": reverse("comment_post", args=[article.pk or 0]),
    }


@register.simple_tag
def reply_counts(articles) -> dict[int, int]:
    """The number of public replies of each story; one query for a whole list."""
    return counts_of([article.pk for article in articles])


@register.filter
def count_for(counts: dict[int, int], pk: int) -> int:
    return counts.get(pk, 0)


@register.simple_tag
def most_discussed(limit: int = MOST_DISCUSSED) -> list[tuple[Card, int]]:
    """The published stories with the most public replies, and how many they have."""
    counts = most_replied(limit)
    stories = {card.pk: card for card in public_cards(list(counts))}
    return [(stories[pk], count) for pk, count in counts.items() if pk in stories]
