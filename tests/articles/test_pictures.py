"""Pictures in the sizes that were made for them."""

from io import StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from articles.models import NewsRendition
from articles.once import request_of_a_reader
from articles.pictures.renditions import (
    CARD_SPECS,
    FALLBACK_SPEC,
    PICTURE_SPECS,
    SOCIAL_SPEC,
)
from articles.tasks import make_renditions
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db


def rendered(image, **options) -> BeautifulSoup:
    words = " ".join(f"{name}={value!r}" for name, value in options.items())
    template = Template("{% load pictures %}{% picture image " + words + " %}")
    return BeautifulSoup(template.render(Context({"image": image})), "html.parser")


def specs_made() -> set[str]:
    return set(NewsRendition.objects.values_list("filter_spec", flat=True))


def test_no_image_is_nothing(db):
    assert str(rendered(None)) == ""


def test_sizes_that_were_made_are_used_and_no_others_made():
    image = ImageFactory()
    image.get_renditions(*CARD_SPECS)
    element = rendered(image, kind="card", alt="A bridge")
    assert [s["type"] for s in element.find_all("source")] == [
        "image/avif",
        "image/webp",
    ]
    assert element.find("img")["alt"] == "A bridge"
    assert specs_made() == set(CARD_SPECS)


def test_larger_kind_offers_larger_sizes():
    image = ImageFactory(file__width=1400, file__height=700)
    image.get_renditions(*PICTURE_SPECS)
    widths = rendered(image, kind="full").find("img")["srcset"]
    assert "1280w" in widths
    assert "1280w" not in str(rendered(image, kind="card"))


def test_one_size_is_made_on_the_spot_where_there_is_none():
    element = rendered(ImageFactory(), alt="A bridge")
    assert element.find("picture") is None
    assert element.find("img")["src"]
    assert element.find("img")["alt"] == "A bridge"
    assert specs_made() == {FALLBACK_SPEC}


def test_fallback_stands_in_until_the_sizes_are_there():
    image = ImageFactory()
    rendered(image)
    image.get_renditions(*CARD_SPECS)
    assert rendered(image).find("picture")


def test_first_picture_is_urgent_and_others_are_lazy():
    image = ImageFactory()
    assert rendered(image).find("img")["loading"] == "lazy"
    urgent = Template("{% load pictures %}{% picture image lazy=False %}")
    html = urgent.render(Context({"image": image}))
    assert 'fetchpriority="high"' in html
    assert "loading" not in html


def test_a_story_asks_for_its_picture_before_the_typeface(client, section):
    """As the element will, or browsers would fetch two files."""
    image = ImageFactory(file__width=1400, file__height=700)
    image.get_renditions(*PICTURE_SPECS)
    story = ArticleFactory(parent=section, lead_image=image)
    page = BeautifulSoup(client.get(story.url).content, "html.parser")
    picture, typeface = page.head.find_all("link", rel="preload")
    source = page.find("source", type="image/avif")
    assert typeface["as"] == "font"
    assert picture["type"] == source["type"]
    assert picture["imagesrcset"] == source["srcset"]
    assert picture["imagesizes"] == source["sizes"]


def test_a_story_asks_for_nothing_where_only_the_fallback_was_made(client, section):
    image = ImageFactory()
    image.get_renditions(FALLBACK_SPEC)
    story = ArticleFactory(parent=section, lead_image=image)
    page = BeautifulSoup(client.get(story.url).content, "html.parser")
    assert page.find("img")
    assert [link["as"] for link in page.head.find_all("link", rel="preload")] == [
        "font"
    ]


def test_alt_text_is_escaped():
    html = str(rendered(ImageFactory(), alt="<b>&"))
    assert "<b>" not in html


def test_task_makes_every_size_and_may_run_twice():
    image = ImageFactory()
    assert make_renditions.func(image.pk) == len(PICTURE_SPECS) + 1
    before = NewsRendition.objects.count()
    make_renditions.func(image.pk)
    assert NewsRendition.objects.count() == before
    assert specs_made() == {*PICTURE_SPECS, SOCIAL_SPEC}


def test_task_for_a_deleted_picture_does_nothing(db):
    assert make_renditions.func(12345) == 0


def test_sizes_of_a_large_picture_are_made_one_after_the_other(monkeypatch):
    monkeypatch.setattr("articles.models.media.PIXELS_IN_ONE_GO", 10)
    monkeypatch.delattr("concurrent.futures.ThreadPoolExecutor")
    assert len(ImageFactory().get_renditions(*CARD_SPECS)) == len(CARD_SPECS)
    assert specs_made() == set(CARD_SPECS)


def test_sizes_from_before_are_made_anew_by_the_command():
    image = ImageFactory()
    old = image.get_rendition("width-20|format-jpeg")
    NewsRendition.objects.filter(pk=old.pk).update(file="images/old.jpg")
    call_command("wagtail_update_image_renditions", stdout=StringIO())
    new = NewsRendition.objects.get(filter_spec="width-20|format-jpeg")
    assert new.file.name.startswith(f"images/{image.pk}/")


@pytest.fixture
def damaged(media_folder):
    """A picture whose file was damaged after it was uploaded."""
    image = ImageFactory()
    Path(image.file.path).write_bytes(b"\xff\xd8\xff\xe0 no longer a picture")
    return image


def test_task_leaves_a_picture_that_cannot_be_shown(damaged, caplog):
    result = make_renditions.enqueue(damaged.pk)
    assert result.return_value == 0  # not failed: there is nothing to try again
    assert "cannot be shown" in caplog.text
    assert not NewsRendition.objects.exists()


def test_page_does_without_a_picture_that_cannot_be_shown(damaged):
    assert str(rendered(damaged)) == ""


def test_lists_of_pictures_show_the_others(damaged, as_user, editor):
    assert as_user(editor).get("/admin/images/").status_code == 200


def test_upload_has_its_sizes_made(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory()
    assert specs_made() == {*PICTURE_SPECS, SOCIAL_SPEC}
    NewsRendition.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        image.title = "Renamed"
        image.save()
    assert specs_made() == set()


def for_reader(image) -> tuple[str, dict]:
    """The picture in a page that a reader waits for, and what the request notes."""
    request = RequestFactory().get("/")
    template = Template("{% load pictures %}{% picture image %}")
    with request_of_a_reader(request):
        return template.render(Context({"image": image})), request.META


def test_no_size_is_made_while_a_reader_waits():
    html, noted = for_reader(ImageFactory())
    assert html == ""
    assert specs_made() == set()
    soon = noted["newsroom.fresh_until"] - timezone.now().timestamp()
    assert 0 < soon <= 10


def test_sizes_that_are_there_are_shown_to_readers_and_the_page_holds():
    image = ImageFactory()
    image.get_renditions(*CARD_SPECS)
    html, noted = for_reader(image)
    assert "<picture>" in html
    assert "newsroom.fresh_until" not in noted


def test_no_address_of_the_paper_makes_a_size(client, section):
    article = ArticleFactory(parent=section, lead_image=ImageFactory())
    NewsRendition.objects.all().delete()
    for address in ("/", section.url, article.url, "/feed/", "/sitemap.xml"):
        assert client.get(address).status_code == 200
    assert specs_made() == set()
