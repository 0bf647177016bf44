"""Who on the staff knows of which stories."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import ArticlePage
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db

HEADLINE = "Minister to resign"


@pytest.fixture
def secret(section, reporter):
    """The reporter's draft under embargo."""
    return ArticleFactory(
        parent=section,
        live=False,
        owner=reporter,
        headline=HEADLINE,
        embargo_until=timezone.now() + timedelta(hours=1),
    )


@pytest.fixture
def another(db):
    return UserFactory(username="another", group="Reporters")


LISTS = [
    "/admin/pages/{section}/",
    "/admin/pages/search/?q=minister",
    "/admin/choose-page/{section}/",
    "/admin/choose-page/search/?q=minister",
    "/admin/api/main/pages/?child_of={section}",
    "/admin/reports/site-history/",
    "/admin/reports/page-types-usage/",
]


def seen(client, address, secret) -> bool:
    secret.save_revision(log_action=True)
    address = address.format(section=secret.get_parent().pk)
    return HEADLINE in client.get(address).content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_another_reporter_sees_no_story_under_embargo(
    secret, another, as_user, address
):
    assert not seen(as_user(another), address, secret)


@pytest.mark.parametrize("address", LISTS[:3])
@pytest.mark.parametrize("who", ["reporter", "editor"])
def test_owner_and_editors_see_it(secret, who, as_user, address, request):
    assert seen(as_user(request.getfixturevalue(who)), address, secret)


def test_another_reporter_sees_it_when_the_embargo_is_over(secret, another, as_user):
    ArticlePage.objects.filter(pk=secret.pk).update(
        embargo_until=timezone.now() - timedelta(seconds=1)
    )
    assert seen(as_user(another), LISTS[0], secret)


def test_embargo_put_on_a_live_story_hides_it_from_other_reporters(
    article, editor, another, as_user
):
    article.embargo_until = timezone.now() + timedelta(hours=1)
    article.save_revision(user=editor)
    page = as_user(another).get(f"/admin/pages/{article.get_parent().pk}/")
    assert article.headline not in page.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/admin/choose-page/",
        "/admin/pages/{story}/move/{section}/confirm/",
        "/admin/images/chooser/",
        "/admin/documents/chooser/",
        "/admin/snippets/choose/articles/topic/",
        "/admin/tag-autocomplete/articles/topic/?term=m",
    ],
)
def test_moderator_is_not_asked_about_stories(secret, moderator, as_user, address):
    address = address.format(story=secret.pk, section=secret.get_parent().pk)
    response = as_user(moderator).get(address)
    assert response.status_code in (302, 403)
    assert HEADLINE not in response.content.decode()
