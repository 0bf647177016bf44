import pytest
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS

from comments.models import Comment
from tests.comments.conftest import page_of, post_address

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=line"


def error_by(page, name):
    """The sentence that the page shows beside a field."""
    field = page.select_one(f"#comment-form [name={name}]")
    assert field["aria-invalid"] == "true"
    return page.find(id=f"{field['id']}-error").text


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"name": ""}, "name", "Give the name to be shown with your reply."),
        ({"name": None}, "name", "Give the name to be shown with your reply."),
        ({"name": "…!"}, "name", "Give a name with at least one letter in it."),
        ({"name": "Ada\u202eQ"}, "name", "characters that cannot be shown"),
        ({"name": "A\nB"}, "name", "characters that cannot be shown"),
        ({"name": "N" * 61}, "name", "at most 60 characters"),
        ({"email": ""}, "email", "Give your email address. It is not published."),
        ({"email": None}, "email", "Give your email address. It is not published."),
        ({"email": "ada at home"}, "email", "of the form name@example.org"),
        ({"email": "ada@"}, "email", "of the form name@example.org"),
        ({"email": f"{'a' * 250}@example.org"}, "email", "at most 254 characters"),
        ({"body": ""}, "body", "Write your reply here."),
        ({"body": None}, "body", "Write your reply here."),
        ({"body": " \n\t "}, "body", "Write your reply here."),
    ],
)
def test_wrong_field_is_named_and_the_rest_kept(send, changes, field, sentence):
    response = send(**changes)
    page = page_of(response)
    assert response.status_code == 422
    assert sentence in error_by(page, field)
    assert not Comment.objects.exists()
    kept = {"name": "Ada Quill", "email": "ada@example.org"} | changes
    for name in {"name", "email"} - {field}:
        assert page.select_one(f"#comment-form [name={name}]")["value"] == kept[name]
    if field != "body":
        assert page.find("textarea").text.strip() == "The gates were shut before noon."


def test_too_long_reply_is_refused_with_the_whole_text_kept(send):
    most = settings.NEWSROOM_REPLY_MAX_LENGTH
    text = "".join(chr(ord("a") + number % 26) for number in range(most)) + "!"
    response = send(body=text)
    page = page_of(response)
    assert response.status_code == 422
    assert f"has {most + 1} characters; {most} are the most" in error_by(page, "body")
    assert page.find("textarea").text.strip() == text
    assert not Comment.objects.exists()


def test_longest_reply_is_stored_whole(send):
    text = "ж" * settings.NEWSROOM_REPLY_MAX_LENGTH
    assert send(body=text).status_code == 303
    assert Comment.objects.get().body == text


def test_refused_reply_is_not_kept_by_anybody(send):
    response = send(body="")
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert NON_FIELD_ERRORS not in response.content.decode()


def encoded(body: bytes) -> bytes:
    return b"name=Ada&email=ada%40example.org&body=" + body


def multipart(body: bytes, head: bytes = b"") -> bytes:
    parts = {b"name": b"Ada", b"email": b"ada@example.org", b"body": body}
    lines = [
        b'--line\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
        % (name, head, text)
        for name, text in parts.items()
    ]
    return b"".join([*lines, b"--line--\r\n"])


@pytest.mark.parametrize(
    ("content_type", "data"),
    [
        (FORM, encoded(b"a\0b")),
        (FORM, encoded(b"a%00b")),
        (FORM, encoded(b"a%FFb")),
        (FORM, encoded(b"a\xffb")),
        (FORM, encoded(b"%ED%A0%80")),
        (FORM, encoded(b"ok") + b"&%00=1"),
        (MULTIPART, multipart(b"a\0b")),
        (MULTIPART, multipart(b"a\xffb")),
        (MULTIPART, multipart(b"\xc3\x28")),
        (f"{FORM}; charset=latin-1", encoded(b"ok")),
        (f"{MULTIPART}; charset=utf-7", multipart(b"+2AA-")),
        (f"{MULTIPART}; charset=utf-16", multipart(b"ok")),
        ("multipart/form-data", multipart(b"ok")),
    ],
)
def test_bytes_that_are_no_text_are_refused(reader, article, content_type, data):
    response = reader.post(post_address(article), data, content_type=content_type)
    assert response.status_code == 400
    assert not Comment.objects.exists()


def test_bytes_that_are_text_are_taken(reader, article):
    for data, kind in [
        (encoded(b"na%C3%AFve"), FORM),
        (multipart("naïf".encode()), MULTIPART),
        (encoded(b"utf"), f"{FORM}; charset=UTF-8"),
    ]:
        response = reader.post(post_address(article), data, content_type=kind)
        assert response.status_code == 303
    bodies = Comment.objects.order_by("pk").values_list("body", flat=True)
    assert list(bodies) == ["naïve", "naïf", "utf"]


def test_percent_signs_in_a_multipart_text_are_text(reader, article):
    data = multipart(b"100%00 sure")
    reader.post(post_address(article), data, content_type=MULTIPART)
    assert Comment.objects.get().body == "100%00 sure"
