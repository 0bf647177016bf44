"""Staff open and close replies; every change is in the page's history."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import PageLogEntry

from comments.discussions import set_rules
from comments.models import Discussion, SectionDiscussion
from tests.comments.conftest import page_of
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def address(page) -> str:
    return f"/admin/replies/{page.pk}/"


@pytest.mark.parametrize("group", ["editor", "moderator"])
def test_story_is_closed_by_the_form(group, request, as_user, article):
    client = as_user(request.getfixturevalue(group))
    assert client.get(address(article)).status_code == 200
    sent = {"state": "closed", "mode": "post", "close_after_days": "5"}
    assert client.post(address(article), sent).status_code == 302
    row = Discussion.objects.get(article=article)
    assert (row.state, row.mode, row.close_after_days) == ("closed", "post", 5)
    page = page_of(client.get(address(article)))
    assert page.find(id="id_state").find("option", selected=True)["value"] == "closed"


def test_section_is_set_for_its_stories(as_user, editor, section):
    as_user(editor).post(address(section), {"state": "read_only"})
    row = SectionDiscussion.objects.get()
    assert (row.section_id, row.state, row.mode) == (section.pk, "read_only", "")


def test_number_of_replies_stays_as_it_is(as_user, editor, article):
    Discussion.objects.create(article=article, approved_count=7)
    as_user(editor).post(address(article), {"state": "read_only"})
    row = Discussion.objects.get()
    assert (row.approved_count, row.state) == (7, "read_only")


def test_change_is_told_in_the_history_of_the_page(as_user, editor, article):
    client = as_user(editor)
    for _time in range(2):
        client.post(address(article), {"state": "closed", "close_after_days": "0"})
    entry = PageLogEntry.objects.get(action="comments.discussion")
    assert (entry.page_id, entry.user) == (article.pk, editor)
    history = client.get(f"/admin/pages/{article.pk}/history/").content.decode()
    assert "Closed: replies are not shown" in history


def test_others_may_not(as_user, reporter, article):
    response = as_user(reporter).post(address(article), {"state": "closed"})
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/")
    assert not Discussion.objects.exists()
    with pytest.raises(PermissionDenied):
        set_rules(page=article, by=reporter, state="closed")


def test_moderator_learns_nothing_of_a_story_that_is_not_out(
    as_user, moderator, section
):
    draft = ArticleFactory(parent=section, live=False, headline="A secret")
    response = as_user(moderator).get(address(draft), follow=True)
    assert "A secret" not in response.content.decode()
    with pytest.raises(PermissionDenied):
        set_rules(page=draft, by=moderator, state="closed")


@pytest.mark.parametrize(
    "sent",
    [{"state": "ajar"}, {"close_after_days": "-1"}, {"close_after_days": "9999"}],
)
def test_senseless_rules_are_sent_back(as_user, editor, article, sent):
    response = as_user(editor).post(address(article), sent)
    assert response.status_code == 200
    assert not Discussion.objects.exists()


def test_front_page_has_no_rules_for_replies(as_user, editor, home):
    response = as_user(editor).get(address(home))
    assert response.status_code == 302


def test_page_and_list_lead_to_the_screen(as_user, editor, reporter, article, section):
    for url in [
        f"/admin/pages/{article.pk}/edit/",
        f"/admin/pages/{section.pk}/",
    ]:
        page = page_of(as_user(editor).get(url))
        assert page.select(f'a[href="{address(article)}"]'), url
        assert not page_of(as_user(reporter).get(url)).select(
            f'a[href="{address(article)}"]'
        )
