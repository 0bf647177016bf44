"""The style guide shows what there is, to the staff, without a paper behind it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from operations.styleguide.showing import apart, entries
from tests.factories import UserFactory

TEMPLATES = Path(settings.BASE_DIR) / "templates"


@pytest.fixture
def page(db, as_user, reporter):
    return as_user(reporter).get("/styleguide/").content.decode()


def test_every_component_and_block_has_an_entry(db):
    there = {
        str(path.relative_to(TEMPLATES))
        for folder in ("components", "blocks")
        for path in (TEMPLATES / folder).rglob("*.html")
    }
    assert there - {one.template for one in entries()} == set()


def test_every_state_is_shown_by_its_name(page):
    for one in entries():
        assert f'id="{one.anchor}"' in page
        assert len({state.name for state in one.states}) == len(one.states)
        assert all(f'name">{state.name}<' in page for state in one.states), one.template


def test_no_two_parts_of_the_page_have_one_id(page):
    ids = [word.split('"')[0] for word in page.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))


def test_readers_do_not_see_it_and_no_cache_keeps_it(client, db, as_user, reporter):
    stranger = client.get("/styleguide/")
    assert stranger.status_code == 302
    assert stranger["Location"].startswith("/admin/login/")
    assert as_user(UserFactory()).get("/styleguide/").status_code == 302
    answer = as_user(reporter).get("/styleguide/")
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_it_is_made_of_samples_and_asks_for_no_story(as_user, reporter):
    client = as_user(reporter)
    client.get("/styleguide/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get("/styleguide/")
    tables = ("articles_byline", "articles_newsimage", "comments_comment")
    told = [query["sql"] for query in asked if any(t in query["sql"] for t in tables)]
    assert told == []


def test_ids_are_kept_apart_wherever_they_are_named():
    html = (
        '<p id="a"></p><a href="#a"></a><a href="#b"></a>'
        '<i aria-describedby="a b" for="a"></i>'
    )
    assert apart(html, "1") == (
        '<p id="a-1"></p><a href="#a-1"></a><a href="#b"></a>'
        '<i aria-describedby="a-1 b" for="a-1"></i>'
    )
