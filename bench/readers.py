"""What readers and machines ask for, where no cache answers: the cost of each page."""

from functools import partial

from django.test import Client
from django.utils import timezone

from accounts.models import User
from articles.corrections import publish_correction
from articles.models import (
    ArticlePage,
    Author,
    Correction,
    NewsImage,
    SectionPage,
    Topic,
)
from articles.models.section_page import STORIES_PER_PAGE
from articles.pictures.renditions import FALLBACK_SPEC, PICTURE_SPECS, SOCIAL_SPEC
from bench.corpus import LONG_THREAD_AT, story_from_the_end
from bench.measuring import Act
from bench.staff_screens import ORDINARY, fetch

STORY, LIST = 15, 30  # milliseconds of processor time
WORDS = "Armouth"  # stands in some of the headlines of the corpus
CORRECTIONS = 60  # more than a page of them


def acts() -> list[Act]:
    """One act for each page, the view to compare with first."""
    prepare()
    ask = partial(fetch, Client())
    found = [Act("`/healthz`, to compare with", partial(ask, "/healthz"))]
    for name, url, bar in [*_stories(), *_lists(), *_machines()]:
        found.append(Act(name, partial(ask, url), bar))
    return found


def prepare() -> None:
    """What a running paper has and the corpus has not: all sizes, some corrections."""
    for image in NewsImage.objects.all():
        image.get_renditions(*PICTURE_SPECS, FALLBACK_SPEC, SOCIAL_SPEC)
    if not Correction.objects.exists():
        editor = User.objects.get(username="bench-editor")
        for story in ArticlePage.objects.published().order_by("-pk")[:CORRECTIONS]:
            publish_correction(article=story, text="It was Friday.", by=editor)


def _stories():
    yield "story, 50 replies", story_from_the_end(LONG_THREAD_AT).url, STORY
    yield "story, another", story_from_the_end(ORDINARY).url, STORY
    yield "front page", "/", STORY


def _lists():
    section = SectionPage.objects.order_by("path").first()
    deep = max(section.numchild // STORIES_PER_PAGE - 1, 2)
    yield "section", section.url, LIST
    yield "... page 2", f"{section.url}?page=2", LIST
    yield f"... page {deep:,}", f"{section.url}?page={deep}", LIST
    for name, address in _topic_and_author():
        yield name, address, LIST
        yield "... page 20", f"{address}?page=20", LIST
    yield "search", f"/search/?q={WORDS}", LIST
    yield "archive, years", "/archive/", LIST
    yield "... a month", f"{_latest():/archive/%Y/%m/}", LIST
    yield "... a day", f"{_latest():/archive/%Y/%m/%d/}", LIST
    yield "corrections", "/corrections/", LIST


def _topic_and_author():
    for name, lists in (("topic", Topic), ("author", Author)):
        yield name, lists.objects.order_by("pk")[0].get_absolute_url()


def _latest():
    newest = ArticlePage.objects.published().newest_first().first()
    return timezone.localdate(newest.published_at)


def _machines():
    section = SectionPage.objects.order_by("path").first().url
    yield "feed, RSS", "/feed/", LIST
    yield "... Atom", "/feed.atom", LIST
    yield "... JSON", "/feed.json", LIST
    for name, address in (("section", section), *_topic_and_author()):
        yield f"feed of one {name}, RSS", f"{address}feed/", LIST
    yield "site map, index", "/sitemap.xml", LIST
    newest = ArticlePage.objects.published().order_by("-pk").first().pk
    yield "... a whole part", f"/sitemap-stories-{max(newest // 1000 - 1, 0)}.xml", LIST
    yield "site map of the news", "/news-sitemap.xml", LIST
    yield "`/api/v2/articles/`", "/api/v2/articles/", LIST
    yield "... one story", f"/api/v2/articles/{newest}/", LIST
