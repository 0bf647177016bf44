"""The read-only interface: an explicit list of fields, bounded questions, no secrets."""

import json
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from articles.source_notes import add_note
from articles.withdrawal import withdraw
from comments.models import Discussion
from tests.factories import ArticleFactory, AuthorFactory, TopicFactory, UserFactory
from tests.interchange.machines.conftest import ROOT

LISTED = {
    "id",
    "uri",
    "url",
    "slug",
    "headline",
    "kicker",
    "subhead",
    "standfirst",
    "section",
    "byline",
    "authors",
    "agencies",
    "place",
    "topics",
    "picture",
    "published_at",
    "updated_at",
    "corrections",
}
ALONE = {"body_html", "sources", "verification_note", "ai_use", "replies"}


@pytest.fixture
def ask(client):
    def asked(address, status=200) -> dict:
        response = client.get(f"/api/v2/{address}")
        assert response.status_code == status
        assert response["Content-Type"] == "application/json"
        return json.loads(response.content)

    return asked


def headlines(answer) -> list[str]:
    return [item["headline"] for item in answer["items"]]


def walk(ask, address, key) -> list:
    """Follow `next` to the end; returns what the items say, page by page."""
    pages = []
    while address:
        answer = ask(address.removeprefix(f"{ROOT}/api/v2/"))
        pages.append([item[key] for item in answer["items"]])
        address = answer["next"]
    return pages


def test_index_leads_to_the_lists(client, site):
    for address in json.loads(client.get("/api/v2/").content).values():
        assert client.get(address.removeprefix(ROOT)).status_code == 200


def test_story_has_these_fields_and_no_others(ask, story, correct):
    correct(story, "It opened on Monday.")
    Discussion.objects.create(article_id=story.pk, approved_count=3)
    (listed,) = ask("articles/")["items"]
    alone = ask(f"articles/{story.pk}/")
    assert listed.keys() == LISTED
    assert alone.keys() == LISTED | ALONE
    assert alone["corrections"][0]["text"] == "It opened on Monday."
    assert alone["replies"] == 3
    assert "The gates closed at four" in alone["body_html"]
    assert alone["headline"] == story.headline


def test_notes_and_accounts_are_not_told(ask, story, editor):
    add_note(article=story, text="Ask the widow.", by=editor)
    person = story.bylines.first().author
    person.user = UserFactory(username="ada.shore", email="ada@estuary.example")
    person.save()
    told = json.dumps([ask(f"articles/{story.pk}/"), ask("articles/"), ask("authors/")])
    for secret in ("widow", "ada.shore", "ada@estuary.example", editor.username):
        assert secret not in told


def test_authors_and_topics_have_these_fields_and_no_others(ask, publish):
    publish(author=AuthorFactory(slug="ada"), topic=TopicFactory(slug="locks"))
    author, topic = ask("authors/ada/"), ask("topics/locks/")
    assert author.keys() == {"name", "slug", "url", "job_title", "about"}
    assert topic.keys() == {"name", "slug", "url", "description"}
    assert author in ask("authors/")["items"]
    assert ask("topics/")["items"] == [topic]


def test_what_readers_may_not_see_is_one_and_the_same_404(
    ask, client, section, publish, editor
):
    (gone,) = publish()
    withdraw(article=gone, by=editor, reason="It was wrong.")
    draft = ArticleFactory(parent=section, live=False)
    draft.bylines.create(author=AuthorFactory(slug="ada"))
    draft.topics.add(TopicFactory(slug="locks"))
    draft.save()
    kept = (f"articles/{gone.pk}/", f"articles/{draft.pk}/", "authors/ada/")
    answers = {client.get(f"/api/v2/{a}").content for a in (*kept, "topics/locks/")}
    answers.add(client.get("/api/v2/articles/999999/").content)
    assert len(answers) == 1
    assert ask("authors/ada/", 404)["error"] == "There is nothing at this address."
    for name in ("articles", "authors", "topics"):
        assert ask(f"{name}/")["items"] == []


def test_filters_choose_stories(ask, publish):
    named = {"author": AuthorFactory(slug="ada"), "topic": TopicFactory(slug="locks")}
    earlier = timezone.now() - timedelta(days=3)
    publish(headline="Old", published_at=earlier, **named)
    publish(headline="New")
    assert headlines(ask("articles/")) == ["New", "Old"]
    assert headlines(ask("articles/?author=ada")) == ["Old"]
    assert headlines(ask("articles/?topic=locks")) == ["Old"]
    assert headlines(ask("articles/?section=water")) == ["New", "Old"]
    assert headlines(ask("articles/?section=town")) == []
    moment = quote((timezone.now() - timedelta(days=1)).isoformat())
    assert headlines(ask(f"articles/?published_since={moment}")) == ["New"]
    assert headlines(ask(f"articles/?published_before={moment}")) == ["Old"]


def test_pages_go_on_where_the_one_before_ended(ask, publish):
    same = timezone.now() - timedelta(hours=1)
    made = publish(5, published_at=same)
    pages = walk(ask, "articles/?limit=2&section=water", "id")
    assert [len(page) for page in pages] == [2, 2, 1]
    told = [pk for page in pages for pk in page]
    assert told == sorted((article.pk for article in made), reverse=True)


def test_story_published_meanwhile_neither_hides_nor_doubles_another(ask, publish):
    publish(3)
    first = ask("articles/?limit=2")
    publish()
    address = first["next"].removeprefix(f"{ROOT}/api/v2/")
    seen = [item["id"] for item in first["items"] + ask(address)["items"]]
    assert len(seen) == len(set(seen)) == 3


def test_authors_go_by_slug(ask, publish):
    for slug in ("cy", "ada", "bo"):
        publish(author=AuthorFactory(slug=slug))
    pages = walk(ask, "authors/?limit=4", "slug")
    assert [len(page) for page in pages] == [4, 4, 1]
    told = [slug for page in pages for slug in page]
    assert told == sorted(told)
    assert {"ada", "bo", "cy"} <= set(told)


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("articles/?fields=*", "fields"),
        ("articles/?search=x", "search"),
        ("articles/?limit=101", "limit"),
        ("articles/?limit=0", "limit"),
        ("articles/?limit=-1", "limit"),
        ("articles/?limit=9999999999999999999", "limit"),
        ("articles/?limit=%D9%A3", "limit"),
        ("articles/?limit=2&limit=3", "limit"),
        ("articles/?offset=5", "offset"),
        ("articles/?before=x", "before"),
        ("articles/?before=2026-01-01T00:00:00Z~x", "before"),
        ("articles/?before=2026-01-01T00:00:00Z~99999999999999999999", "before"),
        ("articles/?before=2026-01-01T00:00:00~1", "before"),
        ("articles/?published_since=yesterday", "published_since"),
        ("articles/?published_since=2026-02-31T00:00:00Z", "published_since"),
        ("articles/?section=%00", "section"),
        ("articles/?topic=" + "x" * 300, "topic"),
        ("authors/?before=x", "before"),
        ("?x=1", "x"),
        ("topics/locks/?x=1", "x"),
    ],
)
def test_what_is_not_understood_is_refused_with_a_sentence(ask, site, address, word):
    said = ask(address, 400)["error"]
    assert f"“{word}”" in said
    assert said.endswith(".")


@pytest.mark.parametrize("address", ["", "articles/", "authors/", "topics/"])
def test_interface_is_for_reading_only(client, site, address):
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(f"/api/v2/{address}").status_code == 405


def test_who_has_the_answer_already_gets_no_copy(client, publish):
    publish()
    first = client.get("/api/v2/articles/")
    again = client.get("/api/v2/articles/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert not first.cookies
