"""Readers report a comment; moderators settle it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from comments import moderation
from comments.flags import settle_flags
from comments.models import Comment, Discussion, Flag, ModerationAction
from tests.comments.conftest import page_of
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(article):
    Discussion.objects.create(article=article, approved_count=1)
    return CommentFactory(article=article, status="approved", name="Bea Fox")


@pytest.fixture
def address(comment):
    return f"/comments/{comment.pk}/report/"


@pytest.fixture
def report(reader, address):
    """Send a report from a network of its own, or from the one named."""

    def send(*, network=1, **changes):
        fields = {"reason": "abuse", "note": "", **changes}
        origin = {"REMOTE_ADDR": f"192.0.{network}.7"}
        return reader.post(address, fields, **origin)

    return send


def flag_count(comment) -> int:
    return Comment.objects.get(pk=comment.pk).flag_count


def test_reader_finds_the_way_to_a_report_and_is_thanked(
    comment, reader, article, report
):
    page = page_of(reader.get(article.url))
    link = page.select_one(f"#comment-{comment.pk} .comment__report")
    form = page_of(reader.get(link["href"])).select_one("form.report-form")
    assert form["action"] == f"/comments/{comment.pk}/report/"
    assert len(form.select("[name=reason]")) == len(Flag.Reason.choices)
    response = report(reason="private", note="My phone number.")
    assert response.status_code == 303
    assert "Thank you" in reader.get(response["Location"]).content.decode()
    flag = Flag.objects.get()
    assert (flag.comment, flag.reason) == (comment, "private")
    assert flag.note == "My phone number."
    assert flag_count(comment) == 1


def test_form_is_the_same_for_every_reader_and_sets_no_cookie(
    address, reader, as_user, editor
):
    response = reader.get(address)
    assert response.content == as_user(editor).get(address).content
    assert not response.cookies
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_one_network_has_one_open_report_of_a_comment(comment, report):
    answers = [report(), report(reason="spam"), report(network=2)]
    assert {answer["Location"] for answer in answers} == {answers[0]["Location"]}
    assert Flag.objects.count() == flag_count(comment) == 2


def test_network_is_kept_as_a_keyed_hash_only(report):
    report()
    stored = Flag.objects.values_list("network_hash", flat=True)[0]
    assert len(stored) == 64
    assert "192" not in str(Flag.objects.values()[0]["note"])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "boring"}, "reason"),
        ({"note": "x" * 501}, "note"),
    ],
)
def test_wrong_report_is_sent_back_with_its_text(report, changes, field):
    response = report(**{"note": "Kept words.", **changes})
    page = page_of(response)
    assert response.status_code == 422
    assert page.select_one("[data-focus-errors]")
    assert page.find(id=f"report-{field}-error")
    assert page.find("textarea").text in {"Kept words.", "x" * 501}
    assert not Flag.objects.exists()


def test_another_site_cannot_report(reader, address):
    for headers in [
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://evil.example"},
    ]:
        response = reader.post(address, {"reason": "spam"}, headers=headers)
        assert response.status_code == 400
    assert not Flag.objects.exists()


def test_too_many_reports_of_one_network_are_held_back(
    report, settings, article, reader
):
    settings.NEWSROOM_REPORT_RATE = (2, 60)
    assert [report().status_code for _n in range(3)] == [303, 303, 429]
    response = report(note="Kept.")
    assert int(response["Retry-After"]) > 0
    assert page_of(response).find("textarea").text == "Kept."
    assert report(network=2).status_code == 303


def test_reports_do_not_use_up_the_replies_of_a_network(report, send, settings):
    settings.NEWSROOM_REPLY_RATE = (1, 60)
    report(), report()
    assert send().status_code == 303


@pytest.mark.parametrize("status", ["pending", "rejected", "spam", "withdrawn"])
def test_what_is_not_public_cannot_be_reported(reader, article, status):
    hidden = CommentFactory(article=article, status=status)
    unknown = reader.get("/nothing/here/").content
    for response in [
        reader.get(f"/comments/{hidden.pk}/report/"),
        reader.get(f"/comments/{hidden.pk}/report/thanks/"),
        reader.post(f"/comments/{hidden.pk}/report/", {"reason": "spam"}),
    ]:
        assert (response.status_code, response.content) == (404, unknown)


def test_comment_can_be_reported_while_it_can_be_read(report, comment, article):
    row = Discussion.objects.get(article=article)
    row.state = "read_only"
    row.save()
    assert report().status_code == 303
    row.state = "closed"
    row.save()
    assert report(network=2).status_code == 404
    article.unpublish()
    assert report(network=3).status_code == 404


def test_settling_closes_the_reports_and_is_recorded(comment, report, moderator):
    report(), report(network=2)
    assert settle_flags(comment=comment, by=moderator) == 2
    assert flag_count(comment) == 0
    assert {flag.settled_by for flag in Flag.objects.all()} == {moderator}
    act = ModerationAction.objects.get(comment=comment)
    assert (act.deed, act.moderator, act.to_status) == ("flags", moderator, "approved")
    assert settle_flags(comment=comment, by=moderator) == 0
    assert ModerationAction.objects.count() == 1


def test_settled_comment_can_be_reported_again(comment, report, moderator):
    report()
    settle_flags(comment=comment, by=moderator)
    report()
    assert flag_count(comment) == 1


def test_only_moderators_settle(comment, report, editor):
    report()
    with pytest.raises(PermissionDenied):
        settle_flags(comment=comment, by=editor)
    assert flag_count(comment) == 1


@pytest.mark.parametrize(
    ("decision", "deeds"),
    [("approved", ["flags"]), ("rejected", ["status"]), ("spam", ["status"])],
)
def test_decision_settles_the_reports(comment, report, moderator, decision, deeds):
    report()
    moderation.decide(comment_id=comment.pk, to=decision, by=moderator)
    assert flag_count(comment) == 0
    assert Flag.objects.get().settled_by == moderator
    assert [a.deed for a in ModerationAction.objects.all()] == deeds


def test_withdrawal_settles_the_reports_in_nobodys_name(comment, report):
    report()
    moderation.withdraw(comment_id=comment.pk)
    assert flag_count(comment) == 0
    assert Flag.objects.get().settled_at
    assert Flag.objects.get().settled_by is None


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_report_is_not_made_in_other_ways(address, method):
    assert getattr(Client(), method)(address).status_code == 405
