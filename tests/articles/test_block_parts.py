"""Galleries, key facts, documents: what they show, refuse and cost."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.blocks import StoryBlock
from tests.articles.used_files import body_with
from tests.factories import ArticleFactory, DocumentFactory, ImageFactory

pytestmark = pytest.mark.django_db
BLOCKS = StoryBlock().child_blocks


def shown(name, value) -> BeautifulSoup:
    html = BLOCKS[name].render(BLOCKS[name].normalize(value))
    return BeautifulSoup(html, "html.parser")


def refusal(name, value) -> str:
    with pytest.raises(ValidationError) as refused:
        BLOCKS[name].clean(BLOCKS[name].normalize(value))
    return str(refused.value.as_json_data())


def pictures(number, **changes):
    image = {"decorative": False, "alt_text": "A boat"}
    made = [{"image": ImageFactory().pk, **image} for _n in range(number)]
    return [
        {"image": image | changes, "caption": f"Boat {n}", "credit": "Ada"}
        for n, image in enumerate(made)
    ]


def gallery(number, **changes):
    return BLOCKS["gallery"].to_python(
        {"title": "Boats", "pictures": pictures(number, **changes)}
    )


def story_with(section, *galleries):
    story = ArticleFactory(parent=section)
    story.body = [("gallery", gallery) for gallery in galleries]
    story.save_revision().publish()
    return story


def test_gallery_scrolls_by_keyboard_and_counts_its_pictures():
    page = shown("gallery", gallery(3))
    frame = page.select_one("[role=region][tabindex='0']")
    assert frame["aria-label"] == "Gallery: Boats"
    assert [i["alt"] for i in frame.select("img")] == ["A boat"] * 3
    assert "Boat 2" in frame.text
    assert "Ada" in frame.text
    assert frame.select(".gallery__count")[2].text.split() == ["Picture", "3/3"]


def test_decorative_picture_of_a_gallery_has_an_empty_alt_text():
    page = shown("gallery", gallery(2, decorative=True, alt_text=""))
    assert [i["alt"] for i in page.select("img")] == ["", ""]


def test_gallery_of_one_and_of_twenty_one_is_refused():
    assert "2" in refusal("gallery", gallery(1))
    assert "20" in refusal("gallery", gallery(21))
    assert BLOCKS["gallery"].clean(gallery(20))


def test_picture_of_a_gallery_needs_an_alt_text_or_to_be_decorative():
    assert "alt text" in refusal("gallery", gallery(2, alt_text=""))


def test_pictures_of_a_body_cost_no_query_each(section, client):
    few, many = story_with(section, gallery(2)), story_with(section, gallery(12))
    assert cost(client, many) == cost(client, few)


def test_pictures_of_other_blocks_are_loaded_with_them(section, client):
    def value(number):
        embed = dict(BLOCKS["embed"].get_preview_value())
        return [
            part
            for n in range(number)
            for part in (
                ("picture", pictures(1)[0]),
                ("embed", embed | {"image": ImageFactory().pk}),
            )
        ]

    few, many = (ArticleFactory(parent=section) for _n in range(2))
    for story, number in ((few, 1), (many, 6)):
        story.body = [(k, BLOCKS[k].to_python(v)) for k, v in value(number)]
        story.save_revision().publish()
    assert cost(client, many) == cost(client, few)


def cost(client, story) -> int:
    client.get(story.url)  # makes the sizes
    with CaptureQueriesContext(connection) as queries:
        assert client.get(story.url).status_code == 200
    return len(queries)


def test_key_facts_are_labelled_under_a_heading():
    page = shown("key_facts", BLOCKS["key_facts"].get_preview_value())
    assert page.h2.text == "Key facts"
    assert [dt.text for dt in page.select("dt")] == ["Cost", "When"]
    named = shown("key_facts", {"title": "In short", "facts": []})
    assert named.h2.text == "In short"


def test_key_facts_are_two_to_six():
    fact = {"label": "Cost", "fact": "£6.8m"}
    assert "2" in refusal("key_facts", {"title": "", "facts": [fact]})
    assert "6" in refusal("key_facts", {"title": "", "facts": [fact] * 7})
    assert "required" in refusal(
        "key_facts", {"title": "", "facts": [fact, {"label": "", "fact": "x"}]}
    )


def test_document_says_its_kind_and_size_and_leads_to_the_file(client, section):
    document = DocumentFactory()
    story = ArticleFactory(parent=section, body=body_with(file=document))
    story.save_revision().publish()  # files of unpublished stories are kept back
    value = {"document": document, "title": "", "text": "42 pages"}
    page = shown("document", value)
    assert page.a.text == "Report on the lock"
    assert " ".join(
        page.select_one(".document__kind").text.split()
    ) == "PDF 13\xa0bytes".replace("\xa0", " ")
    assert client.get(page.a["href"]).status_code == 200
    assert shown("document", value | {"title": "Own"}).a.text == "Own"


def test_document_is_needed():
    value = {"document": None, "title": "x", "text": ""}
    assert "required" in refusal("document", value)


def test_documents_of_a_body_cost_no_query_each(section, client):
    few, many = (ArticleFactory(parent=section) for _n in range(2))
    for story, number in ((few, 2), (many, 8)):
        story.body = [
            ("document", {"document": DocumentFactory(), "title": "", "text": ""})
            for _n in range(number)
        ]
        story.save_revision().publish()
    assert cost(client, many) == cost(client, few)
