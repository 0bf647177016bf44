"""Answers to requests with conditions: what has not changed, and parts of a page."""

import re
from email.utils import parsedate_to_datetime

from operations.page_cache.pages import Answer, Headers, status_line

KEPT_IN_304 = {"cache-control", "etag", "last-modified", "surrogate-control", "vary"}
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
TAG = re.compile(r'(?:W/)?("[^"]*")')

Sent = tuple[str, Headers, list[bytes]]


def conditional(answer: Answer, environ: dict) -> Sent:
    """Status line, headers and body for a request that may have conditions."""
    sent = _unchanged(answer, environ) or _part(answer, environ)
    if sent is None:
        sent = answer.status_line, answer.headers, answer.chunks
    if environ["REQUEST_METHOD"] == "HEAD":
        return sent[0], sent[1], [b""]
    return sent


def _unchanged(answer: Answer, environ: dict) -> Sent | None:
    if answer.status != 200 or not _is_known(answer, environ):
        return None
    headers = [(n, v) for n, v in answer.headers if n.lower() in KEPT_IN_304]
    return status_line(304), headers, [b""]


def _is_known(answer: Answer, environ: dict) -> bool:
    """Whether the visitor has these bytes. A date counts only where no tag is given."""
    if tags := environ.get("HTTP_IF_NONE_MATCH"):
        return tags.strip() == "*" or answer.etag in TAG.findall(tags)
    since = _moment(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
    changed = _moment(answer.last_modified)
    return bool(since and changed and changed <= since)


def _part(answer: Answer, environ: dict) -> Sent | None:
    """206 for one range, 416 for one beyond the end; None where all is to be sent."""
    wanted = RANGE.fullmatch(environ.get("HTTP_RANGE", "").replace(" ", ""))
    is_get = environ["REQUEST_METHOD"] == "GET" and answer.status == 200
    if not wanted or not is_get or not any(wanted.groups()):
        return None
    if environ.get("HTTP_IF_RANGE", answer.etag) not in (
        answer.etag,
        answer.last_modified or answer.etag,
    ):
        return None
    size = len(answer.body)
    first, end = _bounds(wanted[1], wanted[2], size)
    if wanted[1] and wanted[2] and int(wanted[2]) < int(wanted[1]):
        return None  # no range at all, to be passed over
    if first >= end:
        return _sent(answer, 416, f"bytes */{size}", b"")
    told = f"bytes {first}-{end - 1}/{size}"
    return _sent(answer, 206, told, answer.body[first:end])


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return (max(size - int(last), 0), size) if int(last) else (size, size)
    return int(first), min(int(last) + 1, size) if last else size


def _sent(answer: Answer, status: int, told: str, body: bytes) -> Sent:
    kept = [(n, v) for n, v in answer.headers if n.lower() != "content-length"]
    own = [("Content-Length", str(len(body))), ("Content-Range", told)]
    return status_line(status), [*kept, *own], [body]


def _moment(told: str):
    try:
        return parsedate_to_datetime(told) if told else None
    except ValueError:
        return None
