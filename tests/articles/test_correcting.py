"""Corrections on the staff's screens, and the stories they keep."""

import pytest

from articles.corrections import publish_correction
from articles.models import Correction
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_editor_publishes_a_correction(as_user, editor, article, client):
    response = as_user(editor).post(
        f"/admin/stories/{article.pk}/correct/",
        {"kind": "correction", "placement": "foot", "text": "It was 1911."},
        follow=True,
    )
    assert "The correction is published." in response.content.decode()
    assert "It was 1911." in client.get(article.url).content.decode()


def test_correction_of_a_draft_is_refused_in_a_sentence(as_user, editor, section):
    draft = ArticleFactory(parent=section, live=False)
    response = as_user(editor).post(
        f"/admin/stories/{draft.pk}/correct/",
        {"kind": "correction", "placement": "foot", "text": "It was 1911."},
    )
    text = response.content.decode()
    assert "Only a live story can be corrected." in text
    assert "It was 1911." in text


@pytest.mark.parametrize("group", ["Reporters", "Moderators"])
def test_screen_for_corrections_is_closed_to_others(as_user, article, group):
    client = as_user(UserFactory(group=group))
    data = {"kind": "correction", "placement": "foot", "text": "x"}
    client.post(f"/admin/stories/{article.pk}/correct/", data)
    assert not Correction.objects.exists()


DELETE = pytest.mark.parametrize(
    "address",
    ["/admin/pages/{page}/delete/", "/admin/bulk/wagtailcore/page/delete/?id={page}"],
)


@DELETE
@pytest.mark.parametrize("is_section", [False, True])
def test_corrected_story_is_not_deleted(as_user, editor, article, address, is_section):
    publish_correction(article=article, text="It was 1911.", by=editor)
    target = article.get_parent() if is_section else article
    client = as_user(UserFactory(is_superuser=True))
    response = client.post(address.format(page=target.pk), follow=True)
    assert "A story that was corrected cannot be deleted" in response.content.decode()
    article.refresh_from_db()
    assert Correction.objects.count() == 1


@DELETE
def test_story_without_corrections_is_deleted(as_user, editor, article, address):
    as_user(editor).post(address.format(page=article.pk))
    assert not type(article).objects.exists()


def test_endless_correction_is_refused_on_the_screen(as_user, editor, article):
    data = {"kind": "correction", "placement": "foot", "text": "x" * 1001}
    response = as_user(editor).post(f"/admin/stories/{article.pk}/correct/", data)
    assert "at most 1000 characters" in response.content.decode()
    assert not Correction.objects.exists()
