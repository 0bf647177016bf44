"""A section's page: its lead, the list below it, and the further pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import ArticleFactory, ImageFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(section):
    """Twenty-three live stories, the newest first."""
    return [published(section, minutes) for minutes in range(23)]


def published(section, minutes: int, **fields):
    when = timezone.now() - timedelta(minutes=minutes + 1)
    return ArticleFactory(parent=section, published_at=when, **fields)


def choose(section, story):
    section.refresh_from_db()
    section.lead_story = story
    section.save()


def shown(client, page=1):
    context = client.get(f"/water/?page={page}").context
    return context["lead"], list(context["stories"])


def test_the_newest_story_leads_and_is_not_listed_again(client, stories):
    lead, listed = shown(client)
    assert lead == stories[0]
    assert listed == stories[1:21]


def test_the_newest_story_with_a_picture_leads(client, section, stories):
    pictured = published(section, 10, lead_image=ImageFactory())
    published(section, 11, lead_image=ImageFactory())
    lead, listed = shown(client)
    assert lead == pictured
    assert pictured not in listed


def test_the_editor_s_choice_leads(client, section, stories):
    choose(section, stories[7])
    lead, listed = shown(client)
    assert lead == stories[7]
    assert listed == [*stories[:7], *stories[8:21]]


def test_each_story_stands_once_on_all_pages_together(client, section, stories):
    choose(section, stories[22])
    lead, first = shown(client)
    _, second = shown(client, page=2)
    assert sorted(s.pk for s in [lead, *first, *second]) == sorted(
        story.pk for story in stories
    )


def test_the_lead_stands_on_the_first_page_only(client, section, stories):
    choose(section, stories[22])
    assert stories[22].headline in client.get("/water/").content.decode()
    assert stories[22].headline not in client.get("/water/?page=2").content.decode()


@pytest.mark.parametrize("how", ["unpublished", "elsewhere", "deleted"])
def test_a_choice_that_cannot_lead_gives_way_to_the_newest(
    client, home, section, stories, how
):
    town = SectionFactory(title="Town", slug="town", parent=home)
    chosen = published(town if how == "elsewhere" else section, 500)
    choose(section, chosen)
    if how == "unpublished":
        chosen.unpublish()
    elif how == "deleted":
        chosen.delete()
    lead, listed = shown(client)
    assert lead == stories[0]
    assert chosen not in listed


def test_a_section_with_one_story_shows_it(client, section):
    only = published(section, 1)
    lead, listed = shown(client)
    assert (lead, listed) == (only, [])
    assert "no stories" not in client.get("/water/").content.decode()


def test_an_empty_section_says_so(client, section):
    assert "no stories in this section yet" in client.get("/water/").content.decode()
