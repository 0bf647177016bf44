"""What publishing by the editing screen asks of the database, and what it loses not."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageLogEntry, ReferenceIndex, Revision
from wagtail.test.utils.form_data import inline_formset
from wagtail.users.models import UserProfile

from articles.models import (
    AgencyCredit,
    ArticlePage,
    Byline,
    ListedStory,
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

AT_MOST = 113  # with a row of each kind; 214 when each was looked up anew
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


def test_what_is_published_stands_in_history_lists_and_indexes(clerk, story_with):
    story = story_with(2)
    published = publish(clerk, story, headline="The lock has been open since noon")
    assert published.title == "The lock has been open since noon"
    entries = PageLogEntry.objects.filter(page=story.pk).order_by("pk")
    assert [entry.action for entry in entries][-4:] == [
        *("wagtail.edit", "articles.edit", "wagtail.rename", "wagtail.publish")
    ]
    assert {entry.user.username for entry in list(entries)[-4:]} == {"clerk"}
    assert published.live_revision.user.username == "clerk"
    listed = ListedStory.objects.filter(article=story).values_list("in_list", flat=True)
    assert set(listed) == {
        f"section-{story.section_id}",
        *(f"author-{one.author_id}" for one in story.bylines.all()),
        *(f"topic-{one.tag_id}" for one in story.topic_links.all()),
    }
    uses = ReferenceIndex.get_references_for_object(story)
    assert uses.filter(to_object_id=str(story.lead_image_id)).exists()
    assert uses.filter(model_path="bylines.item.author").count() == 2


def test_rows_that_nobody_touched_stay_the_same_rows(clerk, story_with):
    story = story_with(2)
    published = publish(clerk, story, headline="The lock has been open since noon")
    for name in RELATIONS:
        keys = set(getattr(story, name).values_list("pk", flat=True))
        assert set(getattr(published, name).values_list("pk", flat=True)) == keys


def test_row_can_name_another_author_and_topics_can_change(clerk, story_with):
    story, other = story_with(2), AuthorFactory(name="Ann Other")
    rows = rows_of(story, "bylines", "author_id", "role")
    sent = [{"id": row["id"], "author": other.pk, "role": "data"} for row in rows]
    published = publish(
        clerk, story, bylines=inline_formset(sent, initial=2), topics="Locks, Canals"
    )
    assert {one.author for one in published.bylines.all()} == {other}
    assert {one.name for one in published.topics.all()} == {"Locks", "Canals"}
    listed = ListedStory.objects.filter(article=story, in_list__startswith="author")
    assert [one.in_list for one in listed] == [f"author-{other.pk}"]


def test_row_that_names_nobody_there_is_refused(clerk, story_with):
    story = story_with(1)
    row = rows_of(story, "bylines", "role")[0] | {"author": 10**6}
    data = form_of(story, bylines=inline_formset([row], initial=1))
    address = f"/admin/pages/{story.pk}/edit/"
    response = clerk.post(address, data | {"action-publish": "1"})
    assert "author" in response.context["form"].formsets["bylines"].errors[0]
    assert fresh(story).live_revision_id == story.live_revision_id


def test_row_of_another_story_stays_there(clerk, story_with):
    story, other = story_with(1), story_with(1)
    row = rows_of(story, "bylines", "role")[0]
    sent = row | {"id": other.bylines.get().pk, "author": AuthorFactory().pk}
    publish(clerk, story, bylines=inline_formset([sent], initial=1))
    assert [one.pk for one in fresh(other).bylines.all()] == [sent["id"]]


def test_text_is_kept_aside_where_another_removed_a_row(clerk, story_with):
    story = story_with(2)
    begun = form_of(story, headline="Mine")
    story.bylines = list(story.bylines.all())[:1]
    story.save_revision(user=UserFactory(username="another", group="Editors"))
    address = f"/admin/pages/{story.pk}/edit/"
    assert clerk.post(address, begun).status_code == 302
    entry = PageLogEntry.objects.get(page=story.pk, action="articles.keep_aside")
    assert entry.revision.as_object().headline == "Mine"


def test_draft_leaves_out_what_was_deleted_since(section):
    image, topic, author = ImageFactory(), TopicFactory(), AuthorFactory()
    story = ArticleFactory(parent=section)
    story.lead_image = image
    story.topic_links = [
        StoryTopic(tag=topic),
        StoryTopic(tag=TopicFactory(name="Canals")),
    ]
    story.bylines = [Byline(author=author), Byline(author=AuthorFactory(name="Ann"))]
    revision = story.save_revision()
    for gone in (image, topic, author):
        gone.delete()
    draft = Revision.objects.get(pk=revision.pk).as_object()
    assert draft.lead_image is None
    assert [one.name for one in draft.topics.all()] == ["Canals"]
    assert [one.author and one.author.name for one in draft.bylines.all()] == [
        *(None, "Ann")
    ]


def test_key_to_nothing_is_still_refused(section):
    story = ArticleFactory(parent=section)
    story.lead_image_id = 10**6
    with pytest.raises(ValidationError, match="lead_image"):
        story.full_clean()


def test_log_entry_of_an_unknown_act_is_still_refused(article):
    with pytest.raises(ValidationError, match="not been registered"):
        PageLogEntry.objects.log_action(article, "articles.no_such_act")


def test_draft_of_a_live_story_changes_nothing_that_readers_see(clerk, story_with):
    story = story_with(1)
    lists = list(ListedStory.objects.filter(article=story).values())
    data = form_of(story, headline="Not yet", topics="Canals", lead_image="")
    assert clerk.post(f"/admin/pages/{story.pk}/edit/", data).status_code == 302
    now = fresh(story)
    assert (now.headline, now.draft_title) == (story.headline, "Not yet")
    assert now.lead_image_id == story.lead_image_id
    assert [one.name for one in now.topics.all()] == [
        one.name for one in story.topics.all()
    ]
    assert list(ListedStory.objects.filter(article=story).values()) == lists


def test_all_rows_of_a_story_make_one_task_for_the_index_of_references(
    clerk, story_with
):
    story = story_with(5)
    waiting = DBTaskResult.objects.filter(task_path__contains="reference_index")
    waiting.delete()
    story.save()
    assert [task.args_kwargs["args"][1:] for task in waiting.all()] == [
        ["articlepage", str(story.pk)]
    ]


def test_form_speaks_the_language_of_each_who_opens_it(as_user, story_with):
    story = story_with(1)
    people = {}
    for language in ("en", "de"):
        person = UserFactory(username=f"speaks-{language}", group="Editors")
        UserProfile.objects.create(user=person, preferred_language=language)
        people[language] = as_user(person)
    address = f"/admin/pages/{story.pk}/edit/"
    said = {key: one.get(address).content.decode() for key, one in people.items()}
    assert "Choose another author" in said["en"]
    assert "Choose another author" not in said["de"]
