"""Published stories, authors and topics as read-only JSON under `/api/v2/`."""

import json
from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import ArticlePage, Byline, StoryTopic
from articles.story_rows import whole_stories
from comments.models import Discussion
from home.answers import answer
from home.sites import site_of
from interchange.api import Question, Refused, by_slug, newest_first
from interchange.describing import describe, paper_of
from interchange.in_print import authors_in_print, topics_in_print
from interchange.writers import api as writer

JSON = "application/json"
# The same words for a draft, an embargo and a typing error.
NOT_FOUND = "There is nothing at this address."
PAGING = ("limit", "before")
FILTERS = ("section", "author", "topic", "published_since", "published_before")

View = Callable[..., dict]


def _in_json(view: View) -> Callable[..., HttpResponse]:
    """A view that returns what is to be told; refusals and 404 become JSON as well."""

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, **places) -> HttpResponse:
        try:
            return _answer(request, view(request, **places))
        except Refused as refusal:
            return _answer(request, {"error": str(refusal)}, status=400)
        except Http404:
            return _answer(request, {"error": NOT_FOUND}, status=404)

    return answered


def _answer(request: HttpRequest, told: dict, status: int = 200) -> HttpResponse:
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return answer(request, text, JSON, status=status)


@_in_json
def index(request: HttpRequest) -> dict:
    """What there is to ask for."""
    Question.of(request.GET)
    root = site_of(request).root_url
    lists = ("articles", "authors", "topics")
    return {name: root + reverse(f"api_{name}") for name in lists}


@_in_json
def articles(request: HttpRequest) -> dict:
    """Published stories, newest first, without their text."""
    question = Question.of(request.GET, *FILTERS, *PAGING)
    paper = paper_of(site_of(request))
    rows = _filtered(question).timed().newest_first().only("published_at")
    address = paper.root + reverse("api_articles")
    shown, next_address = newest_first(rows, question, address)
    stories = whole_stories([row.pk for row in shown])
    items = [writer.article(story) for story in describe(stories, paper)]
    return {"items": items, "next": next_address or None}


@_in_json
def article(request: HttpRequest, pk: int) -> dict:
    """One published story with its text, its sources and its number of replies."""
    Question.of(request.GET)
    paper = paper_of(site_of(request))
    # Asked first, for a number may be larger than any key.
    known = ArticlePage.objects.published().filter(id=pk).order_by()
    keys = list(known.values_list("pk", flat=True))
    told = describe(whole_stories(keys), paper, with_bodies=True)
    if not told:
        raise Http404
    counts = Discussion.objects.filter(article=pk)
    replies = counts.values_list("approved_count", flat=True).first() or 0
    return writer.whole_article(told[0], replies=replies)


@_in_json
def authors(request: HttpRequest) -> dict:
    """The authors of published stories, by slug."""
    return _listed(request, authors_in_print(), "api_authors", writer.author)


@_in_json
def author(request: HttpRequest, slug: str) -> dict:
    """One author of published stories."""
    return _one(request, authors_in_print(), slug, writer.author)


@_in_json
def topics(request: HttpRequest) -> dict:
    """The topics of published stories, by slug."""
    return _listed(request, topics_in_print(), "api_topics", writer.topic)


@_in_json
def topic(request: HttpRequest, slug: str) -> dict:
    """One topic of published stories."""
    return _one(request, topics_in_print(), slug, writer.topic)


def _filtered(question: Question):
    stories = ArticlePage.objects.published()
    if slug := question.get("section"):
        stories = stories.filter(section__slug=slug)
    if slug := question.get("author"):
        bylines = Byline.objects.filter(author__slug=slug)
        stories = stories.filter(pk__in=bylines.values("article"))
    if slug := question.get("topic"):
        links = StoryTopic.objects.filter(tag__slug=slug)
        stories = stories.filter(pk__in=links.values("content_object"))
    if since := question.moment("published_since"):
        stories = stories.filter(published_at__gte=since)
    if before := question.moment("published_before"):
        stories = stories.filter(published_at__lt=before)
    return stories


def _listed(request: HttpRequest, rows, name: str, tell) -> dict:
    question = Question.of(request.GET, "limit", "after")
    root = site_of(request).root_url
    shown, next_address = by_slug(rows, question, root + reverse(name))
    items = [tell(row, root=root) for row in shown]
    return {"items": items, "next": next_address or None}


def _one(request: HttpRequest, rows, slug: str, tell) -> dict:
    Question.of(request.GET)
    root = site_of(request).root_url
    return tell(get_object_or_404(rows, slug=slug), root=root)
