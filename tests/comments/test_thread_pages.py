"""A thread is read page by page: every reply once, whatever happens meanwhile."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments import moderation
from comments.models import Comment
from tests.comments.conftest import page_of
from tests.comments.thread_reading import first_page, next_address, read_thread
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

ORDERS = ["oldest", "newest", "most-replied"]
ALL_ORDERS = pytest.mark.parametrize("order", ORDERS)


@pytest.fixture(autouse=True)
def _small_pages(settings):
    settings.NEWSROOM_REPLIES_PER_PAGE = 5


@pytest.fixture
def reply(article, moderator):
    """Make a reply in some status, by way of the decision, so that counts are exact."""

    def make(to=None, status="approved", **fields):
        comment = CommentFactory(article=article, parent=to, **fields)
        if status != "pending":
            moderation.decide(comment_id=comment.pk, to=status, by=moderator)
        return Comment.objects.get(pk=comment.pk)

    return make


def flat(pages) -> list[int]:
    return [key for page in pages for key in page]


@ALL_ORDERS
def test_no_page_holds_more_replies_than_it_should(reply, article, order):
    for _number in range(13):
        reply()
    assert [len(page) for page in read_thread(article, order)] == [5, 5, 3]


@ALL_ORDERS
def test_last_page_that_is_full_leads_no_further(reply, article, order):
    for _number in range(10):
        reply()
    assert [len(page) for page in read_thread(article, order)] == [5, 5]


def test_story_shows_the_first_page_and_links_to_the_others(reply, article):
    keys = [reply().pk for _number in range(12)]
    assert read_thread(article) == [keys[:5], keys[5:10], keys[10:]]


def test_newest_shows_the_latest_thread_first_with_its_replies_in_order(reply, article):
    first, second = reply(), reply()
    answers = [reply(to=first) for _number in range(6)]
    third = reply()
    expected = [third, second, first, *answers]
    assert flat(read_thread(article, "newest")) == [c.pk for c in expected]


def test_most_replied_counts_public_replies_on_every_level(reply, article):
    quiet, busy, middling = reply(), reply(), reply()
    answer = reply(to=busy)
    below = [reply(to=reply(to=answer))]
    reply(to=middling)
    for _number in range(5):
        reply(to=quiet, status="rejected")
    order = flat(read_thread(article, "most-replied"))
    assert [key for key in order if key in {quiet.pk, busy.pk, middling.pk}] == [
        busy.pk,
        middling.pk,
        quiet.pk,
    ]
    assert below[0].pk in order


@ALL_ORDERS
def test_one_thread_with_many_replies_goes_over_many_pages(reply, article, order):
    top, other = reply(), reply()
    below = [reply(to=top).pk for _number in range(17)]
    pages = read_thread(article, order)
    assert sorted(flat(pages)) == sorted([top.pk, other.pk, *below])
    assert max(map(len, pages)) == 5


def test_reply_whose_parent_is_on_an_earlier_page_says_whom_it_answers(
    reply, article, reader
):
    top = reply(name="Ada Above")
    for _number in range(6):
        reply(to=top)
    first = page_of(reader.get(article.url))
    assert not first.select(".comment__to")
    second = page_of(reader.get(next_address(first)))
    assert {e.text for e in second.select(".comment__to")} == {"in reply to Ada Above"}
    assert all(e.select_one("bdi") for e in second.select(".comment__to"))


def test_tombstone_stands_once_before_its_first_public_reply(
    reply, article, reader, moderator
):
    for _number in range(4):
        reply()
    removed = reply(name="Gone Person")
    for _number in range(7):
        reply(to=removed)
    moderation.decide(
        comment_id=removed.pk, to="rejected", by=moderator, reason="other"
    )
    address, stones = article.url, []
    while address:
        page = page_of(reader.get(address))
        stones.append(len(page.select(".comment__removed")))
        assert "Gone Person" not in page.text
        last, address = page, next_address(page)
    assert stones == [1, 0, 0]
    assert "in reply to a removed reply" in last.text


class Meanwhile:
    """What others do between two requests of one reader, at random but repeatable."""

    def __init__(self, seed, reply, article, moderator):
        self.random = random.Random(seed)  # noqa: S311 (to be repeated)
        self.reply, self.article, self.moderator = reply, article, moderator
        self.gone: set[int] = set()

    def __call__(self):
        for _number in range(self.random.randint(0, 4)):
            self.random.choice([self.add, self.add, self.approve, self.remove])()

    def _any(self, status):
        keys = Comment.objects.filter(article=self.article, status=status)
        return self.random.choice(list(keys.order_by("pk")) or [None])

    def add(self):
        to = self._any("approved") if self.random.random() < 0.7 else None
        self.reply(to=to, status=self.random.choice(["approved", "pending"]))

    def approve(self):
        self.decide(self._any("pending"), "approved")

    def remove(self):
        comment = self._any("approved")
        if comment:
            self.gone.add(comment.pk)
        self.decide(comment, self.random.choice(["rejected", "spam"]))

    def decide(self, comment, to):
        if comment:
            moderation.decide(comment_id=comment.pk, to=to, by=self.moderator)


@pytest.mark.parametrize("seed", range(6))
@ALL_ORDERS
def test_every_reply_comes_once_while_others_write_and_decide(
    reply, article, moderator, order, seed
):
    meanwhile = Meanwhile(seed, reply, article, moderator)
    for _number in range(20):
        meanwhile.add()
    before = set(public_keys(article))
    seen = flat(read_thread(article, order, meanwhile))
    assert len(seen) == len(set(seen))
    throughout = before - meanwhile.gone
    assert throughout <= set(seen)


@pytest.mark.parametrize("seed", range(3))
def test_counts_are_exact_after_many_decisions(reply, article, moderator, seed):
    meanwhile = Meanwhile(seed, reply, article, moderator)
    for _number in range(25):
        meanwhile()
    approved = Comment.objects.approved().filter(article=article)
    for top in Comment.objects.filter(article=article, depth=0):
        below = approved.filter(path__startswith=top.path, depth__gt=0).count()
        assert top.reply_count == below, top.path


def test_most_replied_goes_on_by_key_where_too_many_were_shown(
    reply, article, monkeypatch
):
    monkeypatch.setattr("comments.threads.orders.MOST_SHOWN", 4)
    for number in range(9):
        top = reply()
        for _number in range(number % 3):
            reply(to=top)
    seen = flat(read_thread(article, "most-replied"))
    assert sorted(seen) == sorted(public_keys(article))
    assert len(seen) == len(set(seen))


def public_keys(article):
    return (
        Comment.objects.approved().filter(article=article).values_list("pk", flat=True)
    )


@ALL_ORDERS
def test_number_of_queries_is_the_same_for_2_10_and_200_replies(
    reply, reader, article, order, settings
):
    settings.NEWSROOM_REPLIES_PER_PAGE = 50

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(first_page(article, order)).status_code == 200
        return len(queries)

    top = reply()
    reply(to=top, name="Answer"), reply(to=reply())
    cost()
    few = cost()
    for _number in range(8):
        reply(to=reply())
    assert cost() == few
    for _number in range(190):
        reply(to=top)
    assert cost() <= few


@ALL_ORDERS
def test_pages_read_no_more_rows_than_they_show(reply, reader, article, order):
    top = reply()
    for _number in range(60):
        reply(to=top)
    with CaptureQueriesContext(connection) as queries:
        reader.get(first_page(article, order))
    of_comments = [q["sql"] for q in queries if "comments_comment" in q["sql"]]
    listing = [sql for sql in of_comments if '"body"' in sql and " IN (" not in sql]
    assert listing
    assert all("LIMIT" in sql for sql in listing)


def test_page_is_the_same_for_every_reader_and_is_not_indexed(
    reply, reader, article, as_user, editor
):
    for _number in range(7):
        reply()
    address = next_address(page_of(reader.get(article.url)))
    response = reader.get(address)
    assert response.content == as_user(editor).get(address).content
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=30"
    page = page_of(response)
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select_one("link[rel=canonical]")["href"] == article.full_url


@pytest.mark.parametrize(
    "place",
    [
        "x",
        "..",
        "1-2-3-4",
        "-",
        "g",
        "1234567890123",
        "1.c",
        "1.x..",
        "1.c.zz.",
        "1.c..!!!!",
        "1.r.5.gA",
        "1.c..____________________",
        "%00",
        "1" * 5000,
    ],
)
def test_place_that_was_never_given_out_is_as_unknown(reader, article, place):
    address = f"/comments/thread/{article.pk}/most-replied/{place}/"
    assert reader.get(address).status_code == 404


def test_thread_of_no_public_story_is_as_unknown(reader, article):
    assert reader.get(f"/comments/thread/{article.pk}/best/").status_code == 404
    assert reader.get(f"/comments/thread/{2**70}/newest/").status_code == 404
    article.unpublish()
    assert reader.get(f"/comments/thread/{article.pk}/newest/").status_code == 404


def test_orders_are_offered_and_the_present_one_is_marked(reply, reader, article):
    reply(), reply()
    page = page_of(reader.get(f"/comments/thread/{article.pk}/newest/"))
    links = page.select(".thread__orders a")
    assert [link.text for link in links] == [
        "Oldest first",
        "Newest first",
        "Most replied",
    ]
    assert [link.get("aria-current") for link in links] == [None, "true", None]
    assert all(reader.get(link["href"]).status_code == 200 for link in links)


def test_house_may_choose_the_order_under_its_stories(reply, article, settings):
    settings.NEWSROOM_REPLY_ORDER = "newest"
    first, second = reply(), reply()
    assert flat(read_thread(article)) == [second.pk, first.pk]
