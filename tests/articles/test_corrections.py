"""What was wrong is said, and what was said cannot be unsaid."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from articles.corrections import broken_links, publish_correction
from articles.models import Correction
from articles.models.correction import AppendOnly
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def correct(article, editor):
    def publish(text="The bridge opened in 1911.", **changes):
        given = {"article": article, "text": text, "by": editor} | changes
        return publish_correction(**given)

    return publish


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_correction_says_who_when_and_about_which_text(correct, article, editor):
    article.save_revision().publish()
    article.refresh_from_db()
    entry = correct("  It was 1911. ")
    stored = Correction.objects.get()
    assert stored == entry
    assert (stored.text, stored.made_by) == ("It was 1911.", editor)
    assert stored.revision_after == article.live_revision_id
    assert stored.entry_hash == stored.computed_hash()


@pytest.mark.parametrize("group", [None, "Reporters", "Moderators"])
def test_correction_needs_the_permission(correct, group):
    with pytest.raises(PermissionDenied):
        correct(by=UserFactory(group=group))
    assert not Correction.objects.exists()


def test_only_a_live_story_is_corrected(correct, section):
    with pytest.raises(ValidationError, match="Only a live story"):
        correct(article=ArticleFactory(parent=section, live=False))


@pytest.mark.parametrize("text", ["", "  \n"])
def test_empty_correction_is_refused(correct, text):
    with pytest.raises(ValidationError):
        correct(text)
    assert not Correction.objects.exists()


def test_correction_is_never_changed_and_never_deleted(correct, article):
    entry = correct()
    entry.text = "Otherwise."
    for change in (
        entry.save,
        entry.delete,
        lambda: Correction.objects.update(text="x"),
        lambda: Correction.objects.all().delete(),
        lambda: article.corrections.all().delete(),
        lambda: article.corrections.update(text="x"),
    ):
        with pytest.raises(AppendOnly):
            change()
    assert Correction.objects.get().text == "The bridge opened in 1911."


def test_correction_is_superseded_once(correct):
    first = correct("It was 1911.")
    second = correct("It was 1912.", supersedes=first)
    assert list(Correction.objects.standing()) == [second]
    with pytest.raises(ValidationError):
        correct("It was 1913.", supersedes=first)


def test_correction_of_another_story_is_not_superseded(correct, section):
    other = correct(article=ArticleFactory(parent=section))
    with pytest.raises(ValidationError):
        correct(supersedes=other)


def test_readers_see_what_stands_above_or_below(correct, client, article):
    correct("Changes the meaning.", placement="top", kind="retraction")
    old = correct("Old words.")
    correct("New words.", supersedes=old)
    page = client.get(article.url).content.decode()
    assert "Old words." not in page
    page = page[page.index("<main") :]  # its head tells machines of them too
    assert page.index("Changes the meaning.") < page.index("The bridge is open.")
    assert page.index("The bridge is open.") < page.index("New words.")
    assert "Retraction" in page


def test_page_of_corrections_shows_all_the_newest_first(correct, client):
    old = correct("Old words.")
    correct("New words.", supersedes=old)
    page = client.get("/corrections/").content.decode()
    assert page.index("New words.") < page.index("Old words.")


def test_page_without_corrections_says_so(client, home):
    assert "no corrections yet" in client.get("/corrections/").content.decode()


def test_corrections_go_with_an_unpublished_story(correct, client, article):
    correct("Words about it.")
    article.unpublish()
    assert "Words about it." not in client.get("/corrections/").content.decode()
    assert Correction.objects.count() == 1


def test_unbroken_chain_has_nothing_to_say(correct, section):
    for number in range(4):
        correct(f"Correction {number}.")
    correct(article=ArticleFactory(parent=section))
    assert list(broken_links()) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("text", "Rewritten."), ("kind", "update"), ("made_at", "2001-01-01 00:00:00")],
)
def test_altered_correction_is_found(correct, column, value):
    altered = [correct(f"Correction {number}.") for number in range(3)][1]
    table = Correction._meta.db_table
    sql(f"UPDATE {table} SET {column} = %s WHERE id = %s", value, altered.pk)  # noqa: S608
    assert list(broken_links()) == [
        f"Correction {altered.pk} is not what was published."
    ]


def test_removed_correction_is_found(correct):
    _first, second, third = (correct(f"Correction {number}.") for number in range(3))
    sql(f"DELETE FROM {Correction._meta.db_table} WHERE id = %s", second.pk)  # noqa: S608
    assert list(broken_links()) == [
        f"Before correction {third.pk} an entry is missing."
    ]
