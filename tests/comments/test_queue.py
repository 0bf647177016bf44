"""What moderators see, and who may see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.comments.conftest import page_of
from tests.factories import (
    ArticleFactory,
    CommenterFactory,
    CommentFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

QUEUE = "/admin/comments/"


@pytest.fixture
def desk(as_user, moderator):
    return as_user(moderator)


@pytest.fixture
def entries(desk):
    """The entries on a page of the queue."""
    return lambda path=QUEUE: page_of(desk.get(path)).select(".queue-entry")


def keys(elements) -> list[int]:
    return [int(e["id"].removeprefix("comment-")) for e in elements]


@pytest.mark.parametrize("path", [QUEUE, f"{QUEUE}approved/", f"{QUEUE}1/decide/"])
@pytest.mark.parametrize("group", ["Reporters", "Editors"])
def test_others_on_the_staff_do_not_see_the_queue(as_user, db, group, path):
    client = as_user(UserFactory(group=group))
    for response in (client.get(path), client.post(path)):
        assert response.status_code == 302
        assert response["Location"] == "/admin/"


def test_a_reader_does_not_see_the_queue(reader, db):
    assert reader.get(QUEUE)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(("group", "sees"), [("Moderators", True), ("Editors", False)])
def test_menu_leads_moderators_to_the_queue(as_user, db, group, sees):
    page = as_user(UserFactory(group=group)).get("/admin/").content.decode()
    assert (QUEUE in page) is sees


def test_what_waits_longest_comes_first(entries, article):
    made = [CommentFactory(article=article).pk for _ in range(3)]
    assert keys(entries()) == made


def test_each_status_has_its_queue(entries, article):
    by_status = {
        status: CommentFactory(article=article, status=status).pk
        for status in ("pending", "approved", "rejected", "spam", "withdrawn")
    }
    for status, pk in by_status.items():
        assert keys(entries(f"{QUEUE}{status}/")) == [pk]


def test_unknown_status_has_no_queue(desk):
    assert desk.get(f"{QUEUE}nonsense/").status_code == 404


def test_pages_show_each_comment_once_while_others_post(desk, article):
    made = [CommentFactory(article=article).pk for _ in range(45)]
    seen, address = [], QUEUE
    while address:
        page = page_of(desk.get(address))
        seen += keys(page.select(".queue-entry"))
        made.append(CommentFactory(article=article).pk)
        following = page.find("a", string="The next ones")
        address = f"{QUEUE}{following['href']}" if following else ""
    assert seen == made[: len(seen)]
    assert len(seen) >= 45


@pytest.mark.parametrize("after", ["x", "-1", "", "9" * 25, "9" * 5000, "²"])
def test_senseless_page_address_is_no_error(desk, article, after):
    CommentFactory(article=article)
    assert desk.get(f"{QUEUE}?after={after}").status_code == 200


def test_entry_tells_the_history_of_the_person(entries, article, section):
    person = CommenterFactory()
    other = ArticleFactory(parent=section)
    for status in ("approved", "approved", "rejected"):
        CommentFactory(article=other, commenter=person, status=status)
    CommentFactory(article=article, commenter=person)
    CommentFactory(article=article)
    known, new = (" ".join(e.text.split()) for e in entries())
    assert "Before this: 2 approved, 1 rejected" in known
    assert "First reply of this person" in new


def test_entry_shows_the_text_its_parent_and_why_it_was_held(entries, article):
    parent = CommentFactory(article=article, status="approved", body="Parent's words.")
    CommentFactory(
        article=article, parent=parent, body="<b>bold</b>", held_because="A reason."
    )
    (entry,) = entries()
    assert entry.select_one(".comment-body").text == "<b>bold</b>"
    assert "Parent's words." in entry.select_one(".queue-entry__parent").text
    assert "A reason." in entry.text
    assert entry.find("a", href=article.url)


def test_withdrawn_reply_offers_no_decision(entries, article):
    CommentFactory(article=article, status="withdrawn")
    (entry,) = entries(f"{QUEUE}withdrawn/")
    assert not entry.find_all("button")


def test_number_waiting_is_said(desk, article):
    CommentFactory(article=article), CommentFactory(article=article)
    assert "2 replies wait" in desk.get(QUEUE).content.decode()


def test_empty_queue_says_so(desk, db):
    assert "Nothing waits." in desk.get(QUEUE).content.decode()


def test_number_of_queries_does_not_grow_with_the_queue(desk, section):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(QUEUE).status_code == 200
        return len(queries)

    def add(number):
        for _ in range(number):
            story = ArticleFactory(parent=section)
            parent = CommentFactory(article=story, status="approved")
            CommentFactory(article=story, parent=parent)

    add(2)
    cost()
    few = cost()
    add(13)
    assert cost() == few
