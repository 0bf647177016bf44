"""A part of a text is cut out, marked, and the old text kept; no word can be added."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from comments.models import Comment, CommentRevision, ModerationAction
from comments.redaction import MARK, NotACut, cut, redact, spans_between
from tests.comments.bench import QUEUE, Desk
from tests.comments.conftest import page_of
from tests.factories import CommentFactory

OLD = "Jane Miller, 14 Fishergate, knows more."
NEW = "Jane Miller, […], knows more."


@pytest.fixture
def desk(as_user, moderator):
    return Desk(as_user(moderator))


@pytest.fixture
def comment(article):
    return CommentFactory(article=article, body=OLD, status="approved")


@pytest.fixture
def bench(desk, comment):
    return desk.open(f"{QUEUE}approved/")


@pytest.mark.django_db
def test_readers_see_the_mark_and_the_old_text_is_kept(bench, comment, article):
    bench.press("Cut it", body=NEW, reason="private_information", note="Address.")
    after = Comment.objects.get()
    assert (after.body, after.revision, after.status) == (NEW, 2, "approved")
    assert after.redacted_at
    kept = CommentRevision.objects.get()
    assert (kept.kind, kept.number, kept.body) == ("redaction", 1, OLD)
    element = page_of(Client().get(article.url)).find(id=f"comment-{comment.pk}")
    assert element.select_one(".comment-body").text == NEW
    assert OLD in bench.text(".reply__earlier")


@pytest.mark.django_db
def test_cut_is_recorded_with_its_reason(bench, moderator):
    bench.press("Cut it", body=NEW, reason="private_information", note="Address.")
    act = ModerationAction.objects.get()
    assert (act.deed, act.moderator) == ("redaction", moderator)
    assert (act.reason, act.note) == ("private_information", "Address.")
    assert (act.from_status, act.to_status) == ("approved", "approved")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        {"body": NEW},
        {"body": NEW, "reason": "nonsense"},
        {"body": "", "reason": "legal"},
        {"body": OLD, "reason": "legal"},
        {"body": OLD + MARK, "reason": "legal"},
        {"body": "Jane Miller knows more.", "reason": "legal"},
        {"body": "Jane Miller, […], knows nothing.", "reason": "legal"},
        {"body": "[…] I love the council. […]", "reason": "legal"},
        {"body": NEW, "reason": "legal", "revision": "7"},
        {"body": NEW, "reason": "legal", "revision": ""},
    ],
)
def test_anything_but_a_cut_with_a_reason_is_refused(bench, typed):
    bench.press("Cut it", **typed)
    assert bench.said.startswith("Not done:")
    after = Comment.objects.get()
    assert (after.body, after.revision, after.redacted_at) == (OLD, 1, None)
    assert not CommentRevision.objects.exists()
    assert bench.page.select_one("#cut-body").text.strip() == (typed["body"] or OLD)


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["rejected", "spam", "withdrawn"])
def test_what_nobody_reads_is_not_redacted(article, moderator, status):
    comment = CommentFactory(article=article, body=OLD, status=status)
    with pytest.raises(Exception, match="Only a reply that is public or waits"):
        redact(
            comment_id=comment.pk,
            new_body=NEW,
            by=moderator,
            reason="legal",
            revision=1,
        )


@pytest.mark.django_db
def test_cut_needs_the_permission(comment, editor):
    with pytest.raises(PermissionDenied):
        redact(
            comment_id=comment.pk, new_body=NEW, by=editor, reason="legal", revision=1
        )


@pytest.mark.django_db
def test_line_ends_of_browsers_are_no_change(desk, article):
    CommentFactory(article=article, body="One.\n\nTwo.\nThree.")
    desk.open().press("Cut it", body="One.\r\n\r\n[…]\r\nThree.", reason="legal")
    assert Comment.objects.get().body == "One.\n\n[…]\nThree."


@pytest.mark.django_db
def test_text_is_cut_a_second_time(bench):
    bench.press("Cut it", body=NEW, reason="private_information")
    bench.press("Cut it", body="[…], […], knows more.", reason="private_information")
    assert Comment.objects.get().body == "[…], […], knows more."
    assert CommentRevision.objects.count() == 2


LETTERS = st.text(alphabet="ab […]\n", max_size=30)


@given(old=LETTERS, points=st.sets(st.integers(0, 30), max_size=8))
def test_every_cut_is_recognised_and_gives_the_same_text(old, points):
    old += "An end."
    ends = sorted({0, len(old), *(point for point in points if point < len(old))})
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    new = cut(old, spans)
    assert cut(old, spans_between(old, new)) == new


@given(old=LETTERS, new=LETTERS)
def test_whatever_is_accepted_is_the_old_text_with_parts_replaced_by_the_mark(old, new):
    try:
        spans = spans_between(old, new)
    except NotACut:
        return
    assert cut(old, spans) == new
    assert all(start < stop for start, stop in spans)


@pytest.mark.parametrize("spans", [[(2, 2)], [(3, 1)], [(0, 9)], [(0, 2), (1, 3)]])
def test_senseless_spans_are_refused(spans):
    with pytest.raises(NotACut):
        cut("abcde", spans)
