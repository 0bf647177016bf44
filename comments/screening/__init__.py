"""Checks of a reply, in the order of NEWSROOM_SCREENING. Each says why it holds one.

A check sees a Submission and returns a Verdict or None. All of them run, and what they
find is kept for moderators. Nothing is ever discarded: the worst verdict is spam, which
a moderator can still approve.
"""

import logging
from dataclasses import dataclass

from django.utils.translation import gettext as _

from comments.models import Comment
from comments.screening.configuration import checks
from comments.screening.verdict import Check, Submission, Verdict

__all__ = ["Check", "Screening", "Submission", "Verdict", "screen", "screen_edit"]

logger = logging.getLogger("newsroom.comments")

Status = Comment.Status
MOST_WORDS = 20
LONGEST_WORD = 120
LONGEST_SENTENCE = Comment._meta.get_field("held_because").max_length


@dataclass(frozen=True)
class Screening:
    """What all checks together found; false if that is nothing.

    `status` is the worst that any of them asks for, or empty. `findings` are as they
    are stored, {"check", "why", "words"}, the worst first.
    """

    status: str
    held_because: str
    findings: list[dict]

    def __bool__(self) -> bool:
        return bool(self.findings)


def screen(submission: Submission) -> Screening:
    """Run every check. Never raises, and changes nothing that is stored."""
    found = [
        (check.name, verdict)
        for check in checks()
        if (verdict := _ask(check, submission))
    ]
    found.sort(key=lambda pair: pair[1].status != Status.SPAM)
    findings = [_as_stored(name, verdict) for name, verdict in found]
    return Screening(
        status=found[0][1].status if found else "",
        held_because=findings[0]["why"][:LONGEST_SENTENCE] if findings else "",
        findings=findings,
    )


def screen_edit(comment: Comment, body: str) -> Screening:
    """What is found in the text that is to replace that of `comment`."""
    article = comment.article
    submission = Submission(
        body=body,
        name=comment.name,
        article=article,
        language=article.locale.language_code,
        person=comment.commenter,
        comment_id=comment.pk,
    )
    return screen(submission)


def _ask(check: Check, submission: Submission) -> Verdict | None:
    try:
        return check.verdict(submission)
    except Exception as error:  # noqa: BLE001 (any fault of a check: the reply is kept)
        # Names of classes only: a message or a trace could hold what a reader wrote.
        kind = type(check).__name__
        logger.error("The check %s failed: %s", kind, type(error).__name__)
        why = _("A check could not be done: %(check)s.") % {"check": kind}
        return Verdict(Status.PENDING, why)


def _as_stored(name: str, verdict: Verdict) -> dict:
    words = [word[:LONGEST_WORD] for word in dict.fromkeys(verdict.words) if word]
    return {"check": name, "why": str(verdict.why), "words": words[:MOST_WORDS]}
