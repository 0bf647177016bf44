"""Whatever is done to the paper, the cached site says what the uncached one does."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.operations.purging.deeds import some_deed

STEPS, LONG, DEEDS_AT_ONCE = 4, 40, 3


class Step(NamedTuple):
    """What was done so far, and what was found after it."""

    done: list[str]
    differences: list[str]
    complaints: list[str]


@pytest.fixture
def walk(found, crawl, caplog, django_capture_on_commit_callbacks):
    """Does things at random, and compares the two sites after every few of them."""

    def differences() -> list[str]:
        # What is rendered may make sizes of pictures, and is a change then.
        with django_capture_on_commit_callbacks(execute=True):
            return crawl.differences()

    def from_seed(seed: int, steps: int) -> Iterator[Step]:
        paper = found(seed)
        done: list[str] = []
        yield Step(done, differences(), complaints())
        for _step in range(steps):
            for _deed in range(DEEDS_AT_ONCE):
                deed = some_deed(paper)
                done.append(deed.__name__)
                with django_capture_on_commit_callbacks(execute=True):
                    deed(paper)
            yield Step(done, differences(), complaints())

    def complaints() -> list[str]:
        # Where the list cannot be made, everything is purged; that would hide much.
        ours = [r for r in caplog.records if r.name.startswith("newsroom")]
        return [record.getMessage() for record in ours]

    return from_seed


@pytest.mark.proof
def test_after_a_short_walk_both_sites_are_the_same(walk):
    for step in walk(seed=1, steps=STEPS):
        assert (step.differences, step.complaints) == ([], []), step.done
    assert len(step.done) == STEPS * DEEDS_AT_ONCE


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_after_a_long_walk_both_sites_are_the_same(walk, seed):
    for step in walk(seed=seed, steps=LONG):
        assert (step.differences, step.complaints) == ([], []), step.done
    assert len(step.done) == LONG * DEEDS_AT_ONCE
