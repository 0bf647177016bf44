"""The newsroom puts the twelve reasons into its own words."""

import pytest

from comments.models import ReasonText
from comments.reasons import STANDARD, reasons
from tests.comments.bench import QUEUE, Desk
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db
REASONS = f"{QUEUE}reasons/"


@pytest.fixture
def desk(as_user, moderator):
    return Desk(as_user(moderator))


def test_all_twelve_are_listed_with_their_texts(desk):
    rows = desk.open(REASONS).page.select(".entry")
    assert len(rows) == len(STANDARD) == 12
    assert "Your reply advertised something." in desk.page.text


def test_own_words_are_shown_to_moderators_and_go_back(desk, article):
    desk.open(f"{REASONS}hate/").press("Save", label="Runs people down", text="Do not.")
    assert reasons()["hate"].text == "Do not."
    CommentFactory(article=article)
    assert "Runs people down" in desk.open().text(".acts__reasons")
    desk.open(f"{REASONS}hate/").press("Back to the words")
    assert not ReasonText.objects.exists()


@pytest.mark.parametrize(
    "typed", [{"label": ""}, {"text": ""}, {"label": "x" * 81}, {"text": "x" * 301}]
)
def test_senseless_words_are_refused_beside_the_field(desk, typed):
    desk.open(f"{REASONS}hate/").press("Save", **typed)
    assert desk.page.select(".filters__error")
    assert not ReasonText.objects.exists()


def test_unknown_reason_is_not_found(desk):
    assert desk.open(f"{REASONS}nonsense/").response.status_code == 404


def test_reasons_need_their_permission(as_user, editor):
    assert as_user(editor).get(REASONS).status_code == 302
    assert as_user(editor).post(f"{REASONS}hate/", {"label": "x"}).status_code == 302
