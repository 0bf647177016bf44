"""Whatever is done to the paper, the cached site says what the uncached one does."""

import pytest

from tests.operations.purging.deeds import some_deed

STEPS, DEEDS_AT_ONCE = 4, 3


@pytest.fixture
def walk(found, crawl, caplog, django_capture_on_commit_callbacks):
    """Do things at random, and compare the two sites after every few of them."""

    def differences() -> list[str]:
        # What is rendered may make sizes of pictures, and is a change then.
        with django_capture_on_commit_callbacks(execute=True):
            return crawl.differences()

    def from_seed(seed: int, steps: int) -> None:
        paper = found(seed)
        assert differences() == []
        done: list[str] = []
        for _step in range(steps):
            for _deed in range(DEEDS_AT_ONCE):
                deed = some_deed(paper)
                done.append(deed.__name__)
                with django_capture_on_commit_callbacks(execute=True):
                    deed(paper)
            assert differences() == [], done
            # Where the list cannot be made, everything is purged; that would hide much.
            own = [r for r in caplog.records if r.name.startswith("newsroom")]
            assert own == [], done

    return from_seed


def test_after_a_short_walk_both_sites_are_the_same(walk):
    walk(seed=1, steps=STEPS)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_after_a_long_walk_both_sites_are_the_same(walk, seed):
    walk(seed=seed, steps=40)
