"""Strings that break other people's programs: stored whole, or refused with the text."""

import json
from pathlib import Path

import pytest

from comments import moderation
from comments.models import Comment, Flag
from tests.comments.conftest import page_of, post_address, reply_fields
from tests.factories import ArticleFactory, CommentFactory

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


def one_line(text: str) -> str:
    return " ".join(text.split())


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


def test_sample_strings_as_names_are_stored_or_refused_with_the_text(send):
    for number, name in enumerate(samples()):
        response = send(name=name, body=f"Reply {number}")
        if response.status_code == 303:
            assert Comment.objects.latest("pk").name == name.strip()
            continue
        assert response.status_code == 422, name
        page = page_of(response)
        assert page.find("textarea").text.strip() == f"Reply {number}"
        assert one_line(page.select_one("[name=name]")["value"]) == one_line(name)


def test_sample_strings_as_addresses_are_taken_or_refused_with_the_text(send):
    for number, email in enumerate(samples()):
        response = send(email=email, body=f"Reply {number}")
        assert response.status_code in {303, 422}, email
        if response.status_code == 422:
            typed = page_of(response).select_one("[name=email]")["value"]
            assert one_line(typed) == one_line(email)


def test_sample_strings_as_parents_find_nothing(send):
    for parent in samples():
        if parent.strip():
            assert send(parent=parent).status_code in {404, 422}, parent
    assert not Comment.objects.exists()


def test_sample_strings_in_the_search_box_find_a_page(reader, article):
    for query in [*OWN, *samples()]:
        response = reader.get("/search/", {"q": query})
        assert response.status_code == 200, query
        assert b"</footer>" in response.content, query


def test_sample_strings_in_a_story_leave_its_page_whole(reader, section):
    for number, text in enumerate([*OWN, *samples()][::7]):
        text = "".join(c for c in text if c == "\n" or c.isprintable()) or "Empty"
        story = ArticleFactory(parent=section, headline=text[:120], subhead=text[:200])
        page = page_of(reader.get(story.url))
        assert len(page.find_all("h1")) == 1, number
        assert page.find("footer").find("a", href="/privacy/")
        assert page.find("form", id="comment-form")


def test_sample_strings_as_tokens_do_no_harm(send):
    for number, token in enumerate(samples()):
        response = send(token=token, body=f"Reply {number}")
        assert response.status_code in {303, 422}, token


def test_sample_strings_in_reports_are_stored_whole_or_refused_with_the_text(
    reader, article, settings
):
    settings.NEWSROOM_REPORT_RATE = (100_000, 60)
    comment = CommentFactory(article=article, status="approved")
    texts = [*OWN, *(samples() if SAMPLES.exists() else [])]
    for number, note in enumerate(texts):
        address = f"/comments/{comment.pk}/report/"
        network = f"10.{number // 250}.{number % 250}.1"
        response = reader.post(
            address, {"reason": "other", "note": note}, REMOTE_ADDR=network
        )
        if response.status_code == 303:
            assert Flag.objects.latest("pk").note == normal(note), note
            continue
        assert response.status_code == 422, note
        assert normal(page_of(response).find("textarea").text) == normal(note)


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


# Long, deep, many

EMOJI = [
    chr(code)
    for first, last in ((0x2600, 0x27BF), (0x1F300, 0x1F64F), (0x1F680, 0x1FAFF))
    for code in range(first, last + 1)
]
SKINS = [chr(code) for code in range(0x1F3FB, 0x1F400)]
LETTERS = [chr(code) for code in range(0x1F1E6, 0x1F200)]
EMOJI += [f"{hand}{skin}" for hand in "👋👍👩🧑" for skin in SKINS]
EMOJI += [f"{first}{second}" for first in LETTERS for second in LETTERS]
EMOJI += [f"{digit}\ufe0f\u20e3" for digit in "0123456789*#"]
EMOJI += ["❤️‍🔥", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👨🏿‍❤️‍💋‍👨🏻", "🏳️‍⚧️"]


def test_every_emoji_is_stored_and_shown_whole(send, reader, article, moderator):
    texts = [" ".join(EMOJI[start::4]) for start in range(4)]
    for number, text in enumerate(texts):
        assert send(body=text, email=f"e{number}@example.org").status_code == 303
        comment = Comment.objects.latest("pk")
        assert comment.body == text
        moderation.decide(comment_id=comment.pk, to="approved", by=moderator)
    page = page_of(reader.get(article.url))
    shown = {body.text for body in page.select(".comment-body")}
    assert shown == set(texts)


def test_marks_piled_on_a_letter_are_stored_whole(send):
    text = "Z" + "\u0351\u0489\u031b\u0360" * 1000
    assert send(body=text).status_code == 303
    assert Comment.objects.get().body == text


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u202b", "\u2068\u2067"])
def test_turned_text_ends_with_its_paragraph(send, reader, article, moderator, mark):
    """HTML isolates what has `dir` or is a `bdi`, so that nothing after it is turned."""
    send(body=f"{mark}turned\n\nstraight")
    comment = Comment.objects.get()
    moderation.decide(comment_id=comment.pk, to="approved", by=moderator)
    shown = page_of(reader.get(article.url)).find(id=f"comment-{comment.pk}")
    assert [p["dir"] for p in shown.select(".comment-body p")] == ["auto", "auto"]
    assert shown.select_one(".comment__name").name == "bdi"


@pytest.mark.parametrize("letter", ["a", "ж", "\n", "\u202e", "a\u0301", "<"])
def test_reply_of_a_megabyte_is_refused_with_the_whole_text_kept(send, letter):
    text = "Start" + letter * (1_000_000 // len(letter.encode())) + "end"
    response = send(body=text)
    assert response.status_code == 422
    assert normal(page_of(response).find("textarea").text) == text
    assert not Comment.objects.exists()


def test_more_than_anybody_types_is_refused_without_reading_it(reader, article):
    fields = reply_fields(body="a" * 11_000_000)
    response = reader.post(post_address(article), fields)
    assert response.status_code == 413
    assert b"too large" in response.content
    assert not Comment.objects.exists()


def test_chain_of_a_thousand_replies_is_shown_and_answered(send, reader, article):
    above = None
    for number in range(1000):
        above = CommentFactory(
            article=article,
            parent=above,
            status="approved",
            commenter=None,
            body=f"Link {number} of the chain.",
        )
    page = page_of(reader.get(article.url))
    assert page.select(".comment-body")
    assert page.find("footer")
    place = reader.get(above.get_absolute_url(), follow=True)
    assert page_of(place).find(id=f"comment-{above.pk}")
    assert send(parent=str(above.pk)).status_code == 303
    assert Comment.objects.latest("pk").depth == 2
