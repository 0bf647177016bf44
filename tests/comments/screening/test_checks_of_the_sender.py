"""What was sent before holds a reply: by its sender, from the network, on the story."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments.models import Comment, Commenter
from tests.comments.conftest import RANDOM_TOKEN, page_of
from tests.factories import ArticleFactory, CommenterFactory, CommentFactory

pytestmark = pytest.mark.django_db

TEXT = "The ferry was late again, and nobody at the quay could say why."
OTHER = "Trams run on time in this town since the new depot was built."


@pytest.fixture
def person():
    return CommenterFactory(email="ada@example.org")


@pytest.fixture
def why(send):
    """Send a reply; returns why it was held."""

    def post(**changes):
        send(**changes)
        return Comment.objects.latest("pk").held_because

    return post


@pytest.mark.parametrize(
    ("standing", "status", "sentence"),
    [
        ("normal", "pending", ""),
        ("trusted", "pending", ""),
        ("held", "pending", "Replies of this person are always held."),
        ("banned", "spam", "This person is banned."),
        ("suspended", "spam", "This person is suspended until "),
    ],
)
def test_standing_of_the_person(only, why, person, standing, status, sentence):
    only("standing.Standing")
    person.standing = standing
    if standing == "suspended":
        person.suspended_until = timezone.now() + timedelta(days=3)
    person.save()
    assert why().startswith(sentence)
    assert bool(Comment.objects.get().held_because) is bool(sentence)
    assert Comment.objects.get().status == status


def test_suspension_ends_by_itself(only, why, person):
    only("standing.Standing")
    Commenter.objects.filter(pk=person.pk).update(
        standing="suspended", suspended_until=timezone.now() + timedelta(hours=1)
    )
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert why() == ""


def test_sender_cannot_tell_the_standing_from_the_answer(send, reader, person):
    """The same receipt for everybody, or anybody could probe an address."""
    Commenter.objects.filter(pk=person.pk).update(standing="banned")
    with time_machine.travel(timezone.now(), tick=False):
        banned = send()
        stranger = send(email="stranger@example.org")
    assert banned.status_code == stranger.status_code == 303
    assert set(Comment.objects.values_list("status", flat=True)) == {"spam", "pending"}
    first, second = (
        # The key in its links is another one.
        re.sub(r"/receipt/[^/]+/", "/", str(page_of(reader.get(address)).find("main")))
        for address in (banned["Location"], stranger["Location"])
    )
    assert first == second


def test_first_reply_is_said_until_one_is_approved(only, why, article, person):
    only("first_reply.FirstReply")
    assert why(email="new@example.org") == "First reply of this person."
    CommentFactory(article=article, commenter=person)
    assert why() == "Nothing by this person was approved so far."
    CommentFactory(article=article, commenter=person, status="approved")
    assert why(body="Another one.") == ""


def test_an_approval_long_ago_counts(only, why, article, person):
    only("first_reply.FirstReply")
    CommentFactory(article=article, commenter=person, status="approved")
    for _ in range(25):
        CommentFactory(article=article, commenter=person)
    assert why() == ""


def test_recent_rejections_hold(only, why, article, person):
    only("recent_rejections.RecentRejections", most=1, days=30)
    CommentFactory(article=article, commenter=person, status="rejected")
    assert why() == ""
    CommentFactory(article=article, commenter=person, status="spam")
    assert why(body="Two.") == "2 replies of this person were refused in 30 days."
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert why(body="Three.") == ""


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (TEXT, "The same text was sent before."),
        (TEXT.upper().replace(" ", "  "), "The same text was sent before."),
        ("\u200b".join(TEXT), "The same text was sent before."),
        (TEXT.replace("e", "е"), ""),  # Cyrillic: other words, found by the word rules
        (TEXT.replace("ferry", "boat"), "Nearly the same text was sent before."),
        (f"{TEXT} See example.com", "Nearly the same text was sent before."),
        (OTHER, ""),
    ],
)
def test_the_same_text_again_is_held(only, why, article, body, sentence):
    only("duplicate.Duplicate")
    CommentFactory(article=article, body=TEXT)
    assert why(body=body) == sentence


@pytest.mark.parametrize("same", ["person", "network", "story", "nothing"])
def test_copies_are_looked_for_by_person_network_and_story(
    only, send, why, article, section, same
):
    only("duplicate.Duplicate")
    other = ArticleFactory(parent=section)
    send(body=TEXT, to=other, email="first@example.org")
    if same != "network":
        Comment.objects.update(network_hash=None)
    to = other if same == "story" else article
    email = "first@example.org" if same == "person" else "second@example.org"
    assert bool(why(body=TEXT + ".", to=to, email=email)) is (same != "nothing")


def test_short_texts_and_withdrawn_ones_may_be_sent_again(only, why, article):
    only("duplicate.Duplicate")
    CommentFactory(article=article, body="I agree.")
    CommentFactory(article=article, body=TEXT, status="withdrawn")
    assert why(body="I agree.") == ""
    assert why(body=TEXT) == ""


@pytest.mark.parametrize("of", ["person", "network", "story"])
def test_flood_is_seen(only, send, why, article, section, of):
    only("flood.Flood", of=of, most=3, minutes=10)
    stories = [ArticleFactory(parent=section) for _ in range(3)]

    def post(number):
        return why(
            body=f"Reply {number}",
            to=article if of == "story" else stories[number % 3],
            email="ada@example.org" if of == "person" else f"r{number}@example.org",
        )

    assert [post(number) for number in range(3)] == [""] * 3
    assert post(3).startswith("More than 3 replies")
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert post(4) == ""


def test_flood_is_seen_of_one_who_wrote_much_long_ago(only, why, article, person):
    only("flood.Flood", of="person", most=2, minutes=10)
    long_ago = timezone.now() - timedelta(days=9)
    for _ in range(25):
        CommentFactory(article=article, commenter=person, created_at=long_ago)
    assert [why(body=f"Reply {n}.") for n in range(2)] == ["", ""]
    assert why(body="One more.").startswith("More than 2 replies of this person")


def test_flood_counts_beyond_what_the_other_checks_read(only, why, article):
    only("flood.Flood", of="story", most=30, minutes=10)
    for _ in range(29):
        CommentFactory(article=article)
    assert why(body="The thirtieth.") == ""
    assert why(body="One more.").startswith("More than 30 replies to this story")


def test_one_token_with_many_texts_is_held(only, why):
    only("token_replay.TokenReplay", most=2)
    said = [why(body=f"Text {n}.", token=RANDOM_TOKEN) for n in range(4)]
    assert said[:2] == ["", ""]
    assert said[2] == said[3] != ""
    assert why(body="Another token.", token=RANDOM_TOKEN[::-1]) == ""
    assert [why(body=f"No token {n}.") for n in range(4)] == [""] * 4


def test_a_repeated_submission_is_not_counted_as_another_text(only, send, why):
    only("token_replay.TokenReplay", most=1)
    for _ in range(5):
        send(body="Once.", token=RANDOM_TOKEN)
    assert Comment.objects.get().held_because == ""


def test_broken_cache_holds_nobody(only, why, monkeypatch, caplog):
    from django.core.cache import cache

    def broken(*args, **kwargs):
        raise ConnectionError("redis://secret@away")

    only("token_replay.TokenReplay", most=1)
    monkeypatch.setattr(cache, "incr", broken)
    assert [why(body=f"Text {n}.", token=RANDOM_TOKEN) for n in range(3)] == [""] * 3
    assert "Tokens are not counted: ConnectionError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize("elapsed", ["1", "0"])
def test_haste_is_told_by_the_script(only, why, elapsed):
    only("time_trap.TimeTrap")
    assert why(elapsed=elapsed) == f"Sent {elapsed} s after the page was opened."


@pytest.mark.parametrize("elapsed", ["", "x", "-5", "9" * 50, "1.5", "٣", None])
def test_odd_times_refuse_nobody(only, why, elapsed):
    only("time_trap.TimeTrap")
    assert why(elapsed=elapsed) == ""
