"""Queries whose SQL is kept: they answer as the queryset does, whatever is asked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import CharField, DateTimeField
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage
from articles.prepared import (
    Prepared,
    PreparedObjects,
    in_order,
    loaded,
)
from comments.models import Comment
from tests.factories import ArticleFactory, CommentFactory, ImageFactory

BY_NAME = Prepared(
    lambda names, since: (
        Comment.objects.filter(name__in=names, created_at__gt=since)
        .order_by("pk")
        .values_list("name", "created_at", "findings")
    ),
    names=CharField(),
    since=DateTimeField(),
)

BY_HEADLINE = PreparedObjects(
    lambda headline: ArticlePage.objects.select_related(
        "section", "lead_image", "social_image"
    ).filter(headline=headline),
    headline=CharField(),
)

needs_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite keeps statements by itself."
)


@pytest.fixture
def since():
    return timezone.now() - timedelta(hours=1)


def test_each_question_is_answered_with_its_own_values(article, since):
    for name in ("Ann", "Ben", "Cid"):
        CommentFactory(article=article, name=name)
    for names in (["Ann"], ["Ben"], ["Ann", "Cid"], ["Dan"]):
        found = [name for name, *_ in BY_NAME.ask(names=names, since=since)]
        assert found == [name for name in names if name != "Dan"]
    assert BY_NAME.ask(names=["Ann"], since=timezone.now()) == []


def test_values_are_read_as_the_queryset_reads_them(article, since):
    sent = CommentFactory(article=article, name="Ann", findings=[{"check": "links"}])
    ((_name, created_at, findings),) = BY_NAME.ask(names=["Ann"], since=since)
    assert created_at == sent.created_at
    assert findings == [{"check": "links"}]


def test_a_value_is_no_part_of_the_sql(article, since):
    with CaptureQueriesContext(connection) as captured:
        assert BY_NAME.ask(names=["'; DROP TABLE x; --"], since=since) == []
    assert len(captured) == 1


def test_a_column_that_was_not_asked_for_is_loaded_when_it_is_used(article):
    comment = CommentFactory(article=article, body="All of it.")
    names = in_order(Comment, "name", "id")
    row = Comment.objects.values_list(*names).get(pk=comment.pk)
    found = loaded(Comment, names, row)
    assert (found.pk, found.name, found.body) == (
        comment.pk,
        comment.name,
        "All of it.",
    )


def test_objects_come_as_the_queryset_makes_them(section, django_assert_num_queries):
    made = ArticleFactory(parent=section, headline="A", lead_image=ImageFactory())
    kept = ArticlePage.objects.get(pk=made.pk)
    BY_HEADLINE.ask(headline="B")
    with django_assert_num_queries(1):
        (found,) = BY_HEADLINE.ask(headline="A")
        assert (found.section, found.lead_image) == (section, made.lead_image)
        assert found.section.title == section.title
        assert found.social_image is None
    columns = [field.attname for field in ArticlePage._meta.concrete_fields]
    assert [getattr(found, c) for c in columns] == [getattr(kept, c) for c in columns]
    assert not found._state.adding


@pytest.mark.parametrize("where", ["nowhere", "story", "section", "beside"])
def test_both_ways_of_asking_what_is_published_agree(section, home, article, where):
    other = ArticleFactory(parent=section)
    ArticleFactory(parent=section, live=False)
    shut = {"story": article, "section": section, "beside": other}.get(where)
    if shut:
        PageViewRestriction.objects.create(
            page=shut, restriction_type=PageViewRestriction.LOGIN
        )
    by_sql = set(ArticlePage.objects.published_by_sql())
    assert by_sql == set(ArticlePage.objects.published())
    assert (article in by_sql) is (where in ("nowhere", "beside"))


@needs_postgresql
def test_postgresql_keeps_a_question_whatever_its_values(article, since):
    for name in ("Ann", "Ben", "Cid", "Dan", "Eve"):
        BY_NAME.ask(names=[name], since=since)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements "
            "WHERE statement LIKE '%comments_comment%' AND NOT from_sql"
        )
        assert cursor.fetchone() == (1,)


def test_what_is_always_the_same_may_hold_any_sign(article):
    sign = "100 % 'sure' \\ %s %(name)s"
    comment = CommentFactory(article=article, name="Ann", body=sign)
    asked = Prepared(
        lambda name: Comment.objects.filter(
            name=name, body__contains=sign, body__icontains="% 'SURE'"
        ).values_list("pk"),
        name=CharField(),
    )
    for _ in range(4):
        assert asked.ask(name="Ann") == [[comment.pk]]
    assert asked.ask(name="Ben") == []
