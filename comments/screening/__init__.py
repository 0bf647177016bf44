"""Checks of a new reply, in order. Each is a small class that says why it holds one.

A check sees a Submission and returns a Verdict or None. Nothing is ever discarded: the
worst verdict is spam, which a moderator can still approve.
"""

from comments.screening.honeypot import Honeypot
from comments.screening.verdict import Check, Submission, Verdict

CHECKS: tuple[type[Check], ...] = (Honeypot,)

__all__ = ["Submission", "Verdict", "screen"]


def screen(submission: Submission) -> Verdict | None:
    """The first verdict that any check gives, or None for a reply without remark."""
    verdicts = (check().verdict(submission) for check in CHECKS)
    return next((verdict for verdict in verdicts if verdict), None)
