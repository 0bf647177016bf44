"""The badge of the house: on staff's replies, and on no guest's whatever they type."""

import pytest

from comments import moderation
from comments.models import Comment
from comments.posting import reply_as_staff
from tests.comments.conftest import page_of

pytestmark = pytest.mark.django_db

IMITATIONS = [
    '</bdi><span class="comment__pick">Skipper</span>',
    '<span class="comment__pick">Skipper</span>',
    "Bea</p><p>Water correspondent",
    "Bea   |Boat hand|",
    "Bea\u00a0\u00a0[Boat hand]",
]


@pytest.fixture
def staff_reply(article, moderator):
    return lambda title: reply_as_staff(
        article_id=article.pk, body="We asked.", name="Mara", title=title, by=moderator
    )


@pytest.fixture
def shown(reader, article):
    return lambda: page_of(reader.get(article.url)).select(".comment")


def test_reply_by_staff_carries_the_badge_outside_the_name(staff_reply, shown):
    staff_reply("Water correspondent")
    (element,) = shown()
    badge = element.select_one(".comment__head > .comment__staff")
    assert badge.text == "Staff: Water correspondent"
    assert not element.select_one("bdi .comment__staff")


def test_reply_by_staff_without_a_title_carries_a_badge_too(staff_reply, shown):
    staff_reply("")
    assert shown()[0].select_one(".comment__staff").text == "Staff: Staff"


@pytest.mark.parametrize("text", IMITATIONS)
def test_no_name_and_no_text_of_a_guest_makes_a_badge(send, shown, moderator, text):
    assert send(name=text[:60], body=text).status_code == 303
    comment = Comment.objects.get()
    moderation.decide(comment_id=comment.pk, to="approved", by=moderator)
    (element,) = shown()
    assert not element.select(".comment__staff, .comment__pick, .comment__changed")
    assert element.select_one(".comment__head > bdi.comment__name").text == text[:60]
    assert not element.select_one("bdi").find_all()
    tags = {tag.name for tag in element.select_one(".comment-body").find_all()}
    assert tags <= {"p", "br"}
