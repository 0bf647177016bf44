"""What publishing by the editing screen asks of the database, and what it loses not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelcluster.models import get_all_child_relations
from wagtail.models import PageLogEntry, ReferenceIndex
from wagtail.test.utils.form_data import inline_formset

from articles.models import (
    AgencyCredit,
    ArticlePage,
    Author,
    Byline,
    StorySource,
    StoryTopic,
)
from newsroom.settings import connections
from tests.articles.conftest import loaded, story_form
from tests.factories import (
    AgencyFactory,
    ArticleFactory,
    AuthorFactory,
    ImageFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

AT_MOST = 125  # for a story with a row of each kind; 230 when each was looked up anew
RELATIONS = ("bylines", "agency_credits", "topic_links", "sources")


@pytest.fixture
def story_with(section):
    """A live story, published from a revision, with so many rows of each kind."""

    def make(rows: int) -> ArticlePage:
        story = ArticleFactory(parent=section, lead_image=ImageFactory())
        story.bylines = [Byline(author=AuthorFactory()) for _ in range(rows)]
        story.agency_credits = [
            AgencyCredit(agency=AgencyFactory()) for _ in range(rows)
        ]
        story.topic_links = [StoryTopic(tag=TopicFactory()) for _ in range(rows)]
        story.sources = [StorySource(name=f"Witness {n}") for n in range(rows)]
        story.save()
        story.save_revision().publish()
        return fresh(story)

    return make


def fresh(story) -> ArticlePage:
    return ArticlePage.objects.get(pk=story.pk)


def rows_of(story, relation: str, *names: str):
    return [
        {name: getattr(row, name) for name in ("id", *names)}
        for row in getattr(story, relation).all()
    ]


def form_of(story, **changes) -> dict:
    """What the screen sends of a story: every row as it stands."""
    sent = {
        "bylines": rows_of(story, "bylines", "author_id", "role"),
        "agency_credits": rows_of(story, "agency_credits", "agency_id"),
        "sources": rows_of(story, "sources", "kind", "name", "basis", "state"),
    }
    formsets = {
        name: inline_formset(
            [{key.removesuffix("_id"): row[key] for key in row} for row in rows],
            initial=len(rows),
        )
        for name, rows in sent.items()
    }
    same = {
        "headline": story.headline,
        "slug": story.slug,
        "subhead": story.subhead,
        "topics": ", ".join(topic.name for topic in story.topics.all()),
        "lead_image": story.lead_image_id or "",
        "edit_reason": "style",
    }
    return story_form(**(same | formsets | loaded(story) | changes))


def publish(client, story, **changes):
    data = form_of(story, **changes) | {"action-publish": "1"}
    response = client.post(f"/admin/pages/{story.pk}/edit/", data)
    assert response.status_code == 302
    assert fresh(story).live_revision_id != story.live_revision_id
    return fresh(story)


def queries_of_publishing(client, story) -> list[str]:
    publish(client, story)  # the first finds the caches of the process empty
    with CaptureQueriesContext(connection) as queries:
        publish(client, fresh(story), headline="The lock has been open since noon")
    return [query["sql"] for query in queries]


@pytest.fixture
def clerk(as_user, settings):
    """An editor's browser in a house whose tasks are done by a worker."""
    settings.TASKS = connections.tasks("database")
    return as_user(UserFactory(username="clerk", group="Editors"))


def test_publishing_asks_a_bounded_number_of_queries(clerk, story_with):
    queries = queries_of_publishing(clerk, story_with(1))
    assert len(queries) <= AT_MOST


def test_a_row_more_costs_no_more_than_its_own_saving(clerk, story_with):
    few = queries_of_publishing(clerk, story_with(2))
    many = queries_of_publishing(clerk, story_with(10))
    assert len(many) - len(few) <= 8 * len(RELATIONS)
    assert sum(sql.startswith("SELECT") for sql in many) <= sum(
        sql.startswith("SELECT") for sql in few
    )
