"""A rendered page, and its ready answers: the bytes for one encoding and their headers."""

import json
from dataclasses import asdict, dataclass
from hashlib import blake2b
from http import HTTPStatus

from operations.page_cache.encodings import PLAIN, decode, encode

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Page:
    """What Django made of an address, and for how long that holds.

    `as_of` is the count of drops at which the rendering began, the rest are
    nanoseconds since 1970.
    """

    status: int
    headers: Headers  # without those that an answer adds
    body: bytes
    as_of: int
    made_at: int
    fresh_until: int

    @property
    def content_type(self) -> str:
        return next((v for name, v in self.headers if name == "Content-Type"), "")


class Answer:
    """A page in one encoding, ready to be sent. Made once, sent many times."""

    __slots__ = (
        *("as_of", "body", "chunks", "encoding", "etag", "fresh_until", "headers"),
        *("last_modified", "made_at", "page_headers", "size", "slot", "status"),
        "status_line",
    )

    def __init__(self, page: Page, encoding: str, body: bytes, slot: int):
        self.status, self.page_headers = page.status, page.headers
        self.as_of, self.made_at = page.as_of, page.made_at
        self.fresh_until, self.slot = page.fresh_until, slot
        self.encoding, self.body, self.chunks = encoding, body, [body]
        self.etag = f'"{blake2b(body, digest_size=16).hexdigest()}"'
        self.status_line = status_line(page.status)
        self.headers = [*page.headers, *self._own_headers()]
        told = dict(page.headers)
        self.last_modified = told.get("Last-Modified", "")
        # What it takes of memory, roughly.
        self.size = len(body) + sum(len(n) + len(v) + 120 for n, v in self.headers)

    def _own_headers(self) -> Headers:
        own = [
            ("Vary", "Accept-Encoding"),
            ("ETag", self.etag),
            ("Content-Length", str(len(self.body))),
        ]
        if self.status == HTTPStatus.OK:
            own.append(("Accept-Ranges", "bytes"))
        if self.encoding != PLAIN:
            own.append(("Content-Encoding", self.encoding))
        return own

    def page(self) -> Page:
        """The page of which this is an answer, in plain bytes."""
        return Page(
            status=self.status,
            headers=self.page_headers,
            body=decode(self.body, self.encoding),
            as_of=self.as_of,
            made_at=self.made_at,
            fresh_until=self.fresh_until,
        )


def status_line(status: int) -> str:
    return f"{status} {HTTPStatus(status).phrase}"


def answer_of(page: Page, wanted: str, slot: int) -> Answer:
    """The answer for a browser that wants this encoding."""
    encoding, body = encode(page.body, wanted, page.content_type)
    return Answer(page, encoding, body, slot)


def packed(answer: Answer) -> bytes:
    """The answer as a store keeps it: a line that says what it is, and the bytes."""
    page = Page(
        status=answer.status,
        headers=answer.page_headers,
        body=b"",
        as_of=answer.as_of,
        made_at=answer.made_at,
        fresh_until=answer.fresh_until,
    )
    told = asdict(page) | {"body": answer.encoding}
    return json.dumps(told).encode() + b"\n" + answer.body


def unpacked(kept: bytes, slot: int) -> Answer:
    """The answer that `packed` wrote. Raises ValueError for anything else."""
    line, _newline, body = kept.partition(b"\n")
    told = json.loads(line)
    encoding = told.pop("body")
    headers = [(name, value) for name, value in told.pop("headers")]
    return Answer(Page(headers=headers, body=b"", **told), encoding, body, slot)
