"""One canary, sought on every path by which a confidential note might get out.

A path counts only where it is seen to work: it has to answer, and to show the story
wherever it shows stories at all.
"""

import io
import logging
import zipfile

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from articles.models import ArticlePage, SourceNote
from articles.source_notes import add_note, read_notes
from tests.articles.conftest import story_form
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db

CANARY = "Quillfeather"
HEADLINE = "Lock gates fail"


@pytest.fixture
def story(section, reporter, editor):
    """A live story with two revisions and a note that was written and read."""
    article = ArticleFactory(parent=section, owner=reporter, headline=HEADLINE)
    article.save_revision(user=editor).publish(user=editor)
    add_note(article=article, text=f"{CANARY} told us.", by=reporter)
    article.subhead = "A second version."
    article.save_revision(user=editor, log_action=True).publish(user=editor)
    read_notes(article=article, by=editor)
    return ArticlePage.objects.get(pk=article.pk)


@pytest.fixture
def chief(db):
    """Somebody to whom every screen is open."""
    return UserFactory(username="chief", is_superuser=True)


def unpacked(response) -> str:
    """All that an answer says, streamed or zipped."""
    content = response.getvalue()
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return " ".join(
            book.read(name).decode("utf-8", "replace") for name in book.namelist()
        )


def fetch(client, address, shows=HEADLINE) -> None:
    """Fetch it; fail where it does not work or where the canary sings."""
    response = client.get(address, follow=True)
    said = unpacked(response)
    assert response.status_code == 200, address
    assert shows in said, address
    assert CANARY.lower() not in said.lower(), address


def test_canary_is_seen_where_it_may_be(story, as_user, editor):
    address = f"/admin/stories/{story.pk}/notes/"
    assert CANARY in as_user(editor).get(address).content.decode()
    assert SourceNote.objects.get().text.startswith(CANARY)


def test_note_is_not_on_any_path_a_reader_has(story, client):
    call_command("update_index", verbosity=0)
    fetch(client, story.url)
    fetch(client, story.section.url)
    fetch(client, "/", shows="</html>")
    fetch(client, "/search/?q=gates")
    fetch(client, "/search/?q=told+us", shows="</html>")
    found = client.get(f"/search/?q={CANARY}").content.decode()
    assert HEADLINE not in found


@pytest.mark.parametrize(
    "address",
    [
        "/feed/",
        "/feed.atom",
        "/feed.json",
        "/sitemap.xml",
        "/api/v2/pages/",
        "/api/v3-preview/pages/",
        "{url}ninjs.json",
    ],
)
def test_note_is_on_no_machine_path_routed_or_not(story, client, address):
    response = client.get(address.format(url=story.url))
    assert response.status_code in (200, 404)
    assert CANARY.lower() not in unpacked(response).lower()


def test_note_is_in_no_revision_comparison_or_preview(story, as_user, chief):
    assert CANARY not in str([revision.content for revision in Revision.objects.all()])
    first, second = story.revisions.order_by("pk").values_list("pk", flat=True)[:2]
    client, screens = as_user(chief), f"/admin/pages/{story.pk}"
    fetch(
        client, f"{screens}/revisions/compare/{first}...{second}/", "A second version."
    )
    fetch(client, f"{screens}/revisions/compare/earliest...live/", "A second version.")
    fetch(client, f"{screens}/revisions/{first}/view/")
    fetch(client, f"{screens}/view_draft/")
    sent = client.post(f"{screens}/edit/preview/", story_form(headline=HEADLINE))
    assert sent.json()["is_valid"]
    fetch(client, f"{screens}/edit/preview/?mode=")


def test_note_follows_neither_copy_nor_alias(story, as_user, client, chief):
    copied = story.copy(update_attrs={"slug": "a-copy"}, keep_live=True, user=chief)
    alias = story.create_alias(update_slug="an-alias", user=chief)
    assert SourceNote.objects.values_list("article", flat=True).get() == story.pk
    for page in (copied, alias):
        fetch(client, page.url)
        fetch(as_user(chief), f"/admin/pages/{page.pk}/edit/")
        notes = as_user(chief).get(f"/admin/stories/{page.pk}/notes/")
        assert CANARY not in notes.content.decode()


@pytest.mark.parametrize("who", ["reporter", "editor", "chief"])
def test_note_is_not_in_the_screens_around_the_story(story, as_user, who, request):
    client = as_user(request.getfixturevalue(who))
    for screen in ("edit/", "history/", "workflow_history/", "usage/"):
        fetch(client, f"/admin/pages/{story.pk}/{screen}")
    fetch(client, f"/admin/pages/{story.section.pk}/")
    fetch(client, "/admin/pages/search/?q=gates")
    found = client.get(f"/admin/pages/search/?q={CANARY}").content.decode()
    assert HEADLINE not in found


@pytest.mark.parametrize("export", ["", "?export=csv", "?export=xlsx"])
@pytest.mark.parametrize(
    ("report", "shows"),
    [
        ("site-history", HEADLINE),
        ("aging-pages", HEADLINE),
        ("page-types-usage", ""),
        ("locked", ""),
        ("workflow", ""),
        ("workflow_tasks", ""),
    ],
)
def test_note_is_in_no_report_and_no_export(
    story, as_user, chief, report, shows, export
):
    fetch(as_user(chief), f"/admin/reports/{report}/{export}", shows)


@pytest.mark.parametrize("group", ["Moderators", "Reporters"])
def test_other_roles_see_nothing_of_it_anywhere_in_the_admin(story, as_user, group):
    client = as_user(UserFactory(group=group))
    for screen in ("edit/", "history/", "view_draft/"):
        said = client.get(f"/admin/pages/{story.pk}/{screen}", follow=True)
        assert CANARY not in said.content.decode()
    for screen in ("notes/", "notes/panel/"):
        said = client.get(f"/admin/stories/{story.pk}/{screen}", follow=True)
        assert CANARY not in said.content.decode()


def test_note_is_in_no_log(story, as_user, editor, caplog):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="django.db.backends")
    with CaptureQueriesContext(connection):
        address = f"/admin/stories/{story.pk}/notes/"
        as_user(editor).post(address, {"text": f"{CANARY} again"})
        as_user(editor).get(address)
        as_user(editor).post(f"{address}panel/", {"text": f"{CANARY} once more"})
    assert "articles_sourcenote" in caplog.text  # the statements were logged indeed
    assert CANARY not in caplog.text
    entries = [*PageLogEntry.objects.values(), *ModelLogEntry.objects.values()]
    assert {entry["action"] for entry in entries} >= {
        "articles.source_note.add",
        "articles.source_note.read",
    }
    assert CANARY not in str(entries)
