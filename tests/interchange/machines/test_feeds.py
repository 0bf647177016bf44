"""Feeds: what is in them, what is not, and that asking again is cheap."""

import json

import feedparser
import pytest
import time_machine
from django.utils import timezone
from wagtail.log_actions import log

from articles.corrections import publish_correction
from articles.models import ArticlePage
from articles.withdrawal import withdraw
from interchange import changes
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    SectionFactory,
    TopicFactory,
)

FEEDS = pytest.mark.parametrize("feed", ["feed/", "feed.atom", "feed.json"])
LISTS = ("/", "/water/", "/authors/ada/", "/topics/locks/")


def items(response) -> list[dict]:
    """The entries of a feed in any format."""
    if response["Content-Type"].startswith("application/feed+json"):
        return [
            {"title": item["title"], "content": item["content_html"], **item}
            for item in json.loads(response.content)["items"]
        ]
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return [
        {
            "title": entry.title,
            "content": entry.content[0].value if "content" in entry else entry.summary,
            "id": entry.id,
            "url": entry.link,
            "date_modified": entry.updated,
        }
        for entry in parsed.entries
    ]


@FEEDS
def test_every_list_has_a_feed_of_its_stories_newest_first(client, publish, feed):
    with time_machine.travel("2026-11-20T10:00Z", tick=False):
        named = {
            "author": AuthorFactory(slug="ada"),
            "topic": TopicFactory(slug="locks"),
        }
        publish(headline="Older", published_at=timezone.now(), **named)
        publish(headline="Newer", **named)
    others = {"author": AuthorFactory(), "topic": TopicFactory()}
    publish(headline="Another", **others)
    wanted = ["Newer", "Older"]
    for address in LISTS:
        titles = [item["title"] for item in items(client.get(address + feed))]
        is_whole = address in ("/", "/water/")
        assert titles == (["Another", *wanted] if is_whole else wanted), address


@FEEDS
def test_story_of_another_section_is_not_in_a_section_s_feed(
    client, publish, home, feed
):
    other = SectionFactory(parent=home, slug="town")
    ArticleFactory(parent=other, headline="In town")
    publish(headline="On the water")
    titles = [item["title"] for item in items(client.get(f"/water/{feed}"))]
    assert titles == ["On the water"]


@FEEDS
@pytest.mark.parametrize(
    "address", ["/nowhere/", "/authors/nobody/", "/topics/nothing/", "/a%00b/"]
)
def test_feed_of_nothing_is_not_found(client, home, feed, address):
    assert client.get(address + feed).status_code == 404


@FEEDS
def test_feed_of_an_author_without_published_stories_is_not_found(
    client, section, feed
):
    draft = ArticleFactory(parent=section, live=False)
    draft.bylines.create(author=AuthorFactory(slug="ada"))
    draft.save_revision()
    assert client.get(f"/authors/ada/{feed}").status_code == 404


@FEEDS
def test_drafts_and_withdrawn_stories_are_in_no_feed(client, publish, editor, feed):
    (shown, gone) = publish(2)
    draft = publish(headline="Not yet")[0]
    draft.unpublish()
    withdraw(article=gone, by=editor, reason="It was wrong.")
    found = items(client.get(f"/{feed}"))
    assert [item["title"] for item in found] == [shown.headline]


@FEEDS
def test_draft_of_a_live_story_changes_no_feed(client, publish, feed):
    (article,) = publish()
    before = client.get(f"/{feed}").content
    article.headline = "Only in the draft"
    article.save_revision()
    assert client.get(f"/{feed}").content == before


@FEEDS
@pytest.mark.parametrize("is_full", [True, False])
def test_corrections_stand_in_the_entry_and_move_its_time(
    client, story, correct, imprint, feed, is_full
):
    imprint(feeds_hold_full_text=is_full)
    first = correct(story, "It opened on <b>Monday</b>.\nNot on Tuesday.")
    latest = correct(story, "It opened at noon.", placement="top")
    (item,) = items(client.get(f"/{feed}"))
    assert "It opened at noon." in item["content"]
    assert "Not on Tuesday." in item["content"]
    assert "<b>Monday</b>" not in item["content"]
    assert item["date_modified"][:19] == latest.made_at.isoformat()[:19]
    assert first.made_at < latest.made_at


