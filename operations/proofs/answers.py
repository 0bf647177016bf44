"""All that an answer says, as one text: headers, cookies, and the body unpacked."""

import gzip
import zipfile
import zlib
from io import BytesIO

import brotli
from django.http import HttpResponseBase

LARGEST_MEMBER = 5_000_000  # bytes of one file in an archive that are read


def everything(response: HttpResponseBase) -> str:
    """Headers, cookies and body. Compressed bodies and archives are unpacked too."""
    if getattr(response, "streaming", False):
        body = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    else:
        body = response.content  # type: ignore[attr-defined]
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    packing = response.headers.get("Content-Encoding", "")
    return f"{headers}\n{response.cookies.output()}\n\n{_text(body, packing)}"


def _text(body: bytes, packing: str) -> str:
    if body and packing in UNPACKING:
        body = UNPACKING[packing](body)
    members = _members(body) if body.startswith(b"PK\x03\x04") else []
    return "\n".join(part.decode("utf-8", "replace") for part in (body, *members))


UNPACKING = {
    "gzip": gzip.decompress,
    "deflate": zlib.decompress,
    "br": brotli.decompress,
}


def _members(body: bytes) -> list[bytes]:
    """The files in an archive; spreadsheets and text documents are such."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            return [
                archive.open(name).read(LARGEST_MEMBER) for name in archive.namelist()
            ]
    except zipfile.BadZipFile:
        return []
