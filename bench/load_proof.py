"""Whether what the readers were told is what the database holds."""

import contextlib
from collections import Counter
from uuid import uuid4

from django.db.models import Count

from articles.models import ArticlePage
from bench.load import Outcome, Reply, post_equal, post_many
from bench.pages import READERS_CORE, SERVER_CORE, on_core, wait_for_quiet
from bench.serving import House, several_houses
from comments.models import Comment, Discussion, ModerationAction

STORIES = 20
EQUAL = 50
ASKED_TO_COME_AGAIN = 503


def prove(
    *, posts: int, together: int, kill_every: float = 0, web: int = 1
) -> tuple[Outcome, list]:
    """Post so many replies to the real server; the outcome, and what was wrong.

    The server has one core, and the readers another, where there are two. Several web
    processes, the database and the readers share what there is.
    """
    live = ArticlePage.objects.published().newest_first()
    stories = list(live.values_list("pk", flat=True)[:STORIES])
    mark = f"load{uuid4().hex[:10]}"
    replies = [Reply(n, stories[n % len(stories)], mark) for n in range(posts)]
    with contextlib.ExitStack() as placed:
        if web == 1:
            placed.enter_context(on_core(SERVER_CORE))
        running = placed.enter_context(several_houses(web))
        if web == 1:
            placed.enter_context(on_core(READERS_CORE))
        wait_for_quiet(running)
        outcome = post_many(running, replies, together=together, kill_every=kill_every)
        wrong = [
            *proof_of(replies, outcome, mark),
            *_wrong_when_equal(running, stories),
        ]
    return outcome, wrong


def proof_of(replies: list[Reply], outcome: Outcome, mark: str) -> list[str]:
    """What is wrong with the rows of this load, in sentences; empty when nothing is."""
    return [*_wrong_rows(replies, outcome, mark), *_wrong_records(mark)]


def _wrong_rows(replies: list[Reply], outcome: Outcome, mark: str):
    kept = Counter(_stored(mark).values_list("body", flat=True))
    known = outcome.receipts
    lost = [r.number for r in replies if r.number in known and not kept[r.body]]
    doubled = [body for body, times in kept.items() if times > 1]
    unheard = [reply.number for reply in replies if reply.number not in known]
    if lost:
        yield f"acknowledged and lost: {lost[:5]}"
    if doubled:
        yield f"stored twice: {doubled[:5]}"
    if unheard:
        yield f"never acknowledged: {unheard[:5]}"
    refused = dict(outcome.refused)
    if outcome.killed:
        refused.pop(ASKED_TO_COME_AGAIN, None)  # and then acknowledged
    if refused:
        yield f"refused: {refused}"
    if len(set(known.values())) != len(known):
        yield "two replies have one receipt"


def _stored(mark: str):
    return Comment.objects.filter(body__startswith=f"{mark} ")


def _wrong_records(mark: str):
    """Each stored reply has its place, one record, one sender; the counts are exact."""
    stored = _stored(mark)
    if stored.filter(path="").exists() or stored.filter(commenter=None).exists():
        yield "a reply was stored by half"
    records = ModerationAction.objects.filter(comment__in=stored.values("pk"))
    by_comment = records.values("comment").annotate(n=Count("pk"))
    if by_comment.exclude(n=1).exists() or records.count() != stored.count():
        yield "a reply does not have one record"
    for discussion in Discussion.objects.all():
        rows = Comment.objects.approved().filter(article=discussion.article_id)
        if rows.count() != discussion.approved_count:
            yield f"story {discussion.article_id} counts {discussion.approved_count}"


def _wrong_when_equal(running: House, stories: list[int]):
    reply = Reply(0, stories[0], f"equal{uuid4().hex[:10]}")
    receipts = post_equal(running, reply, EQUAL)
    rows = _stored(reply.mark).count()
    if (len(receipts), rows) != (1, 1):
        yield f"{EQUAL} equal submissions: {len(receipts)} receipts, {rows} rows"