@FEEDS
def test_superseded_correction_is_told_no_more(client, story, correct, feed):
    wrong = correct(story, "It opened on Thursday.")
    correct(story, "It opened on Sunday.", supersedes=wrong)
    (item,) = items(client.get(f"/{feed}"))
    assert "Sunday" in item["content"]
    assert "Thursday" not in item["content"]


@FEEDS
def test_setting_leaves_the_text_out(client, story, imprint, feed):
    full = client.get(f"/{feed}").content.decode()
    assert "The gates closed at four" in full
    imprint(feeds_hold_full_text=False)
    short = client.get(f"/{feed}").content.decode()
    assert "The gates closed at four" not in short
    assert story.subhead in short


@FEEDS
def test_length_is_a_setting(client, publish, settings, feed):
    settings.NEWSROOM_FEED_LENGTH = 2
    publish(3)
    assert len(items(client.get(f"/{feed}"))) == 2


@FEEDS
def test_entry_keeps_its_name_when_the_address_changes(client, publish, feed):
    (article,) = publish()
    (before,) = items(client.get(f"/{feed}"))
    article.slug = "elsewhere"
    article.save_revision().publish()
    (after,) = items(client.get(f"/{feed}"))
    assert after["id"] == before["id"]
    assert after["url"] != before["url"]


def test_pages_lead_to_their_feeds(client, publish):
    named = {"author": AuthorFactory(slug="ada"), "topic": TopicFactory(slug="locks")}
    (article,) = publish(**named)
    for address in LISTS:
        page = client.get(address).content.decode()
        for feed in ("feed/", "feed.atom", "feed.json"):
            assert f'href="{address}{feed}"' in page
    assert 'href="/feed/"' in client.get(article.url).content.decode()


def test_story_cannot_stand_at_the_address_of_its_section_s_feed(section):
    article = ArticlePage(headline="Feed")
    section.add_child(instance=article)
    assert article.slug == "feed-2"


# Asking again


@FEEDS
def test_who_has_the_feed_already_gets_no_copy(client, publish, feed):
    publish()
    first = client.get(f"/{feed}")
    same = {"If-None-Match": first["ETag"]}
    assert client.get(f"/{feed}", headers=same).status_code == 304
    known = {"If-Modified-Since": first["Last-Modified"]}
    answer = client.get(f"/{feed}", headers=known)
    assert (answer.status_code, answer.content) == (304, b"")
    assert "max-age" in answer["Cache-Control"]


@FEEDS
def test_withdrawal_is_news_to_who_knows_a_date_only(client, publish, editor, feed):
    # Later than anything that the house logged when it was founded.
    with time_machine.travel("2036-11-20T10:00Z"):
        (_stays, gone) = publish(2)
        first = client.get(f"/{feed}")
    with time_machine.travel("2036-11-20T11:00Z"):
        withdraw(article=gone, by=editor, reason="It was wrong.")
        known = {"If-Modified-Since": first["Last-Modified"]}
        assert client.get(f"/{feed}", headers=known).status_code == 200
        assert client.get(f"/{feed}")["Last-Modified"] > first["Last-Modified"]


@pytest.mark.parametrize("looks", [(1, 2), (1, 50)])
def test_a_withdrawal_is_news_after_much_other_work_too(
    client, publish, editor, section, monkeypatch, looks
):
    monkeypatch.setattr(changes, "READ_BACK", looks)
    with time_machine.travel("2036-11-20T10:00Z", tick=False):
        (_stays, gone) = publish(2)
        client.get("/feed/")
    with time_machine.travel("2036-11-20T11:00Z", tick=False):
        withdraw(article=gone, by=editor, reason="It was wrong.")
    with time_machine.travel("2036-11-20T12:00Z", tick=False):
        for _ in range(3):
            log(instance=section, action="wagtail.edit")
        assert "20 Nov 2036 11:00" in client.get("/feed/")["Last-Modified"]


@FEEDS
def test_correction_is_news(client, publish, editor, feed):
    (article,) = publish()
    first = client.get(f"/{feed}")
    publish_correction(article=article, text="It was noon.", by=editor)
    same = {"If-None-Match": first["ETag"]}
    assert client.get(f"/{feed}", headers=same).status_code == 200


@FEEDS
def test_feed_is_for_reading_only_and_sets_no_cookie(client, publish, feed):
    publish()
    assert client.post(f"/{feed}").status_code == 405
    answer = client.get(f"/{feed}")
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()
    assert client.head(f"/{feed}")["ETag"] == answer["ETag"]
