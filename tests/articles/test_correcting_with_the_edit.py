"""A correction and the corrected text are one act: both are out, or neither."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.corrections import publish_correction
from articles.models import ArticlePage, Correction
from tests.articles.conftest import page_of
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(section):
    """A live story that says 1910."""
    story = ArticleFactory(parent=section, subhead="Built in 1910.")
    story.save_revision().publish()
    return ArticlePage.objects.get(pk=story.pk)


@pytest.fixture
def draft(story):
    """The version of it that says 1911, not published."""
    edited = ArticlePage.objects.get(pk=story.pk)
    edited.subhead = "Built in 1911."
    return edited.save_revision()


@pytest.fixture
def correct(as_user, editor, story):
    """Send the screen for corrections, as a browser does."""

    def post(user=None, **changes):
        address = f"/admin/stories/{story.pk}/correct/"
        client = as_user(user or editor)
        shown = page_of(client.get(address)).find("input", attrs={"name": "shown"})
        data = {"kind": "correction", "placement": "", "text": "It was 1911."}
        data |= {"with_edit": "on", "supersedes": ""}
        data |= {"shown": shown["value"]} if shown else {}
        return client.post(address, data | changes, follow=True)

    return post


def subhead(story) -> str:
    return ArticlePage.objects.get(pk=story.pk).subhead


def test_screen_shows_what_the_draft_changes(as_user, editor, story, draft):
    page = as_user(editor).get(f"/admin/stories/{story.pk}/correct/").content.decode()
    assert "<del>1910</del>" in page
    assert "<ins>1911</ins>" in page


def test_text_and_correction_are_published_in_one_act(correct, story, draft, client):
    before = story.live_revision_id
    correct()
    page = client.get(story.url).content.decode()
    assert "Built in 1911." in page
    assert "It was 1911." in page
    entry = Correction.objects.get()
    assert (entry.revision_before, entry.revision_after) == (before, draft.pk)
    assert ArticlePage.objects.get(pk=story.pk).live_revision_id == draft.pk


def test_edit_that_is_corrected_is_logged_as_such_and_nobody_is_asked(
    correct, story, draft, editor
):
    correct()
    entry = PageLogEntry.objects.get(page=story.pk, action="articles.edit")
    assert (entry.data["reason"], entry.user) == ("correction", editor)
    assert entry.data["revision_after"] == draft.pk


def test_correction_alone_leaves_the_draft_unpublished(correct, story, draft):
    correct(with_edit="")
    assert subhead(story) == "Built in 1910."
    entry = Correction.objects.get()
    assert entry.revision_before == entry.revision_after == story.live_revision_id


def test_refused_correction_publishes_no_text(correct, story, draft):
    page = correct(text=" ").content.decode()
    assert "This field is required." in page
    assert subhead(story) == "Built in 1910."


def test_correction_that_fails_takes_the_text_back(editor, story, draft):
    with pytest.raises(ValidationError):
        publish_correction(article=story, text=" ", by=editor, revision=draft)
    assert subhead(story) == "Built in 1910."
    assert not Correction.objects.exists()


def test_draft_that_nobody_looked_at_is_not_published(correct, story, draft):
    page = correct(shown="1 2001-01-01").content.decode()
    assert "Somebody changed the draft meanwhile." in page
    assert "It was 1911." in page
    assert subhead(story) == "Built in 1910."
    assert not Correction.objects.exists()


def test_version_for_later_is_not_published_with_a_correction(editor, story):
    story.go_live_at = timezone.now() + timedelta(hours=1)
    later = story.save_revision()
    with pytest.raises(ValidationError, match="scheduled for later"):
        publish_correction(article=story, text="So.", by=editor, revision=later)
    assert not Correction.objects.exists()


def test_version_of_another_story_is_refused(editor, section, story):
    other = ArticleFactory(parent=section).save_revision()
    with pytest.raises(ValidationError, match="another story"):
        publish_correction(article=story, text="So.", by=editor, revision=other)


def test_locked_story_is_not_published_past_the_lock(editor, story, draft):
    chief = UserFactory(is_superuser=True)
    ArticlePage.objects.filter(pk=story.pk).update(locked=True, locked_by=chief)
    story.refresh_from_db()
    with pytest.raises(ValidationError, match="locked"):
        publish_correction(article=story, text="So.", by=editor, revision=draft)
    assert subhead(story) == "Built in 1910."


def test_who_may_correct_but_not_publish_publishes_no_text(story, draft):
    clerk = UserFactory()
    clerk.user_permissions.add(_permission("add_correction"))
    with pytest.raises(PermissionDenied):
        publish_correction(article=story, text="So.", by=clerk, revision=draft)
    assert subhead(story) == "Built in 1910."


def _permission(codename):
    from django.contrib.auth.models import Permission

    return Permission.objects.get(codename=codename)


def test_screen_supersedes_an_earlier_correction(correct, story):
    correct(text="It was 1912.")
    wrong = Correction.objects.get()
    correct(text="It was 1911.", supersedes=str(wrong.pk))
    assert [entry.text for entry in Correction.objects.standing()] == ["It was 1911."]
    assert Correction.objects.count() == 2


# Above or below the story


@pytest.mark.parametrize(
    ("kind", "placement"),
    [
        ("retraction", "top"),
        ("correction", "foot"),
        ("clarification", "foot"),
        ("update", "foot"),
    ],
)
def test_kind_decides_where_it_stands(correct, story, kind, placement):
    correct(kind=kind)
    assert Correction.objects.get().placement == placement


def test_correction_of_the_head_stands_above(correct, draft):
    correct()
    assert Correction.objects.get().placement == "top"


def test_correction_of_the_body_stands_below(correct, story):
    story.body = '[{"type": "paragraph", "value": "<p>It opened in 1911.</p>"}]'
    story.save_revision()
    correct()
    assert Correction.objects.get().placement == "foot"


def test_editor_s_word_goes_before_the_weight(correct, draft):
    correct(placement="foot")
    assert Correction.objects.get().placement == "foot"


# The command that verifies the chain


def verify(*args) -> tuple[int, str, str]:
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("verify_corrections", *args, stdout=out, stderr=err)
    except SystemExit as end:
        code = end.code
    return code, out.getvalue(), err.getvalue()


def remove(entry):
    with connection.cursor() as cursor:
        table = Correction._meta.db_table
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [entry.pk])  # noqa: S608


@pytest.fixture
def three(editor, story):
    return [
        publish_correction(article=story, text=f"Number {number}.", by=editor)
        for number in range(3)
    ]


def test_command_counts_an_unbroken_chain(three):
    code, out, err = verify()
    assert (code, err) == (0, "")
    assert "The chain of 3 corrections holds." in out
    assert three[-1].entry_hash in out


def test_command_is_content_with_no_corrections(db):
    assert verify()[0] == 0


def test_command_names_every_break_and_fails(three):
    remove(three[1])
    code, out, err = verify()
    assert code == 1
    assert "holds" not in out
    assert err == f"Before correction {three[2].pk} an entry is missing.\n"


def test_end_that_was_cut_off_is_missed_by_its_hash(three):
    remove(three[2])
    assert verify()[0] == 0
    code, _out, err = verify("--latest", three[2].entry_hash)
    assert code == 1
    assert "is missing" in err
    assert verify("--latest", three[1].entry_hash)[0] == 0
