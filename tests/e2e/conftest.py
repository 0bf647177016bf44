"""A real browser against a real server, as four people.

PHOTOGRAPHS=1 in the environment keeps pictures of the pages in var/screenshots.
"""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from PIL import Image
from playwright.sync_api import expect

from articles.pictures.renditions import QUICK_SPECS
from operations.demo import loading, pictures
from tests.kept_database import copy_of_now

# The shell is the same browser without windows: it takes a third of the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",  # as on a reader's screen; the shell hints letters
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENSHOTS = Path(settings.VAR_DIR) / "screenshots"
PASSWORD = "walks-through-the-house"
AT_REST = """() => Promise.all(
    document.getAnimations()
        .filter((a) => a.effect.getTiming().iterations !== Infinity)
        .map((a) => a.finished.catch(() => null))
).then(() => null)"""

expect.set_options(timeout=30_000)  # machines that run tests are slow at times


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/e2e" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(autouse=True)
def _quick_sizes(monkeypatch):
    """Of each picture the sizes that are quickly made, as in the demo."""
    monkeypatch.setattr("articles.tasks.PICTURE_SPECS", QUICK_SPECS)


@pytest.fixture
def person(browser, live_server):
    """Opens a page in a browser of its own: `person(width=390, scheme="dark")`."""
    contexts = []

    def open_page(*, width=1280, scheme="light", **options):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def staff(person, live_server):
    """Opens a page in the browser of somebody who is signed in."""

    def open_page(user, **options):
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        cookie = {"name": session.key, "value": session.value, "url": live_server.url}
        page = person(**options)
        page.context.add_cookies([cookie])
        return page

    return open_page


@pytest.fixture
def sign_in(person):
    """Signs somebody in through the login form, and returns the start page."""

    def through_the_form(user):
        user.set_password(PASSWORD)
        user.save()
        page = person()
        page.goto("/admin/")
        page.locator("[name=username]").fill(user.username)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("button[type=submit]").click()
        page.wait_for_url("**/admin/")
        return page

    return through_the_form


@pytest.fixture(scope="session")
def demo_copies() -> list:
    """The database with the demo paper, once it was loaded; its pictures stay."""
    return []


@pytest.fixture
def draw():
    """Draws the demo's pictures at a third of their width, of which sizes are soon made."""

    def smaller(name: str) -> Image.Image:
        return pictures.draw(name).reduce(3)

    return smaller


@pytest.fixture
def demo(db, demo_copies, draw, monkeypatch):
    """The demo paper; of its background tasks only the search index is made up for."""
    if any(demo_copies):
        demo_copies[0].put_back()
        return
    monkeypatch.setattr("operations.demo.gallery.draw", draw)
    idle = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with override_settings(DEBUG=True, TASKS=idle):
        loading.load()
    call_command("wagtail_update_index", verbosity=0)
    demo_copies.append(copy_of_now())


@pytest.fixture
def photograph():
    """Keeps a full picture of a page, for people to look at, where they ask for it."""
    wanted = bool(os.environ.get("PHOTOGRAPHS"))
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)

    def take(page, name):
        if wanted:
            page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    return take


@pytest.fixture
def assert_accessible():
    """Fails with axe's own words when it finds anything on the page.

    `known` names faults that are not ours, by axe's rule: places, each with its reason.
    """

    def check(page, known=None, **options):
        page.wait_for_load_state("load")
        # A message that is still fading in has the colours of neither state; Wagtail's
        # begin to after a while. On readers' pages nothing moves here.
        if "/admin/" in page.url:
            page.wait_for_timeout(400)
        page.evaluate(AT_REST)
        results = Axe().run(page, **options)
        forget_known(results.response["violations"], known or {}, page)
        assert results.violations_count == 0, results.generate_report()

    return check


MATCHES = """([target, selector]) => {
    const found = document.querySelector(target);
    return Boolean(found && found.matches(selector));
}"""


def forget_known(violations: list, known: dict, page) -> None:
    """Take out what breaks a named rule in one of the places named for it."""
    for violation in violations:
        places = list(known.get(violation["id"], {}))
        violation["nodes"] = [
            node
            for node in violation["nodes"]
            if not any(
                page.evaluate(MATCHES, [node["target"][-1], place]) for place in places
            )
        ]
    violations[:] = [violation for violation in violations if violation["nodes"]]
