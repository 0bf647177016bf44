"""What comes up for moderators, in which order, and who may see it."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments import queue
from comments.models import Comment, Commenter, Flag
from tests.comments.bench import QUEUE, Desk
from tests.factories import (
    ArticleFactory,
    CommenterFactory,
    CommentFactory,
    SectionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
LIST = f"{QUEUE}pending/list/"


@pytest.fixture
def desk(as_user, moderator):
    return Desk(as_user(moderator))


@pytest.mark.parametrize(
    "path", [QUEUE, f"{QUEUE}approved/", LIST, f"{QUEUE}1/decide/", f"{QUEUE}people/1/"]
)
@pytest.mark.parametrize("group", ["Reporters", "Editors"])
def test_others_on_the_staff_do_not_see_the_queue(as_user, db, group, path):
    client = as_user(UserFactory(group=group))
    for response in (client.get(path), client.post(path)):
        assert response.status_code == 302
        assert response["Location"] == "/admin/"


def test_a_reader_does_not_see_the_queue(reader, db):
    assert reader.get(QUEUE)["Location"].startswith("/admin/login/")


def test_what_waits_longest_comes_first(desk, article):
    made = [CommentFactory(article=article).pk for _ in range(3)]
    assert desk.open().shown == made[0]
    assert desk.open(LIST).listed == made


@pytest.mark.parametrize("status", ["approved", "rejected", "spam", "withdrawn"])
def test_what_was_decided_comes_newest_first(desk, article, status):
    made = [CommentFactory(article=article, status=status).pk for _ in range(3)]
    CommentFactory(article=article)
    assert desk.open(f"{QUEUE}{status}/").shown == made[-1]
    assert desk.open(f"{QUEUE}{status}/list/").listed == made[::-1]


def test_reported_replies_have_a_queue_that_says_why(desk, article):
    CommentFactory(article=article, status="approved")
    reported = CommentFactory(article=article, status="approved", flag_count=1)
    Flag.objects.create(comment=reported, reason="false", note="<i>It was June.</i>")
    desk.open(f"{QUEUE}reported/")
    assert desk.shown == reported.pk
    assert "It claims something false: <i>It was June.</i>" in desk.text(".bench__why")


def test_unknown_queue_is_not_found(desk):
    assert desk.open(f"{QUEUE}nonsense/").response.status_code == 404


def test_one_walks_forth_and_back(desk, article):
    first, second, third = (CommentFactory(article=article).pk for _ in range(3))
    desk.open().follow("Next")
    assert desk.shown == second
    assert desk.follow("Next").shown == third
    assert desk.follow("Previous").shown == second
    assert desk.follow("Previous").shown == first
    assert desk.follow("Previous").shown == first


def test_end_of_the_queue_leads_back_to_what_was_left(desk, article):
    only = CommentFactory(article=article).pk
    desk.open().follow("Next")
    assert "This is the end of the queue." in desk.page.text
    assert desk.follow("From the beginning").shown == only


def test_pages_of_the_list_show_each_comment_once_while_others_post(desk, article):
    made = [CommentFactory(article=article).pk for _ in range(105)]
    desk.open(LIST)
    seen = desk.listed
    while desk.page.find("a", string="The next ones"):
        made.append(CommentFactory(article=article).pk)
        seen += desk.follow("The next ones").listed
    assert seen == made[: len(seen)]
    assert len(seen) >= 105


@pytest.mark.parametrize("position", ["x", "-1", "", "9" * 25, "9" * 5000, "²", "٣"])
@pytest.mark.parametrize("name", ["after", "before", "at", "person", "age", "section"])
def test_senseless_address_is_no_error(desk, article, name, position):
    CommentFactory(article=article)
    for path in (QUEUE, LIST):
        assert desk.open(f"{path}?{name}={position}").response.status_code == 200


def test_history_of_the_person_stands_beside_the_reply(desk, article, section):
    person = CommenterFactory(standing="trusted")
    other = ArticleFactory(parent=section, headline="Another story")
    for status in ("approved", "approved", "rejected"):
        CommentFactory(article=other, commenter=person, status=status, body="Before.")
    CommentFactory(article=article, commenter=person)
    CommentFactory(article=article)
    known, new = desk.open().text(".box"), desk.follow("Next").text(".box")
    assert "Before this: 2 approved, 1 rejected" in known
    assert "Trusted · first seen" in known
    assert known.count("Before. Another story") == 3
    assert "First reply of this person" in new


def test_history_shows_the_latest_ten_only(desk, article):
    person = CommenterFactory()
    for number in range(12):
        CommentFactory(article=article, commenter=person, body=f"Say {number}.")
    desk.open()
    assert len(desk.page.select(".box__latest li")) == 10
    assert "Before this: 11 pending" in desk.text(".box")


def test_reply_stands_with_its_story_its_parent_and_its_neighbours(desk, article):
    parent = CommentFactory(article=article, status="approved", body="Parent's words.")
    CommentFactory(article=article, status="approved", body="A neighbour's.")
    CommentFactory(article=article, parent=parent, body="<b>bold</b>")
    desk.open()
    assert desk.text(".reply__text") == "<b>bold</b>"
    assert "Parent's words." in desk.text(".bench__parent")
    assert "A neighbour's." in desk.text(".box__thread")
    assert desk.page.find("a", href=article.url, string=article.headline)


def test_what_the_checks_found_is_marked_in_the_text(desk, article):
    CommentFactory(
        article=article,
        body="You IDIOT <b>& idiots</b>\nat a.example?b=1&c=2",
        held_because="Two checks.",
        findings=[
            {"check": "words", "why": "Suspect words", "words": ["idiot", "<b>"]},
            {"check": "links", "why": "1 link", "words": ["a.example?b=1&c=2"]},
        ],
    )
    desk.open()
    marked = [mark.text for mark in desk.page.select(".reply__text mark")]
    assert marked == ["IDIOT", "<b>", "idiot", "a.example?b=1&c=2"]
    assert desk.text(".reply__text") == "You IDIOT <b>& idiots</b>at a.example?b=1&c=2"
    assert not desk.page.select(".reply__text b, .reply__text a")
    assert "Held: Suspect words" in desk.text(".bench__why")
    assert "1 link" in desk.text(".bench__why")


@pytest.mark.parametrize(
    "findings", [None, {}, "x", [1, None, {"words": 5}], [{"why": "", "words": [3]}]]
)
def test_senseless_findings_break_nothing(desk, article, findings):
    comment = CommentFactory(article=article)
    if findings is not None:
        Comment.objects.filter(pk=comment.pk).update(findings=findings)
    assert desk.open().shown == comment.pk


def test_withdrawn_reply_offers_no_decision(desk, article):
    CommentFactory(article=article, status="withdrawn")
    desk.open(f"{QUEUE}withdrawn/")
    assert desk.shown
    assert not desk.page.select(".acts button")


def test_menu_leads_moderators_to_the_queue_and_counts(as_user, article):
    page = as_user(UserFactory(group="Moderators")).get("/admin/").content.decode()
    assert '"label": "Comments"' in page
    CommentFactory(article=article)
    CommentFactory(article=article, status="approved", flag_count=3)
    page = as_user(UserFactory(group="Moderators")).get("/admin/").content.decode()
    assert "Comments 1 \\u26911" in page
    assert (
        QUEUE
        not in as_user(UserFactory(group="Editors")).get("/admin/").content.decode()
    )


def test_count_stops_where_it_would_be_slow(desk, article, monkeypatch):
    for _ in range(4):
        CommentFactory(article=article)
    monkeypatch.setattr("comments.admin.menu.COUNTED_AT_MOST", 3)
    assert "3+ replies wait" in desk.open().page.text


def test_empty_queue_says_so(desk, db):
    for path in (QUEUE, LIST):
        assert "Nothing waits." in desk.open(path).page.text


def test_start_page_leads_to_the_queue_of_the_story(desk, section):
    here, there = ArticleFactory(parent=section), ArticleFactory(parent=section)
    CommentFactory(article=here)
    mine = CommentFactory(article=there).pk
    desk.open("/admin/")
    assert desk.follow(there.headline).shown == mine


@pytest.fixture
def crowd(home, section):
    """Three pending replies that differ in everything one can filter by."""
    sport = SectionFactory(title="Sport", parent=home)
    old = timezone.now() - timedelta(hours=30)
    return {
        "water": CommentFactory(
            article=ArticleFactory(parent=section, headline="The lock reopens"),
            body="About the Tide.",
            created_at=old,
        ),
        "sport": CommentFactory(
            article=ArticleFactory(parent=sport, headline="Rowers win"),
            name="Tidewell",
            held_because="Holds 3 links",
            findings=[{"check": "links", "why": "Holds 3 links", "words": []}],
        ),
        "other": CommentFactory(article=ArticleFactory(parent=section), body="Else."),
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("story=lock", ["water"]),
        ("story=nothing+has+this", []),
        ("words=tide", ["water", "sport"]),
        ("held=links", ["sport"]),
        ("held=3 links", ["sport"]),
        ("age=24", ["water"]),
        ("age=72", []),
        ("words=tide&age=24", ["water"]),
        ("newer=24", ["sport", "other"]),
        ("newer=72", ["water", "sport", "other"]),
        ("newer=72&age=24", ["water"]),
        ("newer=soon", ["water", "sport", "other"]),
        ("reason=hate", []),
    ],
)
def test_filters_narrow_the_queue(desk, crowd, query, expected):
    assert desk.open(f"{LIST}?{query}").listed == [crowd[name].pk for name in expected]


def test_filters_by_section_person_and_story_number(desk, crowd):
    wanted = crowd["sport"]
    section, story = wanted.article.section_id, wanted.article_id
    for query in (
        f"section={section}",
        f"person={wanted.commenter_id}",
        f"story={story}",
    ):
        assert desk.open(f"{LIST}?{query}").listed == [wanted.pk]
        assert desk.open(f"{QUEUE}?{query}").shown == wanted.pk


def test_rejected_ones_are_found_by_their_reason(desk, article):
    CommentFactory(article=article, status="rejected")
    wanted = CommentFactory(article=article)
    desk.open().press("1Not about the story")
    assert desk.open(f"{QUEUE}rejected/list/?reason=off_topic").listed == [wanted.pk]


def test_filter_holds_from_one_comment_to_the_next(desk, crowd):
    desk.open(f"{QUEUE}?words=tide").press("Approve")
    assert desk.shown == crowd["sport"].pk
    desk.press("Approve")
    assert desk.shown is None


def test_search_in_texts_stops_and_says_so(desk, article, monkeypatch):
    monkeypatch.setattr(queue, "READ_AT_MOST", 3)
    for _ in range(4):
        CommentFactory(article=article)
    wanted = CommentFactory(article=article, body="The needle.").pk
    desk.open(f"{LIST}?words=needle")
    assert desk.listed == []
    assert "Searching texts stops" in desk.page.text
    assert desk.follow("Look further").listed == [wanted]
    assert desk.open(f"{QUEUE}?words=needle").shown is None
    assert desk.follow("Look further").shown == wanted


@pytest.mark.parametrize("path", [QUEUE, LIST, f"{QUEUE}?words=bridge"])
def test_number_of_queries_does_not_grow_with_the_queue(desk, section, path):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert desk.open(path).response.status_code == 200
        return len(queries)

    def add(number):
        person = CommenterFactory()
        for _ in range(number):
            story = ArticleFactory(parent=section)
            parent = CommentFactory(article=story, status="approved")
            reply = CommentFactory(article=story, parent=parent, commenter=person)
            CommentFactory(article=story, commenter=person, status="rejected")
            Flag.objects.create(comment=reply, reason="false")

    add(2)
    cost()
    few = cost()
    add(13)
    assert cost() == few


@pytest.mark.parametrize("path", [QUEUE, LIST])
def test_a_screen_asks_nothing_twice(desk, article, path):
    CommentFactory(article=article)
    desk.open(path)
    with CaptureQueriesContext(connection) as queries:
        desk.open(path)
    asked = Counter(query["sql"] for query in queries if "SELECT" in query["sql"])
    assert [sql for sql, times in asked.items() if times > 1] == []


def test_no_address_is_read_for_a_screen(desk, article):
    """The column is not even loaded, so that a lost key stops no moderator."""
    person = CommenterFactory(email="secret@example.org")
    CommentFactory(article=article, commenter=person)
    Commenter.objects.filter(pk=person.pk).update(standing="held")
    with CaptureQueriesContext(connection) as queries:
        for path in (QUEUE, LIST, f"{QUEUE}people/{person.pk}/"):
            assert desk.open(path).response.status_code == 200
    said = " ".join(query["sql"] for query in queries)
    assert '"comments_commenter"."email' not in said
