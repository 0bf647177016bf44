"""The same story in the paper's other languages: what pages tell, what is refused."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ImproperlyConfigured

from articles.models import ArticlePage
from newsroom.settings import connections
from tests.articles.conftest import page_of
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

EDITIONS = {
    "en": "http://localhost",
    "de": "https://de.example.org",
    "fa": "https://example.org/fa",
}
GERMAN = "https://de.example.org/wasser/das-tor-ist-offen/"
PERSIAN = "https://example.org/fa/آب/دروازه/"


@pytest.fixture
def editions(settings):
    settings.NEWSROOM_EDITIONS = EDITIONS


@pytest.fixture
def told(client):
    """The page at an address, and what it says of itself by language."""

    def read(address):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        links = page.head.select("link[rel=alternate][hreflang]")
        return page, {link["hreflang"]: link["href"] for link in links}

    return read


def visible(page, place: str) -> list[tuple[str, str, str]]:
    links = page.select(f"{place} .other-languages a")
    return [(link["hreflang"], link.text, link["href"]) for link in links]


def test_story_names_itself_its_sisters_and_the_first_edition(editions, told, section):
    named = f"\n {GERMAN}\n\n{PERSIAN}  \n"
    article = ArticleFactory(parent=section, sister_addresses=named)
    page, links = told(article.url)
    own = article.full_url
    assert links == {"en": own, "de": GERMAN, "fa": PERSIAN, "x-default": own}
    assert page.head.select_one("link[rel=canonical]")["href"] == own
    assert visible(page, "article") == [
        ("de", "Deutsch", GERMAN),
        ("fa", "فارسی", PERSIAN),
    ]


def test_no_edition_is_told_as_the_default_that_lacks_the_story(
    settings, told, section
):
    settings.NEWSROOM_EDITIONS = {"fa": EDITIONS["fa"], **EDITIONS}
    article = ArticleFactory(parent=section, sister_addresses=GERMAN)
    _page, links = told(article.url)
    assert links == {"en": article.full_url, "de": GERMAN}


def test_story_without_sisters_says_nothing_of_languages(editions, told, article):
    page, links = told(article.url)
    assert links == {}
    assert visible(page, "article") == []


def test_what_is_in_no_edition_is_not_shown_whoever_wrote_it(editions, told, section):
    stray = "https://evil.example/\njavascript:alert(1)\nhttps://de.example.org.evil.example/a/"
    article = ArticleFactory(parent=section, sister_addresses=stray)
    page, links = told(article.url)
    assert links == {}
    assert "evil" not in str(page)


def test_paper_of_one_language_shows_no_sisters(told, section):
    article = ArticleFactory(parent=section, sister_addresses=GERMAN)
    page, links = told(article.url)
    assert links == {}
    assert "other-languages" not in str(page)


def test_front_pages_name_each_other(editions, told, home):
    page, links = told("/")
    assert links == {
        "en": home.full_url,
        "de": "https://de.example.org/",
        "fa": "https://example.org/fa/",
        "x-default": home.full_url,
    }
    assert [code for code, _name, _url in visible(page, "footer")] == ["de", "fa"]


def test_a_copy_of_a_story_has_no_sisters(editions, section):
    article = ArticleFactory(parent=section, sister_addresses=GERMAN)
    copy = article.copy(update_attrs={"slug": "copy", "title": "A copy"})
    assert copy.sister_addresses == ""


# Writing


def test_sisters_are_kept_as_they_were_named(editions, write, reporter):
    write(reporter, sister_addresses=f"{GERMAN}\n{PERSIAN}")
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert draft.sister_addresses.split() == [GERMAN, PERSIAN]


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ("javascript:alert(1)", "is not a web address"),
        ("ftp://de.example.org/a/", "is not a web address"),
        ("https://fr.example.org/a/", "none of our editions: https://de.example.org/"),
        ("https://de.example.org.evil.example/a/", "none of our editions"),
        ("https://example.org/farm/a/", "none of our editions"),
        ("http://de.example.org/a/", "none of our editions"),
        ("http://localhost/water/a/", "is in this edition"),
        ("https://DE.example.org", "is a front page"),
        (f"{GERMAN}\nhttps://de.example.org/b/", "one story of that edition"),
    ],
)
def test_what_is_no_story_of_a_sister_is_refused(
    editions, write, reporter, named, sentence
):
    page = page_of(write(reporter, sister_addresses=named))
    assert sentence in page.text
    assert not ArticlePage.objects.exists()


def test_field_is_there_only_where_there_are_editions(
    as_user, editor, article, settings
):
    address = f"/admin/pages/{article.pk}/edit/"
    assert not page_of(as_user(editor).get(address)).find(id="id_sister_addresses")
    settings.NEWSROOM_EDITIONS = EDITIONS
    assert page_of(as_user(editor).get(address)).find(id="id_sister_addresses")


def test_what_was_named_stays_while_the_field_is_not_there(edit, editor, section):
    article = ArticleFactory(parent=section, sister_addresses=GERMAN)
    edit(editor, article, subhead="Said anew.")
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert (draft.subhead, draft.sister_addresses) == ("Said anew.", GERMAN)


# The setting


def test_editions_are_read_by_language():
    given = ["en=https://Example.org/", "de-AT=http://de.example.org/at"]
    assert connections.editions(given, language="en") == {
        "en": "https://example.org",
        "de-at": "http://de.example.org/at",
    }
    assert connections.editions([], language="en") == {}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("https://example.org", "give languages and addresses"),
        ("de=example.org", "give languages and addresses"),
        ("de=javascript:alert(1)", "give languages and addresses"),
        ("de=https://user@example.org", "give languages and addresses"),
        ("de=https://example.org?a=1", "give languages and addresses"),
        ("de=https://example.org", "no edition in en"),
    ],
)
def test_editions_that_make_no_sense_stop_the_start(given, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        connections.editions([given], language="en")
