"""Two moderators do not get the same comment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import Claim, Comment
from tests.comments.bench import QUEUE, Desk
from tests.factories import CommentFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(as_user, db):
    user = UserFactory(first_name="Ada", last_name="Quill", group="Moderators")
    return Desk(as_user(user))


@pytest.fixture
def ben(as_user, moderator):
    return Desk(as_user(moderator))


@pytest.fixture
def pair(article):
    return [CommentFactory(article=article).pk for _ in range(2)]


def expire():
    Claim.objects.update(until=timezone.now() - timedelta(seconds=1))


def test_second_moderator_gets_the_next_comment(ada, ben, pair):
    assert ada.open().shown == pair[0]
    assert ben.open().shown == pair[1]
    assert ada.open().shown == pair[0]


def test_when_all_are_taken_the_screen_says_so(ada, ben, article):
    CommentFactory(article=article)
    ada.open()
    assert "colleagues have what is left" in ben.open().page.text


def test_claim_ends_by_itself(ada, ben, pair):
    ada.open()
    expire()
    assert ben.open().shown == pair[0]


def test_claim_ends_with_the_decision(ada, ben, pair):
    ada.open().press("Approve")
    assert not Claim.objects.filter(comment=pair[0]).exists()


def test_whoever_goes_on_leaves_the_comment_to_others(ada, ben, pair):
    ada.open().follow("Next")
    assert ben.open().shown == pair[0]


def test_whoever_comes_to_the_end_leaves_the_last_one(ada, ben, pair):
    ada.open(f"{QUEUE}?after={pair[0]}").follow("Next")
    assert not Claim.objects.exists()


def test_colleague_is_named_and_one_may_still_decide(ada, ben, pair):
    ada.open()
    ben.open(f"{QUEUE}?at={pair[0]}")
    assert "Ada Quill has this reply before them" in ben.text(".bench__colleague")
    assert "Ada Quill is reading it" in ben.open(f"{QUEUE}pending/list/").page.text
    ben.open(f"{QUEUE}?at={pair[0]}").press("Approve")
    assert Comment.objects.get(pk=pair[0]).status == "approved"


def test_leaving_the_page_releases(ada, ben, pair):
    bench = ada.open().page.select_one("[data-workbench]")
    ada.client.post(bench["data-release"], {"until": bench["data-until"]})
    assert not Claim.objects.exists()


def test_page_that_is_left_late_does_not_end_a_newer_claim(ada, pair):
    old = ada.open().page.select_one("[data-workbench]")
    ada.open()
    ada.client.post(old["data-release"], {"until": old["data-until"]})
    assert Claim.objects.get().comment_id == pair[0]


def test_nobody_releases_the_claim_of_another(ada, ben, pair):
    bench = ada.open().page.select_one("[data-workbench]")
    for until in (bench["data-until"], "", "x"):
        ben.client.post(bench["data-release"], {"until": until})
    assert Claim.objects.count() == 1


def test_comment_that_is_gone_is_not_claimed(ada, db):
    assert ada.open(f"{QUEUE}?at=999").shown is None
    assert not Claim.objects.exists()


def test_looking_at_what_was_decided_claims_nothing(ada, article):
    CommentFactory(article=article, status="approved")
    ada.open(f"{QUEUE}approved/")
    assert not Claim.objects.exists()
