"""The made-up paper of the benchmarks is what the code of the paper would have written."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from wagtail.models import Page

from articles.models import ArticlePage
from bench import corpus
from bench.corpus.checking import problems
from comments.models import Comment, Discussion
from home.models import HomePage
from tests.factories import ArticleFactory, UserFactory

SIZE = corpus.Size(stories=60, comments=400, pending=60, versions=20)
MOMENT = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def built(db):
    return corpus.build(SIZE, ends_at=MOMENT)


SPOILT = {
    "counts": lambda: Discussion.objects.update(approved_count=7),
    "place of comment 9": lambda: Comment.objects.filter(pk=9).update(path="x"),
    "comments: 399": lambda: Comment.objects.filter(pk=400).delete(),
    "numchild": lambda: Page.objects.filter(slug="section-1").update(numchild=3),
    "address": lambda: Page.objects.filter(slug="story-3").update(url_path="/"),
}


def test_every_number_every_place_and_every_count_is_right(built):
    assert problems(SIZE) == []
    assert HomePage.objects.count() == 1


def test_what_is_wrong_is_named(built):
    for said, spoil in SPOILT.items():
        with transaction.atomic():
            spoil()
            assert any(said in sentence for sentence in problems(SIZE)), said
            transaction.set_rollback(True)


def test_the_stories_are_read_found_and_edited_like_any_other(built, client, as_user):
    story = ArticlePage.objects.get(imported_from="bench:59")
    assert story.headline in client.get(story.url).content.decode()
    word = story.headline.split()[0]
    assert story.headline in client.get(f"/search/?q={word}").content.decode()
    editor = UserFactory(group="Editors")
    form = as_user(editor).get(f"/admin/pages/{story.pk}/edit/").content.decode()
    assert story.headline in form


def test_more_can_be_written_beside_it_but_not_the_corpus_again(built):
    story = ArticleFactory(parent=Page.objects.get(slug="section-1").specific)
    assert story.pk > built.key(59)
    assert all(found == [] for found in Page.find_problems())
    story.delete()
    with pytest.raises(corpus.NotOurs):
        corpus.build(SIZE)


def test_the_same_size_and_moment_give_the_same_paper(db):
    def read():
        with transaction.atomic():
            corpus.build(SIZE, ends_at=MOMENT)
            stories = ArticlePage.objects.order_by("pk")
            comments = Comment.objects.order_by("pk")
            found = (
                list(stories.values_list("headline", "slug", "published_at", "live")),
                [str(story.body) for story in stories[:5]],
                list(comments.values_list("name", "body", "status", "path")),
            )
            transaction.set_rollback(True)
        return found

    assert read() == read()


def test_a_paper_with_stories_is_not_written_over(article):
    with pytest.raises(corpus.NotOurs):
        corpus.build(SIZE)
    assert ArticlePage.objects.count() == 1


def test_an_imported_story_counts_as_a_papers_too(section):
    ArticleFactory(parent=section, imported_from="wxr:7")
    with pytest.raises(corpus.NotOurs):
        corpus.build(SIZE)


def test_more_pending_than_half_is_refused():
    with pytest.raises(ValueError, match="half"):
        corpus.Size(comments=100, pending=51)
