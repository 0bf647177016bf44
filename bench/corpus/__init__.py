"""A paper of made-up stories and replies, of any size, the same for the same size."""

from bench.corpus.building import NotOurs, build, is_built, prepare_database
from bench.corpus.plan import LONG_BODY_AT, LONG_THREAD_AT, Plan, Size
from bench.corpus.stories import story_from_the_end

__all__ = [
    "LONG_BODY_AT",
    "LONG_THREAD_AT",
    "NotOurs",
    "Plan",
    "Size",
    "build",
    "is_built",
    "prepare_database",
    "story_from_the_end",
]
