"""An address is seen with a permission of its own, for a reason, and each look is kept."""

import pytest
from django.contrib.auth.models import Permission

from comments.models import AddressLook
from tests.comments.bench import QUEUE, Desk
from tests.factories import CommenterFactory, CommentFactory

ADDRESS = "very.private@example.org"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(article):
    person = CommenterFactory(email=ADDRESS)
    CommentFactory(article=article, commenter=person)
    return person


@pytest.fixture
def where(person):
    return f"{QUEUE}people/{person.pk}/"


@pytest.fixture
def entitled(moderator):
    moderator.user_permissions.add(Permission.objects.get(codename="see_address"))
    return moderator


def test_address_is_shown_once_for_a_reason_and_the_look_is_kept(
    as_user, entitled, where, person
):
    desk = Desk(as_user(entitled)).open(where)
    assert ADDRESS not in desk.page.text
    desk.press("Show the address", reason="A threat; the police asked.")
    assert ADDRESS in desk.page.text
    look = AddressLook.objects.get()
    assert (look.commenter, look.viewer) == (person, entitled)
    assert look.reason == "A threat; the police asked."
    assert "no-store" in desk.response["Cache-Control"]
    assert ADDRESS not in desk.open(where).page.text


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_shown(as_user, entitled, where, reason):
    desk = Desk(as_user(entitled)).open(where)
    desk.press("Show the address", reason=reason)
    assert "Say why" in desk.said
    assert ADDRESS not in desk.page.text
    assert not AddressLook.objects.exists()


def test_opening_the_address_of_the_form_shows_nothing(as_user, entitled, where):
    assert as_user(entitled).get(f"{where}address/?reason=x").status_code == 405
    assert not AddressLook.objects.exists()


def test_moderators_without_the_permission_get_neither_button_nor_answer(
    as_user, moderator, where
):
    desk = Desk(as_user(moderator)).open(where)
    assert "Show the address" not in desk.page.text
    response = desk.client.post(f"{where}address/", {"reason": "x"}, follow=True)
    assert ADDRESS not in response.content.decode()
    assert not AddressLook.objects.exists()


@pytest.mark.parametrize("path", ["", "people/{pk}/", "pending/list/", "record/"])
def test_no_screen_of_moderators_holds_an_address(as_user, moderator, person, path):
    desk = Desk(as_user(moderator)).open(f"{QUEUE}{path.format(pk=person.pk)}")
    content = desk.response.content.decode()
    assert desk.response.status_code == 200
    assert ADDRESS not in content
    assert person.email_hash not in content


def test_who_looked_is_shown_to_whom_it_concerns(as_user, entitled, where):
    entitled.user_permissions.add(Permission.objects.get(codename="view_addresslook"))
    desk = Desk(as_user(entitled)).open(where)
    desk.press("Show the address", reason="A complaint.")
    assert "moderator: A complaint." in desk.open(where).page.text
