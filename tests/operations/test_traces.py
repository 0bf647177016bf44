"""An address is recognised in whatever somebody made of it."""

import base64
import gzip
import hashlib
import html
import json
import zipfile
from io import BytesIO
from urllib.parse import quote

import brotli
import pytest
from django.http import HttpResponse

from operations.proofs.answers import everything
from operations.proofs.traces import Traces

TYPED = " Leserxyz.Anna+news@LESERXYZ-Mail.example "
LOWER = TYPED.strip().lower()


@pytest.fixture
def traces():
    known = Traces(prefix="leserxyz")
    known.add_address(TYPED, "anna")
    known.add_network("198.18.140.158", "anna")
    known.add_network("2001:db8:17:4::9", "bea")
    return known


def digest(name, text):
    return hashlib.new(name, text.encode()).hexdigest()


def coded(name, text):
    return base64.b64encode(hashlib.new(name, text.encode()).digest()).decode()


WRAPPINGS = {
    "plain": LOWER,
    "as typed": TYPED,
    "capitals": LOWER.upper(),
    "URL-encoded": quote(LOWER, safe=""),
    "entities": "".join(f"&#{ord(letter)};" for letter in LOWER),
    "hexadecimal entities": "".join(f"&#x{ord(letter):x};" for letter in LOWER),
    "HTML": html.escape(f'"{LOWER}"'),
    "JSON": json.dumps({"email": LOWER}),
    "JSON, all escaped": "".join(f"\\u{ord(letter):04x}" for letter in LOWER),
    "reversed": LOWER[::-1],
    "base64": base64.b64encode(LOWER.encode()).decode(),
    "base64 among others": base64.b64encode(f"a:{LOWER}:b".encode()).decode(),
    "hexadecimal": LOWER.encode().hex(),
    "written out": "leserxyz.anna+news (at) somewhere",
    "Gravatar": f"//x.example/avatar/{digest('md5', LOWER)}?s=64",
    "Gravatar, new": f"https://x.example/avatar/{digest('sha256', LOWER)}",
    "as typed, hashed": digest("md5", TYPED.strip()),
    "not trimmed": digest("sha1", TYPED),
    "FOAF": digest("sha1", f"mailto:{LOWER}"),
    "without the tag": digest("md5", "leserxyz.anna@leserxyz-mail.example"),
    "capital digits": digest("sha512", LOWER).upper(),
    "digest in base64": f"/a/{coded('sha256', LOWER)}",
    "digest in base64, in a path": f"/a/{coded('md5', LOWER).rstrip('=')}/b.png",
    "BLAKE2": digest("blake2b", LOWER),
    "network": "from 198.18.140.158:4711",
    "network, hashed": digest("sha256", "198.18.140.158"),
    "its neighbourhood": "198.18.140.0/24",
    "as a number": str((198 << 24) + (18 << 16) + (140 << 8) + 158),
    "IPv6": "[2001:DB8:17:4::9]",
    "IPv6 written out": "2001:0db8:0017:0004:0000:0000:0000:0009",
}


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_trace_is_found_in_its_wrapping(traces, wrapping):
    found = traces.found_in(f"<p>Said {WRAPPINGS[wrapping]} to all</p>")
    assert found, wrapping
    assert {trace.whose for trace in found} <= {"anna", "bea"}


def test_domain_with_an_umlaut_is_found_as_it_is_written_in_headers():
    traces = Traces(prefix="leserxyz")
    traces.add_address("leserxyzdora@bücher-leserxyz.example", "dora")
    written = "leserxyzdora@" + "bücher-leserxyz.example".encode("idna").decode()
    assert "xn--" in written
    found = traces.found_in(written)
    assert "punycode" in found.values()
    assert traces.found_in(digest("md5", written))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "anna@mail.example, 198.19.1.1, 2001:db8:18::1",
        digest("md5", "someone@else.example"),
        "198180140158 and 2001:db9:17:4::9",
    ],
)
def test_others_are_not_taken_for_them(traces, text):
    assert traces.found_in(text) == {}


def test_keyed_hash_is_found(traces):
    traces.add_secret("ab" * 32, "anna", "the keyed hash of the address")
    (trace,) = traces.found_in(f"key={'ab' * 32};")
    assert trace.what == "the keyed hash of the address"


def test_twin_of_a_word_has_its_shape_and_is_nobodys(traces):
    assert traces.unknown_word("z", like=LOWER) == LOWER.replace("leserxyz", "z" * 8)
    assert traces.found_in(traces.unknown_word("y", like="198.18.140.158")) == {}


def archive() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/sharedStrings.xml", LOWER)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (LOWER.encode(), ""),
        (gzip.compress(LOWER.encode()), "gzip"),
        (brotli.compress(LOWER.encode()), "br"),
        (archive(), ""),
        (gzip.compress(archive()), "gzip"),
    ],
    ids=["plain", "gzip", "brotli", "archive", "archive in gzip"],
)
def test_bodies_are_unpacked(traces, body, packing):
    headers = {"Content-Encoding": packing} if packing else {}
    assert traces.found_in(everything(HttpResponse(body, headers=headers)))


def test_cookies_are_read(traces):
    response = HttpResponse()
    response.set_cookie("who", LOWER)
    assert traces.found_in(everything(response))
