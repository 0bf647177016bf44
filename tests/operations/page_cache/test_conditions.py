"""304, parts of a page, and what they say."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

BODY = b"0123456789" * 100
CHANGED = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def page(saying):
    saying.body = BODY
    saying.headers.append(("Last-Modified", date(CHANGED)))


def date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


def tag(visitor, **headers) -> str:
    return visitor.get("/water/", **headers).headers["ETag"]


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_the_page_is_told_so(visitor, form, method):
    known = form.format(tag(visitor))
    answer = visitor.get("/water/", if_none_match=known, method=method)
    assert (answer.status, answer.body) == (304, b"")
    whole = visitor.get("/water/").headers
    for name in ("ETag", "Cache-Control", "Vary", "Last-Modified"):
        assert answer.headers[name] == whole[name]
    assert "Content-Length" not in answer.headers
    assert visitor.rendered == ["/water/"]


def test_who_has_it_in_another_encoding_gets_it_anew(visitor):
    known = tag(visitor, accept_encoding="gzip")
    answer = visitor.get("/water/", accept_encoding="br", if_none_match=known)
    assert answer.status == 200
    assert answer.content == BODY


def test_who_has_another_version_gets_this_one(visitor):
    assert visitor.get("/water/", if_none_match='"other"').status == 200


@pytest.mark.parametrize(
    ("later", "status"),
    [(0, 304), (60, 304), (-1, 200)],
    ids=["same", "after", "before"],
)
def test_who_knows_a_date_only_is_answered_by_it(visitor, later, status):
    since = date(CHANGED + timedelta(seconds=later))
    assert visitor.get("/water/", if_modified_since=since).status == status


def test_a_tag_counts_more_than_a_date(visitor):
    since = date(CHANGED)
    answer = visitor.get("/water/", if_none_match='"no"', if_modified_since=since)
    assert answer.status == 200


def test_a_date_that_is_none_is_passed_over(visitor):
    assert visitor.get("/water/", if_modified_since="yesterday").status == 200


@pytest.mark.parametrize(
    ("asked", "first", "end"),
    [("0-9", 0, 10), ("990-", 990, 1000), ("-5", 995, 1000), ("5-2000", 5, 1000)],
)
def test_a_part_is_sent_alone(visitor, asked, first, end):
    answer = visitor.get("/water/", range=f"bytes={asked}")
    assert (answer.status, answer.body) == (206, BODY[first:end])
    assert answer.headers["Content-Range"] == f"bytes {first}-{end - 1}/1000"
    assert answer.headers["Content-Length"] == str(end - first)
    assert answer.headers["ETag"] == tag(visitor)


def test_a_part_is_one_of_the_encoded_bytes(visitor):
    whole = visitor.get("/water/", accept_encoding="gzip")
    part = visitor.get("/water/", accept_encoding="gzip", range="bytes=2-5")
    assert part.body == whole.body[2:6]
    assert part.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("asked", ["1000-", "5000-6000", "-0"])
def test_a_part_beyond_the_end_is_refused(visitor, asked):
    answer = visitor.get("/water/", range=f"bytes={asked}")
    assert (answer.status, answer.body) == (416, b"")
    assert answer.headers["Content-Range"] == "bytes */1000"
    assert answer.headers["Content-Length"] == "0"


@pytest.mark.parametrize(
    "asked", ["bytes=", "bytes=-", "bytes=9-1", "bytes=0-1,3-4", "lines=1-2"]
)
def test_any_other_wish_for_parts_gets_the_whole(visitor, asked):
    answer = visitor.get("/water/", range=asked)
    assert (answer.status, answer.body) == (200, BODY)


def test_a_part_of_an_older_version_is_not_mixed_with_this_one(visitor):
    part = {"range": "bytes=0-9"}
    assert visitor.get("/water/", if_range=tag(visitor), **part).status == 206
    assert visitor.get("/water/", if_range=date(CHANGED), **part).status == 206
    assert visitor.get("/water/", if_range='"other"', **part).status == 200
    earlier = date(CHANGED - timedelta(days=1))
    assert visitor.get("/water/", if_range=earlier, **part).status == 200


def test_a_missing_page_has_no_parts_and_is_never_unchanged(visitor, saying):
    saying.status = "404 Not Found"
    known = visitor.get("/nowhere/")
    assert visitor.get("/nowhere/", range="bytes=0-9").status == 404
    asked = visitor.get("/nowhere/", if_none_match=known.headers["ETag"])
    assert asked.status == 404
