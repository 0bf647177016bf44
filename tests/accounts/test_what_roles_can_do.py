"""What each role can really do, through Wagtail's own screens."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from tests.factories import ArticleFactory, UserFactory


@pytest.fixture
def draft(section, reporter):
    """A story that the reporter has begun."""
    return ArticleFactory(parent=section, owner=reporter, live=False)


@pytest.fixture
def edit(as_user):
    """Sends the edit form as it is shown, with what is given on top."""

    def send(user, page, **extra):
        client = as_user(user)
        url = f"/admin/pages/{page.pk}/edit/"
        html = client.get(url).content.decode()
        form = querydict_from_html(html, form_id="page-edit-form").dict()
        body = {"body": streamfield([("paragraph", rich_text("<p>It is open.</p>"))])}
        return client.post(url, form | nested_form_data(body) | extra)

    return send


SUBMIT = {"action-submit": "action-submit", "desk_note": "Checked twice."}


def approving(page) -> str:
    """The address at which the desk approves the page."""
    page.refresh_from_db()
    task = page.current_workflow_task_state
    return reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]
    )


@pytest.mark.parametrize("role", ["reporter", "editor", "moderator"])
def test_everyone_on_the_staff_gets_into_the_admin(role, as_user, request):
    person = request.getfixturevalue(role)
    assert as_user(person).get("/admin/").status_code == 200


def test_who_has_no_role_does_not_get_into_the_admin(as_user, db):
    assert as_user(UserFactory()).get("/admin/").status_code == 302


def test_a_reporter_may_not_publish_and_an_editor_may(draft, reporter, editor):
    assert not draft.permissions_for_user(reporter).can_publish()
    assert draft.permissions_for_user(editor).can_publish()


def test_a_reporter_saves_a_draft(draft, reporter, edit):
    response = edit(reporter, draft, headline="Bridge opens in May")
    draft.refresh_from_db()
    assert response.status_code == 302
    assert draft.get_latest_revision_as_object().headline == "Bridge opens in May"


def test_a_reporter_who_sends_the_publish_button_publishes_nothing(
    draft, reporter, edit
):
    edit(reporter, draft, **{"action-publish": "action-publish"})
    draft.refresh_from_db()
    assert not draft.live


def test_a_reporter_does_not_change_what_readers_see(section, reporter, edit):
    article = ArticleFactory(parent=section, owner=reporter, headline="As printed")
    edit(
        reporter,
        article,
        headline="As I want it",
        **{"action-publish": "action-publish"},
    )
    article.refresh_from_db()
    assert article.headline == "As printed"


def test_an_editor_who_sends_the_publish_button_publishes(draft, editor, edit):
    edit(editor, draft, **{"action-publish": "action-publish"})
    draft.refresh_from_db()
    assert draft.live


def test_a_reporter_submits_to_the_desk(draft, reporter, edit):
    edit(reporter, draft, **SUBMIT)
    draft.refresh_from_db()
    assert draft.current_workflow_task.name == "Desk edit"
    assert not draft.live


def test_a_reporter_cannot_approve_a_story_at_the_desk(draft, reporter, edit, as_user):
    edit(reporter, draft, **SUBMIT)
    response = as_user(reporter).post(approving(draft), {"comment": ""})
    assert response.status_code == 302
    draft.refresh_from_db()
    assert not draft.live


def test_an_editor_approves_a_story_at_the_desk_and_it_is_public(
    draft, reporter, editor, edit, as_user
):
    edit(reporter, draft, **SUBMIT)
    as_user(editor).post(approving(draft), {"comment": ""})
    draft.refresh_from_db()
    assert draft.live


def test_a_reporter_edits_only_stories_of_his_or_her_own(
    section, draft, reporter, editor, as_user
):
    other = ArticleFactory(parent=section, owner=editor, live=False)
    client = as_user(reporter)
    assert client.get(f"/admin/pages/{draft.pk}/edit/").status_code == 200
    assert client.get(f"/admin/pages/{other.pk}/edit/").status_code == 302
    assert not other.permissions_for_user(reporter).can_edit()


@pytest.mark.parametrize("act", ["unpublish", "delete", "move"])
def test_a_reporter_cannot_take_a_live_story_away(act, section, reporter, as_user):
    article = ArticleFactory(parent=section, owner=reporter)
    response = as_user(reporter).post(f"/admin/pages/{article.pk}/{act}/")
    article.refresh_from_db()
    assert response.status_code == 302
    assert article.live


def test_a_moderator_sees_no_pages_in_the_admin(draft, section, moderator, as_user):
    client = as_user(moderator)
    for url in (
        "/admin/pages/",
        f"/admin/pages/{section.pk}/",
        f"/admin/pages/{draft.pk}/edit/",
        f"/admin/pages/{draft.pk}/view_draft/",
    ):
        assert client.get(url).status_code == 302, url


def test_a_moderator_uploads_nothing(moderator, as_user):
    client = as_user(moderator)
    assert client.get("/admin/images/").status_code == 302
    assert client.get("/admin/documents/").status_code == 302


@pytest.mark.parametrize("role", ["reporter", "editor", "moderator"])
def test_nobody_below_an_administrator_manages_users(role, as_user, request):
    client = as_user(request.getfixturevalue(role))
    assert client.get("/admin/users/").status_code == 302
    assert client.get("/admin/groups/").status_code == 302
