from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Submission:
    """What a check may look at."""

    name: str
    body: str
    trap: str = ""  # what stands in the field that people do not see


@dataclass(frozen=True)
class Verdict:
    """What a check found: the status a new reply gets, and why, for moderators."""

    status: str
    reason: str


class Check(Protocol):
    """One reason to hold a reply."""

    def verdict(self, submission: Submission) -> Verdict | None: ...
