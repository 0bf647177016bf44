"""The rules of the house on plain text, without any page."""

import pytest

from articles import house_style
from articles.house_style import Finding, Part, Rule, findings


def phrase(text, place="") -> Rule:
    return Rule("r", house_style.PHRASE, "Say it otherwise.", phrase=text, place=place)


def found(rule: Rule, *parts: Part) -> list[str]:
    return [one.where for one in findings(parts, [rule])]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("going forward", "We are Going Forward."),
        ("going forward", "going\n  forward"),
        ("it’s", "Now it's late."),
        ("it's", "Now it’s late."),
        ("so-called", "a so-called plan"),
        ("état", "un ÉTAT"),
        ("C++", "written in C++, they say"),
        (".", "A stop ."),
    ],
)
def test_phrase_is_found(rule, text):
    assert found(phrase(rule), Part("b", text)) == ["b"]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("war", "a warm day"),
        ("war", "afterwar"),
        ("going forward", "going straight forward"),
        ("a.c", "abc"),
        ("", "anything"),
        ("  ", "anything at all"),
    ],
)
def test_phrase_is_not_found(rule, text):
    assert found(phrase(rule), Part("b", text)) == []


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("", ["headline", "subhead", "standfirst", "b"]),
        (house_style.IN_HEADS, ["headline", "subhead"]),
        (house_style.IN_BODY, ["standfirst", "b"]),
    ],
)
def test_phrase_is_sought_where_the_rule_says(place, where):
    everywhere = ["headline", "subhead", "standfirst", "b"]
    parts = [Part(name, "He slammed it.") for name in everywhere]
    assert found(phrase("slammed", place), *parts) == where


@pytest.mark.parametrize(("words", "broken"), [(12, False), (13, True), (0, False)])
def test_headline_has_at_most_so_many_words(words, broken):
    rule = Rule("r", house_style.WORDS_OF_HEADLINE, "Too long.", limit=12)
    parts = [Part("headline", "word " * words), Part("b", "word " * 100)]
    assert found(rule, *parts) == (["headline"] if broken else [])


@pytest.mark.parametrize(("letters", "broken"), [(70, False), (71, True)])
def test_headline_has_at_most_so_many_characters(letters, broken):
    rule = Rule("r", house_style.LETTERS_OF_HEADLINE, "Too long.", limit=70)
    assert bool(found(rule, Part("headline", "é" * letters))) is broken


@pytest.mark.parametrize(
    ("alt_texts", "broken"),
    [
        ((), False),
        (("A gate",), False),
        (("",), True),
        (("  ",), True),
        ((None,), False),
        (("A gate", ""), True),
    ],
)
def test_picture_has_alt_text_or_is_decorative(alt_texts, broken):
    rule = Rule("r", house_style.ALT_TEXT, "Say what is to be seen.")
    assert bool(found(rule, Part("b", alt_texts=alt_texts))) is broken


@pytest.mark.parametrize(
    ("speaker", "broken"), [(None, False), ("Ada", False), ("", True), (" ", True)]
)
def test_quotation_has_a_speaker(speaker, broken):
    rule = Rule("r", house_style.SPEAKER, "Say who.")
    assert bool(found(rule, Part("b", "Words.", speaker=speaker))) is broken


def test_findings_come_in_the_order_of_the_story_with_the_rules_sentence():
    rules = [phrase("lock"), phrase("gate")]
    parts = [Part("headline", "Gate"), Part("b", "gate, lock, gate")]
    assert findings(parts, rules) == [
        Finding("headline", rules[1], "Say it otherwise."),
        Finding("b", rules[0], "Say it otherwise."),
        Finding("b", rules[1], "Say it otherwise."),
    ]


def test_long_text_without_spaces_is_no_trap():
    assert found(phrase("a b"), Part("b", "a" * 200_000 + " " * 200_000)) == []
