"""A story as ninjs, against the IPTC's schema and its own promises."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from articles.withdrawal import withdraw
from home.models import HomePage

SCHEMA = Path("/work/shared/samples/ninjs/schema/ninjs-schema_2.1.json")


@pytest.fixture
def told(client):
    def read(story) -> dict:
        response = client.get(f"{story.url}ninjs.json")
        assert response.status_code == 200
        assert response["Content-Type"] == "application/json"
        return json.loads(response.content)

    return read


@pytest.mark.skipif(not SCHEMA.exists(), reason="the IPTC's schema is not here")
def test_schema_of_the_iptc_is_kept_to(story, publish, correct, told, imprint):
    imprint(ethics_page=HomePage.objects.get())
    correct(story)
    plain = publish(headline="Plain", blocks=("paragraph",))[0]
    schema = json.loads(SCHEMA.read_text())
    check = Draft202012Validator(schema, format_checker=FormatChecker())
    for one in (story, plain):
        assert [error.message for error in check.iter_errors(told(one))] == []
    assert list(check.iter_errors(told(plain) | {"unknown": 1}))


def test_corrections_are_associated_texts(story, correct, told):
    before = told(story)["versioncreated"]
    entry = correct(story, "It opened on Monday.", kind="clarification")
    after = told(story)
    (said,) = [one for one in after["associations"] if one["name"] == "correction"]
    assert said["bodies"][0]["value"] == "It opened on Monday."
    assert said["profile"] == "clarification"
    assert (
        said["versioncreated"] == entry.made_at.isoformat() == after["versioncreated"]
    )
    assert before < after["versioncreated"]


def test_people_agencies_sources_and_topics_are_told(story, told):
    found = told(story)
    rels = [person["rel"] for person in found["people"]]
    assert rels == ["reporting", "photography", "translation"]
    names = [source["name"] for source in found["infosources"]]
    agency = story.agency_credits.first().agency
    assert names == [agency.name, "Harbour board minutes"]
    assert [one["name"] for one in found["subjects"]] == [
        "Water",
        story.topics.first().name,
    ]
    assert found["located"] == "Saltmouth"
    assert found["by"] == story.byline_line


def test_policies_are_indicators_of_trust(story, told, imprint, home):
    assert "trustindicators" not in told(story)
    imprint(ethics_page=home)
    (indicator,) = told(story)["trustindicators"]
    assert indicator["href"] == home.full_url
    assert indicator["title"] == "ethicsPolicy"


def test_what_readers_may_not_see_has_no_ninjs(client, publish, editor):
    (article,) = publish()
    address = f"{article.url}ninjs.json"
    withdraw(article=article, by=editor, reason="It was wrong.")
    gone, never = client.get(address), client.get("/water/never-was/ninjs.json")
    assert gone.status_code == never.status_code == 404
    assert gone.content == never.content


@pytest.mark.parametrize("address", ["/water/a%00b/ninjs.json", "/a%00/b/ninjs.json"])
def test_address_that_is_no_text_is_not_found(client, home, address):
    assert client.get(address).status_code == 404


def test_page_leads_to_its_ninjs(client, story):
    page = client.get(story.url).content.decode()
    assert f'href="{story.full_url}ninjs.json"' in page
