"""Mails to moderators: what waits, at its hours; and once when it waits too long."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from comments.digest import send_alert, send_digest
from comments.models import Comment, ModeratorMail, Notice
from operations import clock
from operations.models import OutgoingMail
from tests.comments.test_posting_at_once import at_once
from tests.factories import ArticleFactory, CommentFactory, UserFactory

pytestmark = pytest.mark.django_db

EIGHT = datetime(2026, 3, 4, 8, 0, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def hours(settings, outbox):
    settings.NEWSROOM_MODERATION_DIGEST = (8, 17)
    settings.NEWSROOM_MODERATION_ALERT_HOURS = 24


@pytest.fixture
def at():
    """Runs something at a time: `at(EIGHT, send_digest)`."""

    def run(moment, function):
        with time_machine.travel(moment, tick=False):
            return function()

    return run


def waiting(article, since=EIGHT, **fields):
    return CommentFactory(article=article, created_at=since, **fields)


def test_digest_says_how_many_wait_and_where(article, section, moderator, at, outbox):
    other = ArticleFactory(parent=section, headline="Rain & wind")
    waiting(article, EIGHT - timedelta(hours=3))
    waiting(article, EIGHT - timedelta(hours=2))
    waiting(other, EIGHT - timedelta(hours=1))
    waiting(other, status="approved", flag_count=2)
    assert at(EIGHT, send_digest) == 1
    (mail,) = outbox()
    assert mail.to == [moderator.email]
    assert mail.subject == "3 replies wait for a decision – Newsroom"
    assert f"  2  {article.headline} (the oldest since 4 March, 05:00)\n" in mail.body
    assert "  1  Rain & wind (the oldest since 4 March, 07:00)\n" in mail.body
    assert "1 reply has been reported by readers." in mail.body
    assert "\nhttps://paper.example/admin/comments/\n" in mail.body
    assert "\nhttps://paper.example/admin/account/\n" in mail.body
    assert mail.message()["Auto-Submitted"] == "auto-generated"


def test_digest_holds_no_name_no_text_and_no_address(article, moderator, at, outbox):
    comment = waiting(article, name="Ada Canary", body="Words of Ada.")
    at(EIGHT, send_digest)
    whole = outbox()[0].message().as_string()
    for secret in ("Ada Canary", "Words of Ada", comment.commenter.email):
        assert secret not in whole


def test_hidden_story_is_counted_and_not_named(article, moderator, at, outbox):
    waiting(article)
    article.unpublish()
    at(EIGHT, send_digest)
    (mail,) = outbox()
    assert article.headline not in mail.body
    assert "  1  under other stories\n" in mail.body


def test_nothing_is_sent_when_nothing_waits(article, moderator, at):
    waiting(article, status="approved")
    assert at(EIGHT, send_digest) == 0


@pytest.mark.parametrize(
    ("moment", "mails"),
    [
        (EIGHT - timedelta(minutes=1), 0),
        (EIGHT, 1),
        (EIGHT + timedelta(minutes=55), 1),
        (EIGHT + timedelta(minutes=65), 0),
        (EIGHT.replace(hour=17), 1),
        (EIGHT.replace(hour=0), 0),
    ],
)
def test_digest_goes_out_at_its_hours(article, moderator, at, moment, mails):
    waiting(article)
    assert at(moment, send_digest) == mails


def test_digest_goes_out_once_an_hour_named_and_again_at_the_next(
    article, moderator, at
):
    waiting(article)
    sent = [
        at(moment, send_digest)
        for moment in (
            EIGHT,
            EIGHT + timedelta(minutes=5),
            EIGHT.replace(hour=17),
            EIGHT.replace(hour=17, minute=5),
            EIGHT + timedelta(days=1),
        )
    ]
    assert sent == [1, 0, 1, 0, 1]


def test_hours_are_those_of_the_paper(article, moderator, at, settings):
    settings.TIME_ZONE = "America/New_York"
    waiting(article)
    timezone.get_default_timezone.cache_clear()
    try:
        assert at(EIGHT, send_digest) == 0
        assert at(EIGHT.replace(hour=13), send_digest) == 1
    finally:
        timezone.get_default_timezone.cache_clear()


def test_midnight_is_an_hour_like_others(article, moderator, at, settings):
    settings.NEWSROOM_MODERATION_DIGEST = (0,)
    waiting(article)
    assert at(EIGHT.replace(hour=0, minute=3), send_digest) == 1
    assert at(EIGHT.replace(hour=0, minute=8), send_digest) == 0


def test_digest_can_be_switched_off_for_the_house(article, moderator, at, settings):
    settings.NEWSROOM_MODERATION_DIGEST = ()
    waiting(article)
    assert at(EIGHT, send_digest) == 0


def test_only_moderators_with_an_address_who_want_it_get_mail(article, at, outbox):
    wanted = UserFactory(group="Moderators")
    UserFactory(group="Editors")
    UserFactory(group="Moderators", email="")
    UserFactory(group="Moderators", is_active=False)
    tired = UserFactory(group="Moderators")
    ModeratorMail.objects.create(user=tired, wants_digest=False)
    waiting(article)
    assert at(EIGHT, send_digest) == 1
    assert [mail.to for mail in outbox()] == [[wanted.email]]


def test_each_moderator_is_written_to_alone(article, at, outbox):
    people = [UserFactory(group="Moderators") for _ in range(3)]
    waiting(article)
    at(EIGHT, send_digest)
    assert [mail.to for mail in outbox()] == [[person.email] for person in people]


def test_alert_comes_once_until_the_queue_was_shorter(article, moderator, at, outbox):
    first = waiting(article)
    assert at(EIGHT + timedelta(hours=23), send_alert) == 0
    assert at(EIGHT + timedelta(hours=25), send_alert) == 1
    assert at(EIGHT + timedelta(hours=30), send_alert) == 0
    Comment.objects.filter(pk=first.pk).update(status="approved")
    waiting(article, EIGHT + timedelta(hours=20))
    assert at(EIGHT + timedelta(hours=31), send_alert) == 0
    assert at(EIGHT + timedelta(hours=45), send_alert) == 1
    subjects = [mail.subject for mail in outbox()]
    assert subjects == ["A reply has been waiting for 25 hours – Newsroom"] * 2


def test_next_reply_that_waits_too_long_is_no_second_alert(article, moderator, at):
    first = waiting(article)
    waiting(article, EIGHT + timedelta(minutes=1))
    assert at(EIGHT + timedelta(hours=25), send_alert) == 1
    Comment.objects.filter(pk=first.pk).update(status="rejected")
    assert at(EIGHT + timedelta(hours=26), send_alert) == 0


def test_alert_can_be_stopped_by_a_person_and_by_the_house(
    article, moderator, at, settings
):
    waiting(article)
    ModeratorMail.objects.create(user=moderator, wants_alert=False)
    assert at(EIGHT + timedelta(hours=25), send_alert) == 0
    Notice.objects.all().delete()
    ModeratorMail.objects.all().delete()
    settings.NEWSROOM_MODERATION_ALERT_HOURS = 0
    assert at(EIGHT + timedelta(hours=25), send_alert) == 0


def test_clock_sends_both(article, moderator, at, outbox):
    waiting(article, EIGHT - timedelta(days=3))
    with time_machine.travel(EIGHT, tick=False):
        clock._run(next(t for t in clock.TASKS if t.name == "digest to moderators"))
        clock._run(next(t for t in clock.TASKS if t.name == "alert to moderators"))
    assert len(outbox()) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("send", [send_digest, send_alert])
def test_clocks_at_once_send_once(article, settings, send):
    UserFactory(group="Moderators")
    CommentFactory(article=article, created_at=timezone.now() - timedelta(days=3))
    settings.NEWSROOM_MODERATION_DIGEST = tuple(range(24))
    assert sum(at_once(lambda _: send(), range(6))) == 1
    assert OutgoingMail.objects.count() == 1


def test_moderator_chooses_among_the_own_settings(moderator, as_user):
    client = as_user(moderator)
    page = client.get("/admin/account/").content.decode()
    assert "Email about readers&#x27; replies" in page
    fields = {
        "name_email-first_name": "M",
        "name_email-last_name": "O",
        "name_email-email": moderator.email,
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
        "moderator_mail-wants_alert": "on",
    }
    answer = client.post("/admin/account/", fields)
    assert answer.status_code == 302, answer.content
    wishes = ModeratorMail.objects.get(user=moderator)
    assert (wishes.wants_digest, wishes.wants_alert) == (False, True)


def test_reporter_is_not_asked(reporter, as_user):
    page = as_user(reporter).get("/admin/account/").content.decode()
    assert "Email about readers" not in page
