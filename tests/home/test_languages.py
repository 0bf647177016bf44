"""One setting makes the whole paper speak another language, and no header does."""

import json
import re

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.models import Locale, Site, Task
from wagtail.users.models import UserProfile

from articles.withdrawal import withdraw
from comments.letters import send_letter
from comments.models import Discussion
from home.founding import follow_language, found_house
from home.models import HomePage, Masthead
from tests.comments.conftest import post_address, reply_fields
from tests.comments.outbox import waiting_mails
from tests.factories import ArticleFactory, CommentFactory, SectionFactory

pytestmark = pytest.mark.django_db

LANGUAGES = {
    "de": {
        "direction": "ltr",
        "form": "Ihre E-Mail-Adresse wird nicht veröffentlicht. "
        "Erforderliche Felder sind mit * markiert",
        "title": "Schreiben Sie einen Kommentar",
        "missing": "Unter dieser Adresse gibt es nichts",
        "broken": "Bei uns ist etwas schiefgegangen",
        "gone": "Dieser Beitrag wurde zurückgezogen",
        "receipt": "Vielen Dank, Ihr Kommentar ist angekommen",
        "wrong": "Schreiben Sie hier Ihren Kommentar.",
        "letter": "Ihre Adresse: Newsroom",
        "territory": "de_DE",
        "count": "1 Kommentar",
        "moment": "4. März 2026, 09:05 Uhr",
    },
    "fa": {
        "direction": "rtl",
        "form": "نشانی ایمیل شما منتشر نخواهد شد. "
        "بخش‌های موردنیاز با * نشان‌گذاری شده‌اند",
        "title": "دیدگاهتان را بنویسید",
        "missing": "در این نشانی چیزی نیست",
        "broken": "در سمت ما خطایی رخ داد",
        "gone": "این مطلب پس گرفته شده است",
        "receipt": "سپاسگزاریم، دیدگاه شما رسید",
        "wrong": "دیدگاه خود را اینجا بنویسید.",
        "letter": "نشانی شما و Newsroom",
        "territory": "fa_IR",
        "count": "۱ دیدگاه",
        "moment": "۴ مارس ۲۰۲۶، ۰۹:۰۵",
    },
}


@pytest.fixture(params=LANGUAGES)
def said(request, settings) -> dict:
    """What the paper says in its language, which is set for the test."""
    settings.LANGUAGE_CODE = request.param
    return LANGUAGES[request.param] | {"code": request.param}


@pytest.fixture
def story(section):
    return ArticleFactory(
        parent=section, headline="Water", published_at="2026-03-04T09:05:00Z"
    )


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def prefer(user, language: str) -> None:
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()


def assert_speaks(page, said) -> None:
    assert (page.html["lang"], page.html["dir"]) == (said["code"], said["direction"])


def test_story_speaks_the_paper_s_language(client, story, said):
    CommentFactory(article=story, status="approved")
    Discussion.objects.create(article=story, approved_count=1)
    page = page_of(client.get(story.url))

    assert_speaks(page, said)
    form = page.select_one("#comment-form")
    assert form.select_one(".reply-form__title").text == said["title"]
    assert said["form"] in form.text
    assert page.select_one("#replies-title").text == said["count"]


def test_dates_are_the_language_s_and_exact_for_machines(client, story, said):
    time = page_of(client.get(story.url)).select_one(".times time")

    assert time.text == said["moment"]
    assert time["datetime"] == "2026-03-04T09:05:00+0000"


def test_machines_are_told_the_language(client, story, said):
    page = page_of(client.get(story.url))

    locale = page.select_one("meta[property='og:locale']")["content"]
    (data,) = page.select("script[type='application/ld+json']")
    assert locale == said["territory"]
    assert json.loads(data.text)["@graph"][0]["inLanguage"] == said["code"]


def test_feeds_name_the_language(client, story, said):
    assert feedparser.parse(client.get("/feed/").content).feed.language == said["code"]
    assert json.loads(client.get("/feed.json").content)["language"] == said["code"]


