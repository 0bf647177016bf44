"""The pages of a thread beyond the story's own, and the address of each reply."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.models import ArticlePage
from comments.models import Comment
from comments.rules import rules_of
from comments.threads.cursors import BadCursor, Cursor, decode
from comments.threads.orders import ORDERS, Oldest
from comments.threads.pages import START, page_with, thread_page, thread_url

FRESH_FOR = 30  # seconds for which a cache may give a page out


@require_safe
def thread(
    request: HttpRequest, article_id: int, order: str, place: str = ""
) -> HttpResponse:
    """A page of a story's replies; the same bytes for every reader, and not indexed.

    One 404 for a story that is not public or hides its replies, and for an order or a
    place that was never given out.
    """
    article = _story(article_id)
    if order not in ORDERS:
        raise Http404
    context = {"article": article, "order": order, "cursor": _cursor(place)}
    response = render(request, "comments/thread_page.html", context)
    patch_cache_control(response, public=True, max_age=FRESH_FOR)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """To the comment's place under its story, on whichever page of the thread it is.

    404 unless readers may see both.
    """
    comment = get_object_or_404(Comment.objects.approved(), pk=pk)
    article = _story(comment.article_id)
    address = article.url
    if not any(shown.pk == pk for shown in thread_page(article.pk).comments):
        address = thread_url(article.pk, Oldest.code, page_with(comment))
    return redirect(f"{address}#comment-{pk}")


def _story(article_id: int) -> ArticlePage:
    # By `id`, for `pk` is a relation, and fails on a key too large for the database.
    article = get_object_or_404(ArticlePage.objects.published(), id=article_id)
    if not rules_of(article).shows_replies:
        raise Http404
    return article


def _cursor(place: str) -> Cursor:
    try:
        return decode(place) if place else START
    except BadCursor as error:
        raise Http404 from error
