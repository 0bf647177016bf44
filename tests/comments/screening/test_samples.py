"""How much of real spam is caught, and how much of real talk is held, by default."""

import csv
import json
import os
from pathlib import Path

import pytest

from comments.models import Comment
from comments.posting import post_reply
from comments.screening import Submission, screen

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]
SAMPLES = (
    Path(os.environ.get("NEWSROOM_SAMPLES", ROOT.parent / "shared/samples")) / "spam"
)

SPAM = [
    "Earn money now: https://a.example https://b.example https://c.example",
    "BUY CHEAP WATCHES TODAY AND SAVE MORE MONEY https://bit.ly/xyz",
    "Nice article <a href='https://pills.example'>pills</a>",
    "Click https://раypal.com now to get your refund",
    "free free free free free free free free free",
    "WOW!!!!!!!!!!!!!!!!! MUST SEE",
]
HAM = [
    "The ferry has been late every day this week. Who is responsible?",
    "I agree with the first reader; the report of 2019 (see page 12) says the same.",
    "See https://example.org/report.pdf, page 4.",
    "My mother worked at the lock for 30 years. Thank you for this!",
    "Très bon article, merci. À quand la suite ?",
    "Das stimmt so nicht: Die Schleuse wurde schon 1998 gebaut.",
]


def share_held(texts) -> float:
    texts = list(texts)
    return sum(
        bool(screen(Submission(body=text, language="en"))) for text in texts
    ) / len(texts)


def test_plain_spam_is_caught_and_plain_talk_is_not():
    assert share_held(SPAM) == 1.0
    assert share_held(HAM) == 0.0


@pytest.fixture(scope="module")
def samples():
    if not SAMPLES.is_dir():
        pytest.skip(f"No samples of spam at {SAMPLES}.")
    found = {"mail": [], "spam": [], "ham": []}
    for path in SAMPLES.glob("*.jsonl"):
        lines = path.read_text().splitlines()
        found["mail"] += [json.loads(line)["text"] for line in lines]
    for path in sorted(SAMPLES.glob("youtube-*.csv")):
        with path.open(newline="") as file:
            for row in csv.DictReader(file):
                found["spam" if row["CLASS"] == "1" else "ham"].append(row["CONTENT"])
    return found


def share_held_as_posted(texts, article) -> float:
    """The share that is held when all are sent to a story, each by another person.

    Without the checks that hold everybody new and everything in a hurry.
    """
    for number, text in enumerate(texts):
        post_reply(
            article_id=article.pk,
            name="Ada",
            email=f"reader{number}@example.org",
            body=text,
        )
    sent = Comment.objects.filter(article=article)
    held = sent.exclude(status="approved").count()
    return held / sent.count()


def without_time_and_newness(settings):
    settings.NEWSROOM_REPLY_MODE = "post"
    settings.NEWSROOM_SCREENING = [
        (path, options)
        for path, options in settings.NEWSROOM_SCREENING
        if not path.endswith((".FirstReply", ".Flood"))
    ]


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [("mail", 0.6, 1.0), ("spam", 0.25, 1.0), ("ham", 0.0, 0.1)],
)
def test_share_of_the_samples_that_is_held(
    samples, article, settings, kind, least, most
):
    without_time_and_newness(settings)
    share = share_held_as_posted(samples[kind], article)
    assert least <= share <= most


PHRASES = [
    *("subscribe", "my channel", "check out", "check my", "visit my", "click here"),
    *("free money", "make money", "earn money", "work from home", "order now"),
    *("act now", "risk free", "no obligation", "click below", "thumbs up"),
]


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [("mail", 0.7, 1.0), ("spam", 0.7, 1.0), ("ham", 0.0, 0.1)],
)
def test_a_few_phrases_of_advertising_find_most_of_it(
    samples, article, settings, rule, kind, least, most
):
    for phrase in PHRASES:
        rule(phrase, language="en")
    without_time_and_newness(settings)
    share = share_held_as_posted(samples[kind], article)
    assert least <= share <= most
