"""Embeds: a card and a link; a player only from hosts that the house allows."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ImproperlyConfigured, ValidationError
from wagtail.test.utils.form_data import streamfield

from articles.blocks import StoryBlock
from articles.models import ArticlePage
from newsroom.settings import connections
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
EMBED = StoryBlock().child_blocks["embed"]
PLAYER = "https://player.example.org/v/1"
NOT_HTTPS = [
    "http://example.org/",
    "ftp://example.org/",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://user:secret@example.org/",
    "https://example.org:8443/",
]


def value(**changes):
    return EMBED.normalize(dict(EMBED.get_preview_value()) | changes)


def card(**changes) -> BeautifulSoup:
    return BeautifulSoup(EMBED.render(value(**changes)), "html.parser")


def refusal(**changes) -> str:
    with pytest.raises(ValidationError) as refused:
        EMBED.clean(value(**changes))
    return str(refused.value.as_json_data())


def test_card_links_and_loads_nothing():
    page = card(player=PLAYER)
    assert page.a["href"] == "https://example.org/harbour/lock"
    assert not page.select(
        "iframe, img, script, object, link, [src], [data-embed-player]"
    )
    assert "Nothing is loaded from example.org" in page.text


@pytest.mark.parametrize("address", NOT_HTTPS)
def test_only_plain_https_addresses_are_kept_even_in_drafts(address):
    EMBED.defer_required_validation()
    try:
        said = refusal(address=address)
    finally:
        EMBED.restore_deferred_validation()
    assert "begins with https://" in said or "valid URL" in said


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x"])
def test_an_address_that_came_in_another_way_is_no_link(address):
    assert not card(address=address).a


def test_player_is_refused_where_its_host_is_not_allowed(settings):
    assert "allowed: none" in refusal(player=PLAYER)
    settings.NEWSROOM_EMBED_HOSTS = ["maps.example.org"]
    assert "allowed: maps.example.org" in refusal(player=PLAYER)
    assert "allowed" in refusal(player="https://x.maps.example.org/")
    assert "allowed" in refusal(player="https://maps.example.org.evil.example/")


def test_player_waits_behind_a_button_where_its_host_is_allowed(settings):
    settings.NEWSROOM_EMBED_HOSTS = ["player.example.org"]
    assert EMBED.clean(value(player=PLAYER))["player"] == PLAYER
    button = card(player=PLAYER).button
    assert button["data-embed-player"] == PLAYER
    assert button.has_attr("hidden")  # the script shows it
    assert not card(player=PLAYER).find("iframe")


def test_script_comes_only_with_a_story_that_has_a_player(section, client, settings):
    story = ArticleFactory(parent=section)
    story.body = [("embed", value(player=PLAYER))]
    story.save_revision().publish()
    assert "js/embed.js" not in client.get(story.url).content.decode()
    settings.NEWSROOM_EMBED_HOSTS = ["player.example.org"]
    assert "js/embed.js" in client.get(story.url).content.decode()


def test_no_frame_is_allowed_unless_the_house_names_a_host(article, client):
    policy = client.get(article.url).headers["Content-Security-Policy"]
    assert "frame-src 'none'" in policy
    assert "default-src 'self'" in policy


def test_hosts_are_taken_as_exact_names():
    hosts = connections.embed_hosts(["WWW.example.org", "a-b.example.co.uk"])
    assert hosts == ["www.example.org", "a-b.example.co.uk"]
    assert connections.embed_hosts([]) == []


@pytest.mark.parametrize(
    "name",
    [
        "*",
        "*.example.org",
        "https://example.org",
        "example.org/path",
        "example.org:8443",
        "example.org; script-src *",
        "localhost",
        "'unsafe-inline'",
    ],
)
def test_anything_wider_than_a_host_is_refused_at_the_start(name):
    with pytest.raises(ImproperlyConfigured, match="exact names"):
        connections.embed_hosts([name])


@pytest.mark.parametrize("action", [None, "action-publish"])
def test_no_story_is_saved_with_an_address_that_is_not_https(write, editor, action):
    said = {"provider": "A", "title": "T", "text": "", "image": "", "player": ""}
    embed = said | {"address": "http://example.org/"}
    response = write(editor, action, body=streamfield([("embed", embed)]))
    assert "Give an address that begins with https://." in response.content.decode()
    assert not ArticlePage.objects.exists()
