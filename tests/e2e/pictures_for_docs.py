"""The pictures in docs/images, taken of the demo paper: `make screenshots`.

No part of the suite (its name begins otherwise), for it writes into the documents.
"""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from accounts.models import User
from articles.models import ArticlePage
from operations.demo import pictures
from operations.models import Job

pytestmark = pytest.mark.django_db(transaction=True)

FOLDER = Path(settings.BASE_DIR) / "docs" / "images"
COLOURS = 128  # a page of text and drawings looks the same, at a third of the bytes
LOCK = "harbour-board-votes-to-reopen-old-lock"


@pytest.fixture
def draw():
    """The demo's pictures at their full width."""
    return pictures.draw


@pytest.fixture
def picture():
    """Keeps what the window shows as docs/images/<name>.png."""

    def take(page, name):
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)  # messages and dialogues fade in
        shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        small = shown.quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(FOLDER / f"{name}.png", optimize=True)

    return take


@pytest.fixture
def desk(demo, sign_in):
    """The start page of the demo's editor."""
    Job.objects.create(name="heartbeat", finished_at=timezone.now())
    return sign_in(User.objects.get(username="editor"))


def story(slug) -> ArticlePage:
    return ArticlePage.objects.get(slug=slug)


def edit(page, slug):
    page.goto(f"/admin/pages/{story(slug).pk}/edit/")
    page.wait_for_load_state("networkidle")


def beside(page, slug, screen):
    page.goto(f"/admin/stories/{story(slug).pk}/{screen}/")


def test_what_readers_see(demo, person, picture):
    page = person()
    page.goto("/")
    picture(page, "front")
    page.goto(story(LOCK).url)
    picture(page, "story")
    page.locator("#sources").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#sources').scrollIntoView()")
    picture(page, "how-we-know")


def test_how_a_story_is_written_and_decided_about(desk, picture):
    picture(desk, "start-page")
    edit(desk, LOCK)
    picture(desk, "writing")
    desk.get_by_role("tab", name="Attribution").click()
    desk.wait_for_timeout(1000)  # the tabs scroll to their top
    sources = desk.get_by_role("region", name="How we know this").first
    sources.evaluate("element => element.scrollIntoView()")
    picture(desk, "sources")
    edit(desk, "ropewalk-residents-ask-for-20-limit")
    desk.locator("footer").last.locator(".w-dropdown__toggle").first.click()
    desk.get_by_role("button", name="Request changes", exact=True).click()
    box = desk.locator(".modal-dialog textarea[name=comment]")
    box.fill("Who counted the cars, and on which day?")
    picture(desk, "request-changes")


def test_when_a_story_goes_out(desk, picture):
    edit(desk, "arts-trust-to-name-director")
    desk.get_by_label("Toggle status").click()
    desk.get_by_role("button", name="Set schedule").click()
    expect(desk.locator("#schedule-publishing-dialog")).to_be_visible()
    picture(desk, "schedule")
    beside(desk, "gull-ness-tern-count", "gates")
    picture(desk, "gates")


def test_what_happens_after_publication(desk, person, picture):
    article = story("class-sizes-rise-with-hardly-more-pupils")
    draft = article.get_latest_revision_as_object()
    draft.subhead = f"{draft.subhead} The county says 29 of its schools are affected."
    draft.save_revision(user=User.objects.get(username="editor"))
    beside(desk, article.slug, "kind-of-edit")
    picture(desk, "kind-of-edit")
    beside(desk, article.slug, "correct")
    picture(desk, "correct")
    beside(desk, article.slug, "withdraw")
    picture(desk, "withdraw")
    reader = person()
    reader.goto("/corrections/")
    picture(reader, "corrections")


def test_how_replies_are_decided_about(demo, staff, picture):
    page = staff(User.objects.get(username="moderator"))
    page.goto("/admin/comments/")
    picture(page, "queue")
