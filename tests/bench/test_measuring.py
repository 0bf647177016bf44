"""The harness works; nothing here looks at a clock."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from bench import corpus, profiling, staff_screens
from bench.measuring import Act, measure, queries_of, table

FEW = corpus.Size(stories=80, comments=100, pending=10, versions=10)
MANY = corpus.Size(stories=800, comments=100, pending=10, versions=10)
ASKED = ("explorer, a section", "... by title")


def queries_of_lists(size) -> list[int]:
    """How many queries the lists of a section ask, with this many stories."""
    with transaction.atomic():
        corpus.build(size)
        acts = [act for act in staff_screens.acts() if act.name in ASKED]
        for act in acts:
            act.run()  # what is loaded once is loaded now
        found = [queries_of(act.run) for act in acts]
        transaction.set_rollback(True)
    return found


def test_a_list_costs_the_same_for_ten_and_a_hundred_stories_below(db):
    few = queries_of_lists(FEW)
    assert len(few) == len(ASKED)
    assert queries_of_lists(MANY) == few


def test_costs_are_told_in_a_table(db):
    act = Act("counting groups", Group.objects.count, bar=1e6)
    free = Act("nothing", lambda: None)
    costs = measure([free, act], rounds=3)
    assert [cost.queries for cost in costs] == [0, 1]
    text = table(costs)
    assert text.count("\n") == 4
    assert "| counting groups |" in text
    assert text.splitlines()[-1].endswith("| 1e+06 | yes |")


def test_what_is_over_its_bar_is_marked(db):
    costs = measure([Act("slow", Group.objects.count, bar=0)], rounds=1)
    assert table(costs).splitlines()[-1].endswith("| **no** |")


def test_a_screen_that_does_not_answer_is_no_measurement(client, home):
    with pytest.raises(AssertionError, match="404"):
        staff_screens.fetch(client, "/no-such-page/")


def test_a_profile_names_the_queries_and_the_functions(article):
    told = profiling.profile(article.url)
    assert f"{article.url}: 200" in told
    assert "articles_articlepage" in told
    assert "cumtime" in told
