"""What a page tells in schema.org's words, read by tools that we did not write."""

from datetime import datetime

import pytest
import schema_org
from bs4 import BeautifulSoup
from extruct.jsonld import JsonLdExtractor

from articles.models import StorySource
from comments.models import Discussion
from tests.factories import AgencyFactory, ArticleFactory
from tests.interchange.machines.conftest import NAUGHTY, ROOT


@pytest.fixture
def told(client):
    """The nodes of a page's JSON-LD by type."""

    def read(address) -> dict:
        (found,) = JsonLdExtractor().extract(client.get(address).content.decode())
        assert found["@context"] == "https://schema.org"
        return {node["@type"]: node for node in found.get("@graph", [found])}

    return read


def built(value):
    """The same as strict models of schema.org's vocabulary, which refuse what it has not."""
    if isinstance(value, list):
        return [built(one) for one in value]
    if not isinstance(value, dict):
        return value
    fields = {name: built(one) for name, one in value.items() if name[0] != "@"}
    for name in {"datePublished", "dateModified"} & fields.keys():
        fields[name] = datetime.fromisoformat(fields[name])
    return getattr(schema_org, value["@type"])(**fields)


def test_vocabulary_of_schema_org_is_kept_to(story, correct, told, imprint, home):
    imprint(**dict.fromkeys(["ethics_page", "masthead_page", "feedback_page"], home))
    correct(story)
    nodes = told(story.url)
    assert nodes.keys() == {"NewsArticle", "BreadcrumbList"}
    assert nodes["NewsArticle"]["publisher"]["ethicsPolicy"] == f"{ROOT}/"
    for node in nodes.values():
        assert built(node)
    with pytest.raises(ValueError, match="nothingOfThisName"):
        built(nodes["NewsArticle"] | {"nothingOfThisName": 1})


def test_story_says_who_when_where_and_on_what_grounds(story, told):
    article = told(story.url)["NewsArticle"]
    reporter, photographer, translator = [b.author for b in story.bylines.all()]
    assert [one["name"] for one in article["author"]] == [reporter.name]
    assert article["author"][0]["url"] == f"{ROOT}/authors/{reporter.slug}/"
    assert [one["name"] for one in article["contributor"]] == [photographer.name]
    assert [one["name"] for one in article["translator"]] == [translator.name]
    assert article["dateline"] == "Saltmouth"
    assert article["contentLocation"] == {"@type": "Place", "name": "Saltmouth"}
    assert article["articleSection"] == "Water"
    assert article["keywords"] == [story.topics.first().name]
    assert article["citation"][0]["name"] == "Harbour board minutes"
    assert article["citation"][0]["@type"] == "DigitalDocument"
    assert article["backstory"].startswith("We could not see the contract.")
    assert article["wordCount"] == story.words_and_minutes.words
    assert article["image"][0]["width"]["value"] == 100


def test_corrections_are_told_and_date_the_story(story, correct, told):
    entry = correct(story, "It opened on Monday.")
    article = told(story.url)["NewsArticle"]
    (said,) = article["correction"]
    assert said["@type"] == "CorrectionComment"
    assert said["text"] == "It opened on Monday."
    assert article["dateModified"] == entry.made_at.isoformat()


def test_replies_are_counted(story, told):
    Discussion.objects.create(article_id=story.pk, approved_count=7)
    assert told(story.url)["NewsArticle"]["commentCount"] == 7


def test_agency_is_the_author_where_nobody_of_ours_reported(section, site, told):
    article = ArticleFactory(parent=section)
    assert told(article.url)["NewsArticle"]["author"]["name"] == "The Estuary"
    article.agency_credits.create(agency=AgencyFactory(name="Deutsche Presse-Agentur"))
    article.save()
    (author,) = told(article.url)["NewsArticle"]["author"]
    assert author == {"@type": "Organization", "name": "Deutsche Presse-Agentur"}


def test_only_policies_that_may_be_read_are_told(section, site, told, imprint, home):
    draft = ArticleFactory(parent=section, live=False)
    imprint(ethics_page=home, masthead_page=draft)
    paper = told("/")["NewsMediaOrganization"]
    assert paper["ethicsPolicy"] == f"{ROOT}/"
    assert "masthead" not in paper
    assert "correctionsPolicy" not in paper
    assert paper["name"] == "The Estuary"
    assert built(paper)


def test_breadcrumbs_lead_from_the_front_page_to_the_story(story, told):
    steps = told(story.url)["BreadcrumbList"]["itemListElement"]
    assert [step["item"]["@id"] for step in steps] == [
        f"{ROOT}/",
        f"{ROOT}/water/",
        story.full_url,
    ]


def test_nothing_that_is_typed_ends_the_block(client, publish, told):
    (article,) = publish(headline="</script><script>alert(1)</script> & <!--")
    article.sources = [StorySource(name=NAUGHTY)]
    article.save_revision().publish()
    page = client.get(article.url).content.decode()
    scripts = BeautifulSoup(page, "html5lib").find_all("script")
    assert all(
        one.get("src") or one["type"] == "application/ld+json" for one in scripts
    )
    told_headline = told(article.url)["NewsArticle"]["headline"]
    assert told_headline == "</script><script>alert(1)</script> & <!--"


def test_preview_tells_machines_nothing(as_user, editor, story):
    story.headline = "Only in the draft"
    story.save_revision()
    address = f"/admin/pages/{story.pk}/view_draft/"
    page = as_user(editor).get(address).content.decode()
    assert "Only in the draft" in page
    assert "ld+json" not in page
