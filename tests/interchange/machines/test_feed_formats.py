"""The formats of feeds, read by parsers that we did not write."""

import json
from io import BytesIO

import atoma
import feedparser
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from tests.factories import ArticleFactory
from tests.interchange.machines.conftest import ROOT

PARSERS = {
    "/feed/": atoma.parse_rss_bytes,
    "/feed.atom": atoma.parse_atom_bytes,
    "/feed.json": atoma.parse_json_feed_bytes,
}


@pytest.mark.parametrize("address", PARSERS)
def test_strict_parser_reads_it(client, story, correct, address):
    correct(story)
    content = client.get(address).content
    if address == "/feed.json":  # that parser knows the version before
        content = content.replace(b"version/1.1", b"version/1")
    assert PARSERS[address](content)


@pytest.mark.parametrize("address", ["/feed/", "/feed.atom"])
def test_xml_is_well_formed_whatever_was_typed(client, story, address):
    answer = client.get(address)
    etree.parse(BytesIO(answer.content))
    headers = {"content-type": answer["Content-Type"]}
    parsed = feedparser.parse(answer.content, response_headers=headers)
    assert not parsed.bozo
    (entry,) = parsed.entries
    assert entry.title
    assert entry.link == story.full_url
    assert entry.published_parsed


@pytest.mark.parametrize("address", ["/feed/", "/feed.atom"])
def test_empty_feed_is_a_feed(client, site, address):
    parsed = feedparser.parse(client.get(address).content)
    assert not parsed.bozo
    assert parsed.feed.title == "The Estuary"
    assert parsed.entries == []


def test_rss_has_credits_categories_and_the_picture(client, story):
    (entry,) = feedparser.parse(client.get("/feed/").content).entries
    assert entry.author == story.bylines.first().name
    assert [tag.term for tag in entry.tags] == ["Water", story.topics.first().name]
    assert entry.media_content[0]["url"].startswith(f"{ROOT}/media/images/")
    assert not entry.guidislink


def test_atom_says_who_wrote_it_and_where_they_are_found(client, story):
    (entry,) = feedparser.parse(client.get("/feed.atom").content).entries
    person = story.bylines.first().author
    found = {"name": person.name, "href": f"{ROOT}/authors/{person.slug}/"}
    assert dict(entry.author_detail) == found


def test_json_feed_is_version_1_1_and_has_the_corrections_as_data(
    client, story, correct
):
    correct(story, "It opened on Monday.")
    told = json.loads(client.get("/feed.json").content)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == f"{ROOT}/feed.json"
    (item,) = told["items"]
    (correction,) = item["_newsroom"]["corrections"]
    assert correction["text"] == "It opened on Monday."
    assert {"id", "url", "title", "content_html", "date_published"} <= item.keys()


# The text


def content(client) -> BeautifulSoup:
    (item,) = json.loads(client.get("/feed.json").content)["items"]
    return BeautifulSoup(item["content_html"], "html.parser")


def test_every_kind_of_block_is_told_but_those_that_repeat(client, story):
    said = content(client).get_text()
    for words in (
        "The gates closed at four",
        "What happens next",
        "Ruth Penhale",
        "Closed for eleven years",
        "A survey finds the gates sound.",
        "A morning afloat",
        "The lock filling for the first time",
        "19 months from the date",
        "Classes at two schools",
        "Boats with a berth in the basin",
        "42 pages",
    ):
        assert words in said, words
    assert "Nobody here is against the lock." not in said


def test_text_has_no_script_no_style_and_no_relative_address(client, story):
    text = content(client)
    assert not text.find_all(["script", "style", "button", "form", "iframe"])
    addresses = [a["href"] for a in text.find_all("a", href=True)]
    addresses += [image["src"] for image in text.find_all("img")]
    assert len(addresses) > 4
    assert all(address.startswith("https://") for address in addresses)


def test_link_to_a_draft_keeps_its_words_and_loses_its_address(client, publish):
    shown, linking = publish(2)
    draft = ArticleFactory(parent=shown.get_parent(), slug="secret-plan", live=False)
    links = "".join(
        f'<a linktype="page" id="{page.pk}">{page.headline}</a> '
        for page in (draft, shown)
    )
    linking.body = json.dumps(
        [{"type": "paragraph", "value": f'<p>{links}<a href="/water/">more</a></p>'}]
    )
    linking.save_revision().publish()
    for address in ("/feed/", f"{linking.url}ninjs.json", "/feed.json"):
        told = client.get(address).content.decode()
        assert draft.headline in told
        assert "secret-plan" not in told
        assert f"{ROOT}/water/{shown.slug}/" in told
        assert f"{ROOT}/water/" in told
