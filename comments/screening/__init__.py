"""Checks of a new reply, in order. Each is a small class that says why it holds one.

A check sees a Submission and returns a Verdict or None. Nothing is ever discarded: the
worst verdict is spam, which a moderator can still approve.
"""

from dataclasses import dataclass, field

from comments.models import Comment
from comments.screening.honeypot import Honeypot
from comments.screening.verdict import Check, Submission, Verdict

CHECKS: tuple[type[Check], ...] = (Honeypot,)

__all__ = ["Screening", "Submission", "Verdict", "screen", "screen_edit"]


@dataclass(frozen=True)
class Screening:
    """What all checks together found; `status` is empty if that is nothing."""

    status: str = ""
    held_because: str = ""
    findings: list[dict] = field(default_factory=list)


def screen(submission: Submission) -> Verdict | None:
    """The first verdict that any check gives, or None for a reply without remark."""
    verdicts = (check().verdict(submission) for check in CHECKS)
    return next((verdict for verdict in verdicts if verdict), None)


def screen_edit(comment: Comment, body: str) -> Screening:
    """What is found in the text that is to replace that of `comment`."""
    verdict = screen(Submission(name=comment.name, body=body))
    return Screening(verdict.status, verdict.reason) if verdict else Screening()
