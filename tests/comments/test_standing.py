"""What the paper thinks of a person: set on the person's page, with a reason."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from comments.models import Commenter, StandingChange
from comments.moderation import NotPossible
from comments.standing import set_standing
from tests.comments.bench import QUEUE, Desk
from tests.factories import ArticleFactory, CommenterFactory, CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(as_user, moderator):
    return Desk(as_user(moderator))


@pytest.fixture
def person(db):
    return CommenterFactory(email="secret@example.org")


@pytest.fixture
def page(desk, person):
    return desk.open(f"{QUEUE}people/{person.pk}/")


def standing() -> tuple:
    person = Commenter.objects.get()
    return person.standing, person.suspended_until


@pytest.mark.parametrize("to", ["trusted", "held", "banned"])
def test_standing_is_set_with_a_reason_and_set_back(page, moderator, to):
    page.press("Change the standing", to=to, reason="For three reasons.")
    assert standing() == (to, None)
    page.press("Change the standing", to="normal", reason="It is over.")
    assert standing() == ("normal", None)
    first, second = StandingChange.objects.order_by("pk")
    assert (first.from_standing, first.to_standing) == ("normal", to)
    assert (first.moderator, first.reason) == (moderator, "For three reasons.")
    assert (second.from_standing, second.to_standing) == (to, "normal")
    assert "For three reasons." in page.text(".box__acts")


def test_suspension_has_an_end_and_ends_by_itself(page):
    page.press(
        "Change the standing", to="suspended", until="2999-01-01T10:00", reason="Heat."
    )
    person = Commenter.objects.get()
    assert person.standing_now == "suspended"
    assert "Suspended until 1 January 2999" in page.text(".standing")
    Commenter.objects.update(suspended_until=timezone.now() - timedelta(seconds=1))
    assert Commenter.objects.get().standing_now == "normal"


@pytest.mark.parametrize(
    "typed",
    [
        {"to": "banned"},
        {"to": "banned", "reason": "   "},
        {"to": "nonsense", "reason": "x"},
        {"to": "suspended", "reason": "x"},
        {"to": "suspended", "reason": "x", "until": "2001-01-01T00:00"},
        {"to": "suspended", "reason": "x", "until": "nonsense"},
        {"to": "banned", "reason": "x" * 301},
    ],
)
def test_senseless_change_is_refused_in_a_sentence(page, typed):
    assert "Not done:" in page.press("Change the standing", **typed).said
    assert standing() == ("normal", None)
    assert not StandingChange.objects.exists()


def test_only_a_suspension_has_an_end(person, moderator):
    with pytest.raises(NotPossible):
        set_standing(
            commenter_id=person.pk,
            to="banned",
            by=moderator,
            reason="x",
            until=timezone.now() + timedelta(days=1),
        )


def test_the_same_standing_again_records_nothing(page):
    page.press("Change the standing", to="normal", reason="Still.")
    assert not StandingChange.objects.exists()


def test_standing_needs_the_permission(person, editor):
    with pytest.raises(PermissionDenied):
        set_standing(commenter_id=person.pk, to="banned", by=editor, reason="x")
    assert standing() == ("normal", None)


def test_address_is_the_same_after_a_change(page):
    page.press("Change the standing", to="trusted", reason="Good.")
    assert Commenter.objects.get().email == "secret@example.org"


def test_page_shows_all_comments_across_stories_newest_first(desk, person, section):
    made = [
        CommentFactory(article=ArticleFactory(parent=section), commenter=person).pk
        for _ in range(3)
    ]
    CommentFactory(article=ArticleFactory(parent=section))
    assert desk.open(f"{QUEUE}people/{person.pk}/").listed == made[::-1]


def test_page_goes_on_to_older_ones_each_once(desk, person, article):
    made = [CommentFactory(article=article, commenter=person).pk for _ in range(60)]
    seen = desk.open(f"{QUEUE}people/{person.pk}/").listed
    CommentFactory(article=article, commenter=person)
    seen += desk.follow("Older ones").listed
    assert seen == made[::-1]


def test_workbench_leads_to_the_person(desk, person, article):
    CommentFactory(article=article, commenter=person)
    assert desk.open().follow("Everything").here == f"{QUEUE}people/{person.pk}/"


@pytest.mark.parametrize("pk", [999, 2**63, 10**30])
def test_person_who_is_not_there_is_not_found(desk, db, pk):
    assert desk.open(f"{QUEUE}people/{pk}/").response.status_code == 404
    assert desk.client.post(f"{QUEUE}people/{pk}/standing/").status_code == 404