@pytest.mark.parametrize("address", ["/no/such/page/", "/search/?q=x", "/archive/"])
def test_every_other_page_speaks_it_too(client, story, said, address):
    assert_speaks(page_of(client.get(address)), said)


def test_missing_page_says_so_in_the_language(client, said):
    assert said["missing"] in client.get("/no/such/page/").content.decode()


def test_withdrawn_story_says_so_in_the_language(client, story, editor, said):
    withdraw(article=story, reason="Invented.", by=editor)

    assert said["gone"] in client.get(story.url).content.decode()


def test_broken_page_says_so_in_the_language(client, said, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("finding.search_views.find", None)

    page = page_of(client.get("/search/?q=x"))
    assert_speaks(page, said)
    assert said["broken"] in page.text


def test_receipt_and_errors_are_in_the_language(client, story, said):
    wrong = client.post(post_address(story), reply_fields(body=""))
    sent = client.post(post_address(story), reply_fields())
    right = client.get(sent["Location"])

    assert said["wrong"] in wrong.content.decode()
    assert said["receipt"] in right.content.decode()


def test_letter_is_in_the_language_whoever_caused_it(said, settings):
    settings.EMAIL_BACKEND = "operations.mail.OutboxBackend"
    with translation.override("en"):
        send_letter(to="ada@example.org", template="owner_link", context={"hours": 48})

    (mail,) = waiting_mails()
    assert mail.subject == said["letter"]


def test_no_header_changes_a_page(client, story, said):
    plain = client.get(story.url)
    asked = client.get(
        story.url, headers={"accept-language": "fr, en;q=0.5", "cookie": "x=1"}
    )

    assert asked.content == plain.content
    assert "accept-language" not in plain.headers.get("Vary", "").lower()


def test_preview_is_as_readers_will_see_it(as_user, story, editor, said):
    prefer(editor, "en")
    shown = as_user(editor).get(f"/admin/pages/{story.pk}/view_draft/")

    assert_speaks(page_of(shown), said)


def test_staff_screens_speak_the_language_that_each_chose(as_user, moderator):
    prefer(moderator, "de")

    german = as_user(moderator).get("/admin/comments/").content.decode()
    assert "Warteschlangen" in german
    assert "Queues" not in german


def test_house_is_founded_in_its_language(home, settings):
    settings.LANGUAGE_CODE = "de"
    Task.objects.all().delete()
    Masthead.objects.all().delete()
    home.delete()
    with translation.override(None):  # as `migrate` runs
        found_house()

    masthead = Masthead.objects.get(site=Site.objects.get())
    assert HomePage.objects.get().title == "Titelseite"
    assert Task.objects.first().name == "Redigatur"
    assert masthead.house_rule.startswith("Die Moderation liest jeden Kommentar")


def test_house_that_changes_its_language_has_its_pages_in_it(article, settings):
    settings.LANGUAGE_CODE = "de"
    follow_language()

    article.refresh_from_db()
    assert article.locale.language_code == "de"
    assert Locale.get_default() == article.locale


def test_pages_in_several_languages_keep_them(article, settings):
    Locale.objects.create(language_code="fr")
    settings.LANGUAGE_CODE = "de"
    follow_language()

    assert set(Locale.objects.values_list("language_code", flat=True)) == {"en", "fr"}


def test_no_word_of_english_is_left_on_readers_pages(client, story, said):
    """Pages as they stand without stories' own words, searched for ours in English."""
    SectionFactory(title="۱", slug="one", parent=story.get_parent().get_parent())
    for address in ("/", story.url, "/archive/", "/corrections/", "/privacy/"):
        page = page_of(client.get(address))
        for own in page.select(".prose, .story-card__summary"):
            own.decompose()
        text = page.body.get_text(" ")
        left = re.findall(r"\b(?:the|The|and|with|your|Your|Replies|Search)\b", text)
        assert left == [], address
