"""The scaled house: what one process publishes all show, and no part is missed.

Every part runs as in `make scaled`; `make test-faults` gives the database, Redis and
store that these tests need.
"""

import json
import os
import re
import shutil

import pytest
import requests

from tests.scaled import house as houses
from tests.scaled.readers import Load

pytestmark = [
    pytest.mark.skipif(bool(houses.missing()), reason=houses.missing()),
    pytest.mark.skipif(not shutil.which("varnishd"), reason="varnish is not installed"),
    pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed"),
]


@pytest.fixture(scope="module")
def house():
    before = dict(os.environ)
    with houses.scaled_house(houses.free_ports()) as house:
        yield house
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="module")
def stories(house) -> list[tuple[int, str]]:
    """Number and path of some stories."""
    lines = houses.in_the_paper(
        "from articles.models import ArticlePage\n"
        "for story in ArticlePage.objects.published().newest_first()[:5]:\n"
        "    print(story.pk, story.relative_url(None) or story.url)"
    )
    pairs = [line.split() for line in lines.splitlines()]
    return [(int(pk), re.sub(r"^http://[^/]+", "", url)) for pk, url in pairs]


@pytest.fixture
def paths(house, stories) -> list[str]:
    """Addresses that every cache has."""
    found = ["/", *(path for _, path in stories)]
    for path in found * 3:
        assert house.get(path).status_code == 200
    return found


def test_what_is_published_through_one_process_is_seen_through_all(house, stories):
    number, path = stories[1]
    parts = ("web-a", "web-b", "varnish", "edge")
    headline = "The lock keeper has the last word on Thursday"
    assert all(headline not in house.get(path, part).text for part in parts)
    publish_through(house, "web-a", number, headline)
    for part in parts:
        houses.until(lambda part=part: headline in house.get(path, part).text)
        houses.until(lambda part=part: headline in house.get("/", part).text)


def publish_through(house, part: str, number: int, headline: str) -> None:
    """Sign in there as an editor, and publish a story anew with the editing screen."""
    houses.in_the_paper(
        "from django.contrib.auth import get_user_model\n"
        f"user = get_user_model().objects.get(username={houses.EDITOR!r})\n"
        f"user.set_password({houses.PASSWORD!r})\n"
        "user.save()"
    )
    browser = requests.Session()
    who = {"username": houses.EDITOR, "password": houses.PASSWORD}
    _send_form(browser, house.address(part, "/admin/login/"), who)
    assert browser.cookies.get("sessionid")
    form = json.loads(
        houses.in_the_paper(
            "import json\n"
            "from articles.models import ArticlePage\n"
            "from bench.publishing import form_of\n"
            f"print(json.dumps(form_of(ArticlePage.objects.get(pk={number}))))"
        )
    )
    form |= {"headline": headline, "action-publish": "1"}
    done = _send_form(
        browser, house.address(part, f"/admin/pages/{number}/edit/"), form
    )
    # The form comes back where it was refused, and leads to the section where not.
    assert done.status_code == 200
    assert not done.url.endswith("/edit/"), done.text


def _send_form(browser: requests.Session, address: str, fields: dict):
    page = browser.get(address, timeout=60).text
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found, page[:500]
    fields = {**fields, "csrfmiddlewaretoken": found[1]}
    return browser.post(address, fields, timeout=60, headers={"Referer": address})


@pytest.mark.parametrize("part", ["web-a", "varnish"])
def test_a_killed_process_costs_no_reader_a_page_and_no_reply(
    house, stories, paths, part
):
    uncached = [f"/search/?q={part}{n}" for n in range(500)]
    with Load(house, [*paths, *uncached], stories[0][0]) as load:
        house.kill(part)
        load.wait_for_answers(200)
        house.start(part)
        load.wait_for_answers(100)
    houses.until(lambda: house.get("/healthz", part).status_code == 200)
    assert set(load.seen) == {"200"}, load.seen
    assert load.wrong_replies() == []


@pytest.mark.parametrize("part", ["REDIS_PID", "STORE_PID"])
def test_a_part_that_hangs_costs_no_reader_a_page_and_no_reply(
    house, stories, paths, part
):
    pid = int(os.environ[part])
    with Load(house, paths, stories[0][0]) as load:
        houses.stop(pid)
        try:
            load.wait_for_answers(200)
            load.writing.join()
        finally:
            houses.resume(pid)
    assert set(load.seen) == {"200"}, load.seen
    assert load.wrong_replies() == []


def test_a_restart_of_the_database_costs_a_moment_and_no_reply(house, stories, paths):
    uncached = [f"/search/?q=word{n}" for n in range(500)]
    version = os.environ["PGVERSION"]
    with Load(house, [*paths, *uncached], stories[0][0]) as load:
        try:
            houses.run("pg_ctlcluster", version, "regress", "stop", "-m", "fast")
        finally:
            houses.start_database()
        load.wait_for_answers(300)
    assert set(load.seen) <= {"200", "503"}, load.seen
    assert set(load.writers.outcome.refused) <= {503}
    assert load.wrong_replies() == []
