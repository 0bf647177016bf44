import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.models import Discussion
from comments.threads.pages import thread_page
from tests.comments.conftest import page_of
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply(article):
    """Make a public reply with a body, to the story or to another reply."""

    def make(body, *, to=None, status="approved", **fields):
        return CommentFactory(
            article=article, parent=to, body=body, status=status, **fields
        )

    return make


@pytest.fixture
def thread(reader, article):
    """What stands under the story now: the elements of the replies, in order."""
    return lambda: page_of(reader.get(article.url)).select(".comment")


def bodies(elements) -> list[str]:
    return [
        e.select_one(".comment-body").text
        for e in elements
        if e.select(".comment-body")
    ]


def level(element) -> int:
    return int(element["aria-level"])


def test_replies_stand_under_what_they_answer_the_oldest_first(reply, thread):
    first, second = reply("first"), reply("second")
    late = reply("answer to first", to=first)
    reply("answer to second", to=second)
    reply("later answer to first", to=first)
    reply("answer to the answer", to=late)
    assert bodies(thread()) == [
        "first",
        "answer to first",
        "answer to the answer",
        "later answer to first",
        "second",
        "answer to second",
    ]
    assert [level(e) for e in thread()] == [1, 2, 3, 2, 1, 2]


def test_fourth_level_stands_flat_and_says_whom_it_answers(reply, thread):
    top = reply("1")
    third = reply("3", to=reply("2", to=top), name="Bea Third")
    fourth = reply("4", to=third, name="Cy Fourth")
    reply("5", to=fourth)
    elements = thread()
    assert bodies(elements) == ["1", "2", "3", "4", "5"]
    assert [level(e) for e in elements] == [1, 2, 3, 3, 3]
    said = [e.select_one(".comment__to") for e in elements]
    assert said[:3] == [None] * 3
    assert [e.text for e in said[3:]] == [
        "in reply to Bea Third",
        "in reply to Cy Fourth",
    ]


def test_very_deep_chain_of_answers_is_shown_in_order(reply, thread):
    last = None
    for number in range(40):
        last = reply(str(number), to=last)
    assert bodies(thread()) == [str(number) for number in range(40)]
    assert max(level(e) for e in thread()) == 3


@pytest.mark.parametrize("status", ["pending", "rejected", "spam", "withdrawn"])
def test_only_public_replies_are_shown(reply, thread, status):
    reply("Seen.")
    reply("Unseen.", status=status, was_public=True)
    assert bodies(thread()) == ["Seen."]
    assert len(thread()) == 1


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("rejected", "This reply was removed by a moderator."),
        ("spam", "This reply was removed by a moderator."),
        ("withdrawn", "This reply was withdrawn by its author."),
    ],
)
def test_removed_reply_with_public_answers_leaves_a_tombstone(
    reply, thread, reader, article, status, sentence
):
    secret = {"name": "Removed Name", "staff_title": "Removed Badge"}
    removed = reply("Removed text.", status=status, was_public=True, **secret)
    reply("Answer.", to=removed)
    stone, answer = thread()
    assert stone["id"] == f"comment-{removed.pk}"
    assert stone.text.strip() == sentence
    assert bodies([answer]) == ["Answer."]
    assert "Removed" not in reader.get(article.url).content.decode()


def test_what_is_read_of_a_removed_reply_holds_no_name_and_no_text(reply, article):
    fields = {"name": "Gone", "staff_title": "Gone", "was_public": True}
    reply("Answer.", to=reply("Gone", status="spam", **fields))
    stone, _answer = thread_page(article.pk).comments
    assert stone.is_removed
    assert "Gone" not in str(stone)


def test_removed_reply_on_the_flat_level_leaves_a_tombstone_too(reply, thread):
    third = reply("3", to=reply("2", to=reply("1")))
    fourth = reply("4", to=third, status="rejected", was_public=True, name="Gone")
    reply("5", to=fourth)
    elements = thread()
    assert len(elements) == 5
    assert elements[3].text.strip() == "This reply was removed by a moderator."
    assert "Gone" not in elements[4].text


def test_removed_reply_without_public_answers_leaves_nothing(reply, thread):
    removed = reply("Removed.", status="rejected", was_public=True)
    reply("Pending answer.", to=removed, status="pending")
    assert thread() == []


def test_chain_of_removed_replies_above_a_public_one_is_kept(reply, thread):
    first = reply("1", status="rejected", was_public=True)
    second = reply("2", to=first, status="withdrawn", was_public=True)
    reply("3", to=second)
    assert [bool(e.select(".comment__removed")) for e in thread()] == [
        True,
        True,
        False,
    ]


def test_heading_counts_public_replies_only(reply, reader, article):
    removed = reply("x", status="rejected", was_public=True)
    reply("a", to=removed), reply("b")
    Discussion.objects.create(article=article, approved_count=2)
    page = page_of(reader.get(article.url))
    assert page.find(id="replies-title").text == "2 replies"


def test_replies_of_another_story_are_not_shown(thread, section):
    CommentFactory(article=ArticleFactory(parent=section), status="approved")
    assert thread() == []


def test_name_cannot_become_markup(reply, thread):
    reply("x", name="<b>Bea</b>")
    (element,) = thread()
    assert element.select_one(".comment__name").text == "<b>Bea</b>"
    assert not element.find("b")


def test_number_of_queries_does_not_grow_with_the_thread(reply, reader, article):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(article.url).status_code == 200
        return len(queries)

    removed = reply("x", status="rejected", was_public=True)
    reply("y", to=removed), reply("z")
    cost()
    few = cost()
    for number in range(24):
        above = reply(f"{number}", status="withdrawn" if number % 3 else "approved")
        reply(f"answer {number}", to=above)
    assert cost() == few


def test_read_only_keeps_the_public_replies(reply, reader, article):
    reply("Still here.")
    Discussion.objects.create(article=article, state="read_only", approved_count=1)
    page = page_of(reader.get(article.url))
    assert bodies(page.select(".comment")) == ["Still here."]
    assert not page.select(".comment__reply")
