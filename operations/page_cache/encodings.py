"""Compressed forms of a page: which one a browser takes, and the bytes of it."""

import gzip
import re
from functools import lru_cache

import brotli

BROTLI_QUALITY = 5  # the best that is still quick: 2 ms for an article
GZIP_LEVEL = 6
SMALLEST = 256  # bytes; what is shorter gains nothing
COMPRESSIBLE = re.compile(
    r"text/|image/svg|application/(.*json|.*xml|javascript|manifest)"
)
OFFERED = ("br", "gzip")
PLAIN = "identity"
WEIGHT = re.compile(r"q=(0(\.\d{0,3})?|1(\.0{0,3})?)")


@lru_cache(256)
def preferred(accepted: str) -> str:
    """`br`, `gzip` or `identity`, by the header Accept-Encoding."""
    weights: dict[str, float] = dict(_weights(accepted))
    others = weights.get("*", 0.0)
    best = max(OFFERED, key=lambda name: weights.get(name, others))
    return best if weights.get(best, others) > 0 else PLAIN


def encode(body: bytes, wanted: str, content_type: str) -> tuple[str, bytes]:
    """The encoding that was used, which may be none, and the bytes."""
    if wanted == PLAIN or not is_compressible(body, content_type):
        return PLAIN, body
    if wanted == "br":
        return wanted, brotli.compress(body, quality=BROTLI_QUALITY)
    return wanted, gzip.compress(body, GZIP_LEVEL, mtime=0)


def decode(body: bytes, encoding: str) -> bytes:
    """What `encode` was given."""
    if encoding == "br":
        return brotli.decompress(body)
    return gzip.decompress(body) if encoding == "gzip" else body


def is_compressible(body: bytes, content_type: str) -> bool:
    return len(body) >= SMALLEST and bool(COMPRESSIBLE.match(content_type))


def _weights(accepted: str):
    for part in accepted.lower().split(","):
        name, _semicolon, rest = part.partition(";")
        weight = WEIGHT.fullmatch(rest.replace(" ", ""))
        if name.strip() and (weight or not rest.strip()):
            yield name.strip(), float(weight[1]) if weight else 1.0
