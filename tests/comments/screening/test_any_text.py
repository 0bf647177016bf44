"""Whatever is typed: an answer comes, the text stays as it is, the cost stays in line."""

import re
import sys

import pytest
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comments.marking import found_words, mark_words
from comments.models import Comment
from comments.posting import post_reply
from comments.screening import Submission, screen
from comments.screening.folding import plain
from comments.screening.word_list import Rule, WordList

pytestmark = pytest.mark.django_db

RULES = ["muppet", "twit*", "work from home", "дурак", "笨蛋", "a"]
TRICKY = st.text(
    st.sampled_from("aаmup\u200b\u202e\u202c\u0301\u0336\u034f.@$1! \n-_*#/:笨蛋дİßﷺ")
)
TEXTS = st.one_of(
    st.text(max_size=400),
    TRICKY,
    st.lists(st.sampled_from([*RULES, "https://", "www.", "xn--", "[url", "<a "])).map(
        "".join
    ),
)
ANY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def rules(rule):
    return [rule(words) for words in RULES]


@ANY
@given(
    body=TEXTS, name=TEXTS, language=st.sampled_from(["", "en", "de", "ru", "zh-hans"])
)
def test_no_text_makes_a_check_fail(rules, caplog, body, name, language):
    screening = screen(Submission(body=body, name=name, language=language))
    assert "failed" not in caplog.text
    assert screening.status in {"", "pending", "spam"}
    assert bool(screening) is bool(screening.status) is bool(screening.held_because)


@ANY
@given(body=TEXTS)
def test_words_are_given_back_as_typed(rules, settings, body):
    settings.NEWSROOM_SCREENING = [("comments.screening.words.Words", {})]
    for finding in screen(Submission(body=body, language="en")).findings:
        assert all(word in body or word in RULES for word in finding["words"])


@ANY
@given(body=TEXTS.filter(lambda text: text.strip() and "\0" not in text))
def test_stored_text_is_what_was_sent(rules, article, body):
    posted = post_reply(
        article_id=article.pk, name="Ada", email="ada@example.org", body=body
    )
    assert Comment.objects.get(pk=posted.comment.pk).body == body


@ANY
@given(body=TEXTS)
def test_marking_changes_no_letter(rules, body):
    findings = screen(Submission(body=body, language="en")).findings
    shown = mark_words(body, found_words(findings))
    letters = re.sub(r"</?(?:mark|br|p)[^>]*>|\s", "", shown)
    assert letters == re.sub(r"\s", "", escape(body))


@ANY
@given(text=st.text())
def test_folding_twice_is_folding_once_for_words_that_are_looked_up(text):
    words = WordList([Rule(text, "suspect")], "en") if text.strip("*").strip() else None
    if words and len(plain(text)) > 3 and plain(text).isalpha():
        assert words.find(plain(text), in_script="LATIN")


MOST_CALLS_A_LETTER = 60
SHAPES = {
    "one letter": "a",
    "spaced letters": "a ",
    "dots": "a.",
    "hyphens": "-a",
    "masks": "a*",
    "signs": "$@1!",
    "marks": "a\u0301\u0323\u0336",
    "marks alone": "\u0323\u0301",
    "zero width": "\u200b",
    "overrides": "\u202ea",
    "override without end": "\u202e" + "b ",
    "links": "https://a.co/ ",
    "beginnings of links": "https://",
    "www": "www.",
    "hosts without end": "a.b.c.d.",
    "markup": "<a ",
    "brackets": "[",
    "phrases": "work from ",
    "word and stretch": "muppppet ",
    "mixed scripts": "mуppеt ",
    "wide": "ﷺ",
    "lines": "\n",
    "same line": "This is one line.\n",
    "capitals": "ABC DEF ",
}


def calls_for(body: str) -> int:
    """How many functions are called, built-in ones too, to screen a text."""
    count = 0

    def counting(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    submission = Submission(body=body, language="en")
    sys.setprofile(counting)
    try:
        screen(submission)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_text_costs_at_most_about_twice_the_work(rules, shape):
    def of(length):
        return (shape * length)[:length]

    calls_for(of(5000))  # caches are filled
    small, large = calls_for(of(2500)), calls_for(of(5000))
    assert large <= 2.3 * small + 200
    assert large <= MOST_CALLS_A_LETTER * 5000


def test_many_rules_cost_no_more_work_than_few(rule):
    body = "The ferry was late again, and nobody could say why. " * 40
    rule("muppet")
    calls_for(body)
    few = calls_for(body)
    for number in range(200):
        rule(f"word{chr(97 + number % 26)}{chr(97 + number // 26)}")
    calls_for(body)
    assert calls_for(body) <= few + 100
