"""Site maps: their schemas, what stands in them, and what does not."""

import pytest
from django.utils import timezone
from lxml import etree
from sitemap_verify.engine_profiles import (
    EngineValidationContext,
    validate_engine_profile,
)
from sitemap_verify.parser import parse_sitemap_document
from sitemap_verify.xsd_validator import XsdValidator

from articles.models import ArticlePage
from articles.withdrawal import withdraw
from interchange import sitemaps
from tests.factories import ArticleFactory, AuthorFactory, TopicFactory
from tests.interchange.machines.conftest import ROOT

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def tree(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return etree.fromstring(response.content)


def locations(client, address="/sitemap.xml") -> list[str]:
    return tree(client, address).xpath("//s:loc/text()", namespaces=NAMES)


def all_addresses(client) -> set[str]:
    """What all parts of the index hold."""
    parts = [address.removeprefix(ROOT) for address in locations(client)]
    return {loc for part in parts for loc in locations(client, part)}


def complaints(client, address) -> list[str]:
    content = client.get(address).content
    document = parse_sitemap_document(
        content.decode(),
        source=f"{ROOT}{address}",
        uncompressed_size=len(content),
        is_gzipped=False,
    )
    context = EngineValidationContext(
        document, urls=[], child_sitemaps=[], robots_discovered=True
    )
    found = [
        *XsdValidator().validate(document),
        *validate_engine_profile("google", context),
    ]
    # A time is told only where one is known.
    return [str(one) for one in found if one.code != "google_lastmod_recommended"]


def test_stories_sections_authors_and_topics_are_listed(client, publish):
    named = {"author": AuthorFactory(slug="ada"), "topic": TopicFactory(slug="locks")}
    (article,) = publish(**named)
    assert {
        f"{ROOT}/",
        f"{ROOT}/water/",
        article.full_url,
        f"{ROOT}/authors/ada/",
        f"{ROOT}/topics/locks/",
    } <= all_addresses(client)


def test_every_address_that_is_listed_answers(client, publish):
    publish(2)
    for address in all_addresses(client):
        assert client.get(address.removeprefix(ROOT)).status_code == 200


def test_what_readers_may_not_see_is_not_listed(client, section, publish, editor):
    (shown, gone) = publish(2)
    withdraw(article=gone, by=editor, reason="It was wrong.")
    draft = ArticleFactory(parent=section, live=False, slug="not-yet")
    draft.bylines.create(author=AuthorFactory(slug="nobody-yet"))
    draft.topics.add(TopicFactory(slug="nothing-yet"))
    draft.save()
    listed = " ".join(all_addresses(client))
    assert shown.full_url in listed
    assert gone.slug not in listed
    assert "-yet" not in listed


def test_parts_hold_a_span_of_keys_each(client, publish, monkeypatch):
    monkeypatch.setattr(sitemaps, "SPAN", 2)
    published = publish(5)
    parts = [a for a in locations(client) if "sitemap-stories" in a]
    assert len(parts) > 2
    held = [locations(client, part.removeprefix(ROOT)) for part in parts]
    assert all(1 <= len(one) <= 2 for one in held)
    assert {url for one in held for url in one} == {a.full_url for a in published}


@pytest.mark.parametrize("kind", sitemaps.KINDS)
@pytest.mark.parametrize("number", [777, 9 * 10**17, 10**30])
def test_part_without_anything_is_not_found(client, publish, kind, number):
    publish()
    assert client.get(f"/sitemap-{kind}-{number}.xml").status_code == 404


def test_times_move_with_facts_and_corrections(client, publish, correct):
    (article,) = publish()
    entry = correct(article)
    found = [
        tree(client, address).xpath("//s:lastmod/text()", namespaces=NAMES)[0]
        for address in ("/sitemap.xml", f"/sitemap-stories-{article.pk // 1000}.xml")
    ]
    assert found == [entry.made_at.isoformat(timespec="seconds")] * 2


def test_schemas_are_kept_to(client, story, correct):
    correct(story)
    parts = [address.removeprefix(ROOT) for address in locations(client)]
    for address in ("/sitemap.xml", *parts):
        assert complaints(client, address) == []


# Other languages


EDITIONS = {"en": ROOT, "de": "https://de.example.org"}
ALTERNATES = "{http://www.w3.org/1999/xhtml}link"


def alternates(client, address, of) -> list[tuple[str, str]]:
    """What one entry of a part says of languages."""
    (found,) = tree(client, address).xpath(
        "//s:url[s:loc=$of]", namespaces=NAMES, of=of
    )
    return [(link.get("hreflang"), link.get("href")) for link in found.iter(ALTERNATES)]


def test_sisters_in_other_languages_are_told(client, publish, home, settings):
    settings.NEWSROOM_EDITIONS = EDITIONS
    (article, alone) = publish(2)
    sister = "https://de.example.org/wasser/schleuse/"
    ArticlePage.objects.filter(pk=article.pk).update(sister_addresses=sister)
    part = f"/sitemap-stories-{article.pk // 1000}.xml"
    own = article.full_url
    assert alternates(client, part, own) == [
        ("en", own),
        ("de", sister),
        ("x-default", own),
    ]
    assert alternates(client, part, alone.full_url) == []
    assert complaints(client, part) == []
    fronts = alternates(client, f"/sitemap-pages-{home.pk // 1000}.xml", f"{ROOT}/")
    assert fronts == [
        ("en", f"{ROOT}/"),
        ("de", "https://de.example.org/"),
        ("x-default", f"{ROOT}/"),
    ]


# News


def test_news_of_two_days_is_listed_newest_first(client, section, site):
    now = timezone.now()
    for hours in (1, 47, 49):
        at = now - timezone.timedelta(hours=hours)
        ArticleFactory(parent=section, headline=f"{hours} ago", published_at=at)
    titles = tree(client, "/news-sitemap.xml").xpath(
        "//n:title/text()", namespaces=NAMES
    )
    assert titles == ["1 ago", "47 ago"]


def test_news_is_cut_off_at_its_limit(client, publish, monkeypatch):
    assert sitemaps.NEWS_AT_MOST == 1000
    monkeypatch.setattr(sitemaps, "NEWS_AT_MOST", 2)
    publish(3)
    assert len(locations(client, "/news-sitemap.xml")) == 2


def test_google_s_rules_for_news_are_kept(client, story):
    assert complaints(client, "/news-sitemap.xml") == []
    (name,) = tree(client, "/news-sitemap.xml").xpath("//n:name", namespaces=NAMES)
    assert name.text == "The Estuary"


@pytest.mark.parametrize(
    ("language", "code"), [("de", "de"), ("en-gb", "en"), ("zh-hans", "zh-cn")]
)
def test_language_is_said_as_google_wants_it(client, publish, settings, language, code):
    settings.LANGUAGE_CODE = language
    publish()
    (said,) = tree(client, "/news-sitemap.xml").xpath("//n:language", namespaces=NAMES)
    assert said.text == code


def test_drafts_are_no_news(client, section, site):
    ArticleFactory(parent=section, live=False)
    assert locations(client, "/news-sitemap.xml") == []
