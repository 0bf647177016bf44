"""The pages of authors, topics and sections: what they list, and at what cost."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import AgencyCredit, Byline, StorySource
from tests.factories import (
    AgencyFactory,
    ArticleFactory,
    AuthorFactory,
    ImageFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(db):
    return AuthorFactory(name="Ada Quill", slug="ada-quill", bio="Writes on water.")


@pytest.fixture
def topic(db):
    return TopicFactory(name="Tides", slug="tides")


@pytest.fixture
def story(section, author, topic):
    """Make a story by the author on the topic, so many hours old."""

    def make(headline, hours=0, **fields):
        when = timezone.now() - timedelta(hours=hours)
        made = ArticleFactory(
            parent=section, headline=headline, published_at=when, **fields
        )
        made.bylines = [Byline(author=author)]
        made.topics.add(topic)
        made.save(clean=False)
        return made

    return make


PAGES = pytest.mark.parametrize(
    "address", ["/authors/ada-quill/", "/topics/tides/", "/water/"]
)


@PAGES
def test_page_lists_the_stories_the_newest_first(client, story, address):
    story("Older story", hours=5)
    story("Newer story")
    story("Draft story", live=False)
    page = client.get(address).content.decode()
    assert page.index("Newer story") < page.index("Older story")
    assert "Draft story" not in page


@PAGES
def test_page_costs_the_same_for_two_stories_and_ten(client, story, address):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    def add(number):
        for hours in range(number):
            story(f"Story {hours}", hours=hours, lead_image=ImageFactory())

    add(2)
    cost()
    few = cost()
    add(8)
    cost()
    assert cost() == few


@PAGES
def test_long_list_is_cut_into_pages(client, story, address):
    for hours in range(23):
        story(f"Story number {hours:02}", hours=hours)
    first, second = (client.get(f"{address}?page={n}").content.decode() for n in (1, 2))
    assert "Story number 19" in first
    assert "Story number 21" not in first  # a section has its lead besides
    assert "Story number 22" in second
    for senseless in ("x", "-1", "999", "9" * 50):
        assert client.get(f"{address}?page={senseless}").status_code == 200


@pytest.mark.parametrize("address", ["/authors/ada-quill/", "/topics/tides/"])
def test_author_or_topic_without_a_story_to_be_read_is_not_found(
    client, story, address
):
    story("Not yet", live=False)
    assert client.get(address).status_code == 404


def test_author_is_introduced(client, author, story):
    story("Words")
    page = BeautifulSoup(client.get(author.get_absolute_url()).content, "html.parser")
    assert page.find("h1").text == "Ada Quill"
    assert "Writes on water." in page.text


def test_story_with_two_parts_of_one_person_is_listed_once(client, author, story):
    made = story("Words and pictures")
    made.bylines = [
        Byline(author=author),
        Byline(author=author, role="photography"),
    ]
    made.save()
    page = BeautifulSoup(client.get(author.get_absolute_url()).content, "html.parser")
    assert len(page.find("main").find_all("a", string="Words and pictures")) == 1


@pytest.mark.parametrize("address", ["/authors/nobody/", "/topics/nothing/"])
def test_unknown_author_or_topic_is_not_found(client, home, address):
    assert client.get(address).status_code == 404


def test_story_says_how_the_paper_knows_it(client, story):
    made = story("Sourced", verification_note="The numbers could not be checked.")
    made.agency_credits = [AgencyCredit(agency=AgencyFactory(code="dpa"))]
    made.sources = [
        StorySource(
            name="a resident of the quay",
            basis="anonymous",
            anonymity_reason="fears for the job",
            state="corroborated",
        )
    ]
    made.save()
    text = BeautifulSoup(client.get(made.url).content, "html.parser").text
    for words in (
        "How we know this",
        "a resident of the quay",
        "Not named: fears for the job",
        "Corroborated",
        "The numbers could not be checked.",
        "with dpa",
        "Tides",
    ):
        assert words in text


def test_anonymous_source_needs_a_reason(write, editor):
    from wagtail.test.utils.form_data import inline_formset

    from articles.models import ArticlePage

    source = {
        "kind": "person",
        "name": "a resident",
        "basis": "anonymous",
        "state": "unverified",
        "anonymity_reason": "",
        "url": "",
        "supports": "",
    }
    response = write(editor, "action-publish", sources=inline_formset([source]))
    assert "Say why this source is not named." in response.content.decode()
    assert not ArticlePage.objects.filter(live=True).exists()
