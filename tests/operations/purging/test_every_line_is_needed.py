"""Take any line out of the table, and a page stays as it was though it has changed."""

from collections import defaultdict
from copy import deepcopy
from dataclasses import replace

import pytest
from django.db import transaction
from wagtail.models import Site

from operations.page_cache.shelf import shelf
from operations.purging import changes, table
from operations.purging.table import EVERYTHING, SITE_WIDE, TABLE
from tests.operations.purging.cases import CASES, Case
from tests.operations.purging.town import Town
from tests.operations.purging.two_sites import TwoSites


@pytest.fixture
def asked_of(monkeypatch):
    """The addresses that each line gave, by kind of change and place."""
    given: dict[tuple[str, str], set[str]] = defaultdict(set)

    def noting(change, line):
        def addresses(face):
            found = list(line.addresses(face))
            given[str(change), line.place].update(found)
            return found

        return replace(line, addresses=addresses)

    noted = {c: tuple(noting(c, line) for line in lines) for c, lines in TABLE.items()}
    monkeypatch.setattr(table, "TABLE", noted)
    at_once = changes.everything_changed
    monkeypatch.setattr(
        "operations.purging.changes.everything_changed",
        lambda: (given["everything", ""].add(EVERYTHING), at_once()),
    )
    return given


@pytest.fixture
def sites(cached):
    return TwoSites(cached)


@pytest.fixture
def problem(sites, asked_of, noon, django_capture_on_commit_callbacks, monkeypatch):
    """What speaks against a case, in words; nothing if its line is needed and there.

    What goes with a story is not worked out anew by itself: that is a change of its own.
    """
    monkeypatch.setattr("finding.tasks.relate", lambda story: False)

    def found(town: Town, case: Case) -> str:
        shelf().drop_all()
        address = case.where(town)
        with django_capture_on_commit_callbacks(execute=True):
            before = sites.ask(address)[1]
        asked_of.clear()
        noon.shift(1)  # second
        with django_capture_on_commit_callbacks(execute=True):
            case.act(town)
        Site.clear_site_root_paths_cache()
        cached, after = sites.ask(address)
        if cached != after:
            return "the cached page is stale"
        return _verdict(case, address, is_same=after == before)

    def _verdict(case: Case, address: str, *, is_same: bool) -> str:
        if is_same:
            return "the page has not changed, so nothing is shown"
        change, _place = case.line
        line = case.line if change != "everything" else ("everything", "")
        others = [given for other, given in asked_of.items() if other != line]
        if not _purges(asked_of[line], address):
            return "its line does not name the page"
        is_needed = not any(_purges(given, address) for given in others)
        return "" if is_needed else "another line names the page as well"

    return found


def _purges(given: set[str], address: str) -> bool:
    path = address.partition("?")[0]
    below = (one.removesuffix("*") for one in given if one.endswith("*"))
    return path in given or any(path.startswith(start) for start in below)


@pytest.mark.proof
def test_a_stale_page_shows_that_a_line_is_missing(found, problem):
    town = found(make=Town)
    problems = {}
    for case in CASES:
        with transaction.atomic():
            if said := problem(deepcopy(town), case):
                problems[case.line] = said
            transaction.set_rollback(True)
    assert problems == {}


def test_every_line_has_its_case():
    lines = {(str(c), line.place) for c, lines in TABLE.items() for line in lines}
    lines |= {("everything", row.model) for row in SITE_WIDE}
    assert lines == {case.line for case in CASES}
