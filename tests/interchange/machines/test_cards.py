"""Social cards: of which picture, drawn when and by whom, and gone when the story is."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from PIL import Image

from articles.models import ArticlePage, NewsRendition
from articles.pictures.renditions import SOCIAL_SPEC
from articles.withdrawal import withdraw
from home.models import Masthead
from interchange import card_views
from interchange.cards.drawing import CardWords, draw_card
from tests.factories import ArticleFactory, ImageFactory
from tests.interchange.machines.conftest import ROOT


@pytest.fixture(autouse=True)
def _own_files(media_folder):
    pass


@pytest.fixture
def plain(section, site):
    """A story without a picture."""
    article = ArticleFactory(parent=section, headline="Lock opens after eleven years")
    return ArticlePage.objects.get(pk=article.pk)


def properties(client, article) -> dict:
    page = BeautifulSoup(client.get(article.url).content, "html.parser")
    return {
        tag.get("property") or tag.get("name"): tag["content"]
        for tag in page.find_all("meta", content=True)
    }


def card_of(client, article) -> str:
    return properties(client, article)["og:image"].removeprefix(ROOT)


def files(article) -> list[str]:
    try:
        return default_storage.listdir(f"cards/{article.pk}")[1]
    except FileNotFoundError:
        return []


def test_headline_is_drawn_where_there_is_no_picture(client, plain):
    answer = client.get(card_of(client, plain))
    assert answer["Content-Type"] == "image/png"
    image = Image.open(BytesIO(answer.content))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(image.convert("RGB").getcolors(10_000)) > 10  # letters, with soft edges
    assert len(answer.content) < 60_000
    found = properties(client, plain)
    assert found["og:image:width"], found["og:image:height"] == ("1200", "630")
    assert found["og:image:alt"] == plain.headline
    assert found["twitter:card"] == "summary_large_image"


def test_page_draws_nothing_and_asks_no_storage(client, plain, monkeypatch):
    def refuse(*args):
        raise AssertionError("drawn in a reader's request")

    monkeypatch.setattr("interchange.cards.keeping.draw_card", refuse)
    monkeypatch.setattr("interchange.cards.keeping.default_storage", None)
    assert card_of(client, plain)
    assert files(plain) == []


def test_picture_without_its_size_is_not_sized_in_the_reader_s_request(client, plain):
    plain.lead_image = ImageFactory()
    plain.lead_image.renditions.all().delete()
    plain.save()
    client.get(plain.url)  # the largest size alone is made on the spot, for the page
    assert not NewsRendition.objects.filter(filter_spec=SOCIAL_SPEC).exists()
    assert card_of(client, plain).startswith("/cards/")


def test_worker_draws_the_card_on_publication(
    plain, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        plain.save_revision().publish()
    assert len(files(plain)) == 1


def test_worker_sizes_the_picture_on_publication(
    client, plain, django_capture_on_commit_callbacks
):
    plain.lead_image = ImageFactory()
    with django_capture_on_commit_callbacks(execute=True):
        plain.save_revision().publish()
    assert files(plain) == []
    (size,) = NewsRendition.objects.filter(filter_spec=SOCIAL_SPEC)
    assert properties(client, plain)["og:image"] == ROOT + size.url


def test_picture_on_cards_comes_before_the_lead_picture(client, publish):
    (article,) = publish()
    article.social_image = ImageFactory(description="A chart")
    size = article.social_image.get_rendition(SOCIAL_SPEC)
    article.save()
    found = properties(client, article)
    assert found["og:image"] == ROOT + size.url
    assert found["og:image:alt"] == "A chart"


def test_address_is_for_good_and_changes_with_the_words(client, plain):
    first = card_of(client, plain)
    answer = client.get(first)
    assert "immutable" in answer["Cache-Control"]
    assert card_of(client, plain) == first
    plain.headline = "Lock stays shut"
    plain.save_revision().publish()
    second = card_of(client, plain)
    assert second != first
    assert client.get(first).status_code == 404
    assert client.get(second).content != answer.content
    assert len(files(plain)) == 1


def test_card_has_the_name_of_the_paper(client, plain, site):
    before = card_of(client, plain)
    Masthead.objects.update(name="The Harbour")
    assert card_of(client, plain) != before


def test_card_is_drawn_once(client, plain, monkeypatch):
    address = card_of(client, plain)
    client.get(address)
    monkeypatch.setattr("interchange.cards.keeping.draw_card", lambda words: 1 / 0)
    assert client.get(address).status_code == 200


def test_unpublished_story_has_no_card(
    client, plain, editor, django_capture_on_commit_callbacks
):
    address = card_of(client, plain)
    assert client.get(address).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(article=plain, by=editor, reason="It was wrong.")
    assert client.get(address).status_code == 404
    assert files(plain) == []


@pytest.mark.parametrize(
    "name", ["1-0000000000000000", f"{10**30}-abc", "1-" + "f" * 99]
)
def test_card_that_was_made_up_is_not_found(client, plain, name):
    assert client.get(f"/cards/{name}.png").status_code == 404


def test_cards_are_not_given_out_below_the_media(client, plain):
    client.get(card_of(client, plain))
    (name,) = files(plain)
    assert client.get(f"/media/cards/{plain.pk}/{name}").status_code == 404


def drawn(headline: str) -> bytes:
    return draw_card(CardWords(headline, "Water", "The Estuary"))


def test_letters_of_other_latin_alphabets_are_drawn():
    assert drawn("Łódź") != drawn("ódź") != drawn("")


def test_letters_without_a_typeface_leave_the_name_of_the_paper():
    assert drawn("قفل باز شد") == drawn("")


def test_sign_without_a_typeface_is_left_out():
    assert drawn("Rocket 🚀 lands") == drawn("Rocket lands")


@pytest.mark.parametrize("headline", ["a" * 200, "word " * 40, " ", "\x0b", "ﷺ" * 9])
def test_any_headline_makes_a_card(headline):
    assert Image.open(BytesIO(drawn(headline))).size == (1200, 630)


def test_views_promise_what_the_media_promise():
    from operations.media import PUBLIC

    assert card_views.FRESHNESS == PUBLIC
