"""A story that is taken back leaves its address, the reason, and nothing of its text."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry, PageViewRestriction, WorkflowState

from articles.corrections import publish_correction
from articles.models import ArticlePage, Correction, Withdrawal
from articles.models.correction import AppendOnly
from articles.withdrawal import withdraw
from comments.models import Comment
from comments.posting import CannotReply, post_reply
from tests.articles.conftest import page_of, said
from tests.factories import ArticleFactory, AuthorFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.django_db

REASON = "The document it rested on was forged."


@pytest.fixture
def story(section):
    """A live story with an author and a topic."""
    story = ArticleFactory(
        parent=section, slug="forged", headline="Mayor of Arle named in letter"
    )
    story.bylines.create(author=AuthorFactory(slug="ada"), role="reporting")
    story.topics.add(TopicFactory(slug="bridges"))
    story.save_revision().publish()
    return ArticlePage.objects.get(pk=story.pk)


@pytest.fixture
def withdrawn(story, editor):
    withdraw(article=story, by=editor, reason=REASON)
    return ArticlePage.objects.get(pk=story.pk)


def test_address_says_that_it_is_gone_when_and_why(withdrawn, client):
    response = client.get("/water/forged/")
    page = page_of(response)
    assert response.status_code == 410
    assert page.find("h1").text == "This story was withdrawn"
    assert REASON in page.text
    assert page.find("time")["datetime"][:10] == str(timezone.now().date())


def test_address_tells_nothing_of_the_text_and_is_not_indexed(withdrawn, client):
    page = client.get("/water/forged/").content.decode()
    for words in (withdrawn.headline, withdrawn.subhead, "The bridge is open."):
        assert words not in page
    assert "noindex" in page


def test_story_is_in_no_list(withdrawn, client):
    lists = ["/", "/water/", "/authors/ada/", "/topics/bridges/"]
    for address in (*lists, "/search/?q=mayor", "/corrections/"):
        page = client.get(address).content.decode()
        assert withdrawn.headline not in page, address


def test_replies_are_frozen_and_not_shown_and_kept(story, editor, client):
    reply = {"article_id": story.pk, "name": "Ann", "email": "a@example.org"}
    comment = post_reply(**reply, body="I read this with care.").comment
    Comment.objects.filter(pk=comment.pk).update(status=Comment.Status.APPROVED)
    withdraw(article=story, by=editor, reason=REASON)
    with pytest.raises(CannotReply):
        post_reply(**reply, body="Another one.")
    assert "with care" not in client.get(story.url).content.decode()
    assert client.get(f"/comments/{comment.pk}/").status_code == 404
    assert Comment.objects.count() == 1


def test_corrections_are_hidden_and_kept(story, editor, client):
    publish_correction(article=story, text="It was 1911.", by=editor)
    withdraw(article=story, by=editor, reason=REASON)
    for address in (story.url, "/corrections/"):
        assert "It was 1911." not in client.get(address).content.decode()
    assert Correction.objects.count() == 1


def test_record_says_who_when_why_and_of_which_version(story, editor):
    revision = story.live_revision_id
    entry = withdraw(article=story, by=editor, reason=f" {REASON} ")
    assert Withdrawal.objects.get() == entry
    assert (entry.reason, entry.made_by, entry.revision) == (REASON, editor, revision)
    logged = PageLogEntry.objects.get(page=story.pk, action="articles.withdraw")
    assert (logged.user, logged.data["reason"]) == (editor, REASON)


def test_what_was_scheduled_or_submitted_is_called_off(story, editor, reporter):
    story.go_live_at = timezone.now() + timedelta(hours=1)
    story.save_revision().publish()
    story.get_workflow().start(story, reporter)
    withdraw(article=story, by=editor, reason=REASON)
    assert not story.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    call_command("publish_scheduled")
    assert not ArticlePage.objects.get(pk=story.pk).live


@pytest.mark.parametrize("group", [None, "Reporters", "Moderators"])
def test_only_who_may_publish_may_withdraw(story, group):
    with pytest.raises(PermissionDenied):
        withdraw(article=story, by=UserFactory(group=group), reason=REASON)
    assert ArticlePage.objects.get(pk=story.pk).live


def test_withdrawal_needs_a_reason(story, editor):
    with pytest.raises(ValidationError, match="Say why"):
        withdraw(article=story, by=editor, reason="  ")
    assert ArticlePage.objects.get(pk=story.pk).live


def test_only_a_live_story_is_withdrawn(withdrawn, editor):
    with pytest.raises(ValidationError, match="Only a live story"):
        withdraw(article=withdrawn, by=editor, reason=REASON)


def test_withdrawal_is_never_changed_and_never_deleted(withdrawn):
    entry = Withdrawal.objects.get()
    for change in (
        entry.save,
        entry.delete,
        lambda: Withdrawal.objects.update(reason="x"),
        lambda: withdrawn.withdrawals.all().delete(),
    ):
        with pytest.raises(AppendOnly):
            change()


# Publishing it again


def test_editor_publishes_it_again_and_that_is_recorded(
    withdrawn, edit, editor, client
):
    edit(editor, withdrawn, "action-publish")
    assert client.get("/water/forged/").status_code == 200
    latest = Withdrawal.objects.first()
    assert (latest.act, latest.made_by) == ("restored", editor)
    logged = PageLogEntry.objects.filter(page=withdrawn.pk, action="articles.restore")
    assert logged.get().user == editor


def test_story_that_is_unpublished_later_is_as_unknown_as_any(
    withdrawn, edit, editor, client
):
    edit(editor, withdrawn, "action-publish")
    ArticlePage.objects.get(pk=withdrawn.pk).unpublish()
    edit(editor, withdrawn, subhead="Saved as a draft again.")
    missing = client.get("/nothing/here/")
    found = client.get("/water/forged/")
    assert (found.status_code, found.content) == (404, missing.content)


def test_story_can_be_withdrawn_a_second_time(withdrawn, edit, editor, client):
    edit(editor, withdrawn, "action-publish")
    withdraw(article=withdrawn, by=editor, reason="A second reason.")
    page = client.get("/water/forged/").content.decode()
    assert "A second reason." in page
    assert REASON not in page


# The address


def test_draft_renamed_afterwards_leaves_the_address(withdrawn, edit, editor, client):
    edit(editor, withdrawn, slug="another-slug")
    assert client.get("/water/forged/").status_code == 410
    assert client.get("/water/another-slug/").status_code == 404


def test_story_of_a_closed_section_is_not_told_of(withdrawn, section, client):
    PageViewRestriction.objects.create(
        page=section, restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get("/water/forged/").status_code == 404


def test_tombstone_is_the_same_for_everybody_and_strict(withdrawn, client, as_user):
    response = client.get("/water/forged/")
    assert not response.cookies
    assert "unsafe" not in response["Content-Security-Policy"]
    other = client.get("/water/forged/", headers={"Accept-Language": "de"})
    assert other.content == response.content


def test_missing_address_costs_one_query_more(withdrawn, client):
    with CaptureQueriesContext(connection) as queries:
        client.get("/water/nowhere/")
    assert sum("articles_withdrawal" in one["sql"] for one in queries) == 1


# The screen


def test_editor_withdraws_by_the_screen(as_user, editor, story, client):
    address = f"/admin/stories/{story.pk}/withdraw/"
    page = as_user(editor).get(f"/admin/pages/{story.pk}/edit/").content.decode()
    assert address in page
    response = as_user(editor).post(address, {"reason": REASON}, follow=True)
    assert "The story is withdrawn." in said(response)
    assert f"Withdrawn on {timezone.now():%Y-%m-%d}" in said(response)
    assert client.get(story.url).status_code == 410


def test_screen_without_a_reason_says_so(as_user, editor, story):
    address = f"/admin/stories/{story.pk}/withdraw/"
    page = as_user(editor).post(address, {"reason": ""}).content.decode()
    assert "This field is required." in page
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("group", ["Reporters", "Moderators"])
def test_screen_is_closed_to_others(as_user, story, group):
    address = f"/admin/stories/{story.pk}/withdraw/"
    as_user(UserFactory(group=group)).post(address, {"reason": REASON})
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize(
    "address",
    ["/admin/pages/{page}/delete/", "/admin/bulk/wagtailcore/page/delete/?id={page}"],
)
def test_withdrawn_story_is_not_deleted(as_user, withdrawn, address):
    client = as_user(UserFactory(is_superuser=True))
    response = client.post(address.format(page=withdrawn.pk), follow=True)
    assert "was withdrawn cannot be deleted" in said(response)
    assert ArticlePage.objects.filter(pk=withdrawn.pk).exists()
