"""What must never be published is not in the page, and every reading of it is logged."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from wagtail.models import GroupPagePermission, ModelLogEntry, PageLogEntry, Revision

from articles.models import SourceNote
from articles.source_notes import add_note, read_notes
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db

SECRET = "The harbour master's niece, Quillfeather"
WORDS = ("quillfeather", "harbour master", "niece")


@pytest.fixture
def story(section, reporter):
    return ArticleFactory(parent=section, owner=reporter)


@pytest.fixture
def note(story, reporter):
    return add_note(article=story, text=f"  {SECRET}\n", by=reporter)


def leaks(text: str) -> list[str]:
    return [word for word in WORDS if word in text.lower()]


def readings():
    return PageLogEntry.objects.filter(action="articles.source_note.read")


def test_note_is_kept_encrypted(note):
    table = connection.ops.quote_name(SourceNote._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
        (row,) = cursor.fetchall()
    assert leaks(" ".join(map(str, row))) == []
    assert SourceNote.objects.get().text == SECRET


def test_note_stands_in_no_table_in_the_clear(note, story, editor):
    story.save_revision(user=editor).publish()
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    read_notes(article=story, by=editor)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                assert leaks(" ".join(map(str, row))) == [], table


def test_note_is_in_no_revision_and_no_search(note, story, client):
    story.save_revision().publish()
    assert leaks(str([r.content for r in Revision.objects.all()])) == []
    found = client.get("/search/?q=Quillfeather").content.decode()
    assert story.headline not in found


def test_note_is_not_in_the_readers_page(note, story, client):
    assert leaks(client.get(story.url).content.decode()) == []


@pytest.mark.parametrize("screen", ["edit", "history", "workflow_history", "usage"])
def test_note_is_not_in_the_screens_of_the_story(note, story, as_user, editor, screen):
    story.save_revision(user=editor)
    response = as_user(editor).get(f"/admin/pages/{story.pk}/{screen}/", follow=True)
    assert response.status_code == 200
    assert leaks(response.content.decode()) == []


def test_note_does_not_follow_a_copy(note, story):
    copied = story.copy(update_attrs={"slug": "a-copy"})
    assert not SourceNote.objects.filter(article=copied).exists()


def test_every_reading_is_logged_with_who_and_without_the_text(note, story, editor):
    assert [n.text for n in read_notes(article=story, by=editor)] == [SECRET]
    read_notes(article=story, by=editor)
    assert [entry.user for entry in readings()] == [editor, editor]
    logs = [*PageLogEntry.objects.values_list("data"), *ModelLogEntry.objects.values()]
    assert leaks(str(logs)) == []


def test_writing_is_logged(note, reporter):
    entry = PageLogEntry.objects.get(action="articles.source_note.add")
    assert entry.user == reporter


def test_looking_where_there_is_nothing_is_not_a_reading(story, editor):
    assert read_notes(article=story, by=editor) == []
    assert not readings().exists()


@pytest.mark.parametrize("group", [None, "Moderators", "Reporters"])
def test_others_may_neither_read_nor_write(note, story, group):
    other = UserFactory(group=group)
    with pytest.raises(PermissionDenied):
        read_notes(article=story, by=other)
    with pytest.raises(PermissionDenied):
        add_note(article=story, text="x", by=other)
    assert not readings().exists()
    assert SourceNote.objects.count() == 1


def test_who_may_edit_every_story_still_needs_the_permission(note, story, home):
    intern = UserFactory()
    intern.groups.add(Group.objects.create(name="Interns"))
    GroupPagePermission.objects.create(
        group=intern.groups.get(), page=home, permission_type="change"
    )
    assert story.permissions_for_user(intern).can_edit()
    with pytest.raises(PermissionDenied):
        read_notes(article=story, by=intern)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_empty_note_is_refused(story, reporter, text):
    with pytest.raises(ValidationError):
        add_note(article=story, text=text, by=reporter)


def test_screen_of_the_notes_logs_its_opening(note, story, as_user, editor):
    response = as_user(editor).get(f"/admin/stories/{story.pk}/notes/")
    assert "Quillfeather" in response.content.decode()
    assert [entry.user for entry in readings()] == [editor]


def test_note_is_written_on_the_screen(story, as_user, reporter):
    address = f"/admin/stories/{story.pk}/notes/"
    response = as_user(reporter).post(address, {"text": SECRET})
    assert (response.status_code, response["Location"]) == (302, address)
    assert SourceNote.objects.get().written_by == reporter


def test_empty_note_on_the_screen_is_named(story, as_user, reporter):
    response = as_user(reporter).post(f"/admin/stories/{story.pk}/notes/", {"text": ""})
    assert "This field is required." in response.content.decode()


@pytest.mark.parametrize("group", ["Moderators", "Reporters"])
def test_screen_of_the_notes_is_closed_to_others(note, story, as_user, group):
    client = as_user(UserFactory(group=group))
    for answer in (client.get, client.post):
        response = answer(f"/admin/stories/{story.pk}/notes/", follow=True)
        assert leaks(response.content.decode()) == []
    assert not readings().exists()


def test_button_leads_to_the_notes(story, as_user, editor):
    page = as_user(editor).get(f"/admin/pages/{story.pk}/edit/").content.decode()
    assert f"/admin/stories/{story.pk}/notes/" in page
