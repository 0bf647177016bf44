"""A story that another one points to is shown once readers may see it, and never before."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.blocks import StoryBlock
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db
SECRET = "Minister resigns over the lock"


@pytest.fixture
def other(section):
    return ArticleFactory(parent=section, headline=SECRET, slug="minister-resigns")


@pytest.fixture
def story(section, other):
    """A live story that points to the other one."""
    return pointing_to(section, other)


def pointing_to(section, *others):
    story = ArticleFactory(parent=section)
    story.body = [("related_story", other) for other in others]
    story.save_revision().publish()
    return story


def draft(other):
    other.unpublish()


def embargoed(other):
    other.embargo_until = timezone.now() + timedelta(hours=1)
    other.save_revision()


def behind_a_password(other):
    PageViewRestriction.objects.create(
        page=other, restriction_type="password", password="x"
    )


def deleted(other):
    other.delete()


def moved_to_another_address(other):
    other.slug = "other-address"
    other.save()


HIDE = pytest.mark.parametrize(
    "hide", [draft, embargoed, behind_a_password, deleted], ids=lambda f: f.__name__
)


def test_a_published_story_is_shown_with_its_address(story, other, client):
    page = BeautifulSoup(client.get(story.url).content, "html.parser")
    link = page.select_one(".related-story a")
    assert (link.text, link["href"]) == (SECRET, other.url)


@HIDE
def test_nothing_of_a_story_that_is_not_published_is_shown(story, other, client, hide):
    hide(other)
    html = client.get(story.url).content.decode()
    assert SECRET not in html
    assert "minister-resigns" not in html
    assert "related-story" not in html


@HIDE
def test_the_block_alone_shows_nothing_of_it_either(other, hide):
    hide(other)
    block = StoryBlock().child_blocks["related_story"]
    html = block.render(other) + block.render_basic(other)
    assert SECRET not in html
    assert "minister-resigns" not in html


def test_a_story_does_not_point_to_itself(section, client):
    story = ArticleFactory(parent=section)
    story.body = [("related_story", story)]
    story.save_revision().publish()
    assert "related-story" not in client.get(story.url).content.decode()


def test_it_is_shown_where_it_is_now(story, other, client):
    moved_to_another_address(other)
    assert 'href="/water/other-address/"' in client.get(story.url).content.decode()


def test_two_cost_what_ten_cost(section, client, django_assert_num_queries):
    others = [
        ArticleFactory(parent=section, lead_image=ImageFactory()) for _n in range(10)
    ]
    for other in others:
        other.lead_image.get_renditions("width-320|format-jpeg")
    few, many = pointing_to(section, *others[:2]), pointing_to(section, *others)
    assert cost(client, many) == cost(client, few)


def cost(client, story) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(story.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(story.url)
    return len(queries)
