"""The confidential notes beside the story: fetched on demand, each fetch a reading."""

import pytest
from wagtail.models import PageLogEntry

from articles.models import SourceNote
from articles.source_notes import add_note
from tests.articles.conftest import page_of
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db

SECRET = "The niece, Quillfeather"


@pytest.fixture
def story(section, reporter):
    return ArticleFactory(parent=section, owner=reporter)


@pytest.fixture
def note(story, reporter):
    return add_note(article=story, text=SECRET, by=reporter)


def panel_of(story) -> str:
    return f"/admin/stories/{story.pk}/notes/panel/"


def readings():
    return PageLogEntry.objects.filter(action="articles.source_note.read")


def test_opening_the_story_neither_shows_nor_logs_the_notes(
    note, story, as_user, editor
):
    page = page_of(as_user(editor).get(f"/admin/pages/{story.pk}/edit/"))
    assert "Quillfeather" not in str(page)
    assert not readings().exists()
    (panel,) = page.select("[data-notes]")
    assert panel["data-notes"] == panel_of(story)
    assert panel.find("a")["href"] == f"/admin/stories/{story.pk}/notes/"


def test_showing_the_notes_is_a_reading(note, story, as_user, editor):
    response = as_user(editor).get(panel_of(story))
    assert SECRET in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert [entry.user for entry in readings()] == [editor]


def test_note_is_kept_from_the_panel_and_comes_back_with_the_others(
    note, story, as_user, editor
):
    response = as_user(editor).post(panel_of(story), {"text": "Met again."})
    assert [note.text for note in SourceNote.objects.all()] == ["Met again.", SECRET]
    assert response.content.decode().index("Met again.") > 0
    assert SourceNote.objects.first().written_by == editor


@pytest.mark.parametrize("text", ["", "   ", "x" * 20_001])
def test_note_that_is_refused_is_named_and_kept_in_the_box(
    story, as_user, editor, text
):
    response = as_user(editor).post(panel_of(story), {"text": text})
    page = page_of(response)
    assert response.status_code == 422
    assert page.select_one("#confidential-note-error").text
    assert page.textarea.text.strip() == text.strip()
    assert not SourceNote.objects.exists()


def test_box_of_the_panel_is_never_sent_with_the_story(note, story, as_user, editor):
    page = page_of(as_user(editor).get(panel_of(story)))
    assert not page.select("[name], form")


@pytest.mark.parametrize("group", ["Moderators", "Reporters"])
def test_panel_is_closed_to_others(note, story, as_user, group):
    client = as_user(UserFactory(group=group))
    for answer in (client.get, client.post):
        response = answer(panel_of(story), {"text": "x"}, follow=True)
        assert "Quillfeather" not in response.content.decode()
    assert not readings().exists()
    assert SourceNote.objects.count() == 1


def test_new_story_has_no_panel_of_notes(as_user, reporter, section):
    address = f"/admin/pages/add/articles/articlepage/{section.pk}/"
    assert not page_of(as_user(reporter).get(address)).select("[data-notes]")


def test_note_is_no_markup(story, as_user, editor):
    add_note(article=story, text="<script>alert(1)</script>", by=editor)
    assert "<script>" not in as_user(editor).get(panel_of(story)).content.decode()
