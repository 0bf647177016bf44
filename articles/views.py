"""Pages for readers that are not in the page tree: authors, topics, corrections."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.cards import Cards
from articles.models import Author, Correction, ListedStory, Topic

STORIES_PER_PAGE = 20
CORRECTIONS_PER_PAGE = 50
SHOWN_OF_CORRECTIONS = (
    *("kind", "text", "made_at"),
    *("article__headline", "article__url_path"),
)


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """An author's page: who this is, and the stories, newest first.

    404 until there is one to be read: a name may be news before its story is.
    """
    person = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    stories = ListedStory.objects.of_author(person)
    context = {"author": person, "stories": _stories(request, stories)}
    return render(request, "articles/author.html", context)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic's page: what it is, and the stories about it, newest first.

    404 until there is one to be read: a tag may give away what an embargo keeps.
    """
    subject = get_object_or_404(Topic, slug=slug)
    stories = ListedStory.objects.on_topic(subject)
    context = {"topic": subject, "stories": _stories(request, stories)}
    return render(request, "articles/topic.html", context)


def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction of a live story, newest first."""
    entries = Correction.objects.of_public_stories().select_related("article")
    entries = entries.only(*SHOWN_OF_CORRECTIONS)
    context = {"corrections": _page(request, entries, CORRECTIONS_PER_PAGE)}
    return render(request, "articles/corrections.html", context)


def _stories(request, stories):
    """A page of their cards. Raises Http404 where there are none at all."""
    found = Cards(stories, "article_id").page(request.GET.get("page"), STORIES_PER_PAGE)
    if not found.paginator.count:
        raise Http404
    return found


def _page(request, things, size):
    return Paginator(things, size).get_page(request.GET.get("page"))
