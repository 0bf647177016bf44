"""The rules of the house in the editor: data that editors change, marks in previews."""

import json
import uuid

import pytest
from django.core.exceptions import ValidationError

from articles.models import StyleRule
from tests.articles.conftest import page_of, story_form
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db

FIRST, QUOTE, PICTURE = (str(uuid.UUID(int=n)) for n in range(1, 4))


@pytest.fixture
def rule(db):
    def made(check_for="phrase", **fields) -> StyleRule:
        fields.setdefault("message", "Say it otherwise.")
        made_rule = StyleRule(check_for=check_for, **fields)
        made_rule.full_clean()
        made_rule.save()
        return made_rule

    StyleRule.objects.all().delete()
    return made


@pytest.fixture
def preview(as_user, editor):
    """The marks in the preview of a story: what each follows, and the rules it names."""

    def marks(article) -> list[tuple[str, str]]:
        page = page_of(as_user(editor).get(f"/admin/pages/{article.pk}/view_draft/"))
        found = page.select("[data-house-style]")
        return [(mark.find_next().text, mark["data-house-style"]) for mark in found]

    return marks


def with_body(section, *blocks, **fields):
    article = ArticleFactory(parent=section, body=json.dumps(blocks), **fields)
    article.save_revision().publish()
    return article


def said(text, block_id=FIRST) -> dict:
    return {"id": block_id, "type": "paragraph", "value": f"<p>{text}</p>"}


def test_new_house_begins_with_rules(home):
    assert StyleRule.objects.filter(is_active=True).count() == 3


def test_preview_marks_the_block_that_breaks_a_rule(rule, section, preview):
    banned = rule(phrase="going forward")
    article = with_body(section, said("Fine."), said("Going <b>forward</b>.", QUOTE))
    assert preview(article) == [("Going forward.", banned.key)]


def test_preview_marks_heads_quotations_and_pictures(rule, section, preview):
    words, speaker = rule("words_of_headline", limit=3), rule("speaker")
    alt_text = rule("alt_text")
    quotation = {"quote": "We knew.", "speaker": "", "role": ""}
    image = {"image": ImageFactory(description="").pk, "alt_text": ""}
    picture = {"image": image | {"decorative": False}, "caption": "", "credit": ""}
    article = with_body(
        section,
        {"id": QUOTE, "type": "quotation", "value": quotation},
        {"id": PICTURE, "type": "picture", "value": picture},
        headline="Four words are many",
    )
    assert [keys for _text, keys in preview(article)] == [
        words.key,
        speaker.key,
        alt_text.key,
    ]


def test_rule_that_is_not_in_force_marks_nothing(rule, section, preview):
    rule(phrase="forward", is_active=False)
    assert preview(with_body(section, said("Forward."))) == []


def test_readers_never_get_a_mark(rule, section, client):
    rule(phrase="forward")
    article = with_body(section, said("Forward."))
    assert "house-style" not in client.get(article.url).content.decode()


def test_checker_is_told_of_each_rule_in_force(rule, article, as_user, editor):
    banned, _off = rule(phrase="lock"), rule(phrase="gate", is_active=False)
    page = page_of(as_user(editor).get(f"/admin/pages/{article.pk}/edit/"))
    told = json.loads(page.select_one("#checker-axe-configuration").string)
    assert banned.key in told["options"]["runOnly"]
    assert "alt-text-quality" in told["options"]["runOnly"]  # Wagtail's own remain
    assert told["messages"][banned.key]["error_name"] == "Say it otherwise."
    ours = [one for one in told["spec"]["rules"] if one["id"].startswith("house-style")]
    assert [one["selector"] for one in ours] == [f'[data-house-style~="{banned.key}"]']


def test_preview_of_what_is_not_saved_is_checked_too(rule, article, as_user, editor):
    rule(phrase="unsaved word", place="heads")
    client, address = as_user(editor), f"/admin/pages/{article.pk}/edit/preview/"
    client.post(address, story_form(headline="An unsaved word"))
    assert page_of(client.get(f"{address}?mode=")).select("[data-house-style]")


def test_editor_writes_a_rule_and_a_reporter_may_not(as_user, editor, reporter, home):
    address = "/admin/snippets/articles/stylerule/add/"
    sent = {"check_for": "phrase", "phrase": "iconic", "message": "Say why."}
    as_user(reporter).post(address, sent)
    assert not StyleRule.objects.filter(phrase="iconic").exists()
    as_user(editor).post(address, sent | {"is_active": "on"})
    assert StyleRule.objects.get(phrase="iconic").is_active


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"check_for": "phrase"}, "Say which phrase."),
        ({"check_for": "words_of_headline"}, "Say how many at most."),
        ({"check_for": "letters_of_headline"}, "Say how many at most."),
        (
            {"check_for": "letters_of_headline", "limit": 0},
            "greater than or equal to 1",
        ),
    ],
)
def test_rule_that_cannot_find_anything_is_refused(rule, fields, sentence):
    with pytest.raises(ValidationError, match=sentence):
        rule(**fields)
