"""Strings that break other people's programs: stored whole, or refused with the text."""

import json
from pathlib import Path

import pytest

from comments import moderation
from comments.models import Comment
from tests.comments.conftest import page_of

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[3] / "shared/samples/strings/blns-third.json"
OWN = [
    "Z\u0351\u036b\u0343a\u0489l\u0317g\u035eo\u0321",
    "\u202eright to left\u202d and back",
    "\u2066isolated without an end",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇦",
    "</textarea></main></body><script>alert(1)</script>",
    "\u0001\u0002 control",
    "\u2028line\u2029separators",
    "{{ settings.SECRET_KEY }} {% now 'Y' %} %(name)s {0}",
    "' OR 1=1; DROP TABLE comments_comment; --",
    "\ufeffmark",
    "ÅÅ",
]


def samples() -> list[str]:
    if not SAMPLES.exists():
        pytest.skip(f"The shared samples are not here ({SAMPLES}).")
    return json.loads(SAMPLES.read_text())


@pytest.fixture(autouse=True)
def _no_limit(settings):
    settings.NEWSROOM_REPLY_RATE = (100_000, 60)


def normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def assert_stored_or_refused(response, body: str) -> None:
    if response.status_code == 303:
        assert Comment.objects.latest("pk").body == normal(body)
        return
    assert response.status_code == 422, body
    assert normal(page_of(response).find("textarea").text) == normal(body)


@pytest.mark.parametrize("body", OWN)
def test_odd_text_is_stored_whole(send, body):
    assert send(body=body).status_code == 303
    assert Comment.objects.get().body == normal(body)


def test_sample_strings_are_stored_whole_or_refused_with_the_text(send):
    for number, body in enumerate(samples()):
        email = f"reader{number}@example.org"
        assert_stored_or_refused(send(body=body, email=email), body)


def test_sample_strings_as_names_are_stored_or_refused(send):
    for number, name in enumerate(samples()):
        response = send(name=name, body=f"Reply {number}")
        if response.status_code == 303:
            assert Comment.objects.latest("pk").name == name.strip()
        else:
            assert response.status_code == 422, name


def test_sample_strings_as_tokens_do_no_harm(send):
    for number, token in enumerate(samples()):
        response = send(token=token, body=f"Reply {number}")
        assert response.status_code in {303, 422}, token


def test_page_around_odd_replies_is_unharmed(
    send, reader, article, moderator, settings
):
    settings.NEWSROOM_REPLIES_PER_PAGE = 1000
    plain = page_of(reader.get(article.url))
    for body in [*OWN, *(samples() if SAMPLES.exists() else [])]:
        send(body=body, email=f"reader{len(body)}@example.org")
    for comment in Comment.objects.all():
        moderation.decide(comment_id=comment.pk, to="approved", by=moderator)
    page = page_of(reader.get(article.url))
    assert len(page.select(".comment-body")) == Comment.objects.count()
    assert len(page.find_all("script")) == len(plain.find_all("script"))
    assert page.find("form", id="comment-form")
    assert page.find("footer").text == plain.find("footer").text
    tags = {
        tag.name for body in page.select(".comment-body") for tag in body.find_all()
    }
    assert tags <= {"p", "br", "a"}
