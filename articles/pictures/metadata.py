"""What a picture's file says about itself: XMP first, then IPTC-IIM, then EXIF.

Only words that a person wrote for print are read; position, device, owner and dates are
not. The files come from strangers: whatever is wrong in one is left out, never raised.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from defusedxml import ElementTree
from PIL import Image, IptcImagePlugin

from articles.pictures.header import header_exif

Found = dict[str, str]

LARGEST_PACKET = 1024 * 1024
UTF8_MARK = b"\x1b%G"  # 1:90 of IPTC-IIM: what follows is UTF-8
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Cameras write these where a person would have written a caption.
CAMERA_WORDS = {"olympus digital camera", "sony dsc", "dcim", "default", "untitled"}

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"

XMP_NAMES = {
    "title": (f"{DC}title", f"{PHOTOSHOP}Headline"),
    "alt": (f"{IPTC_CORE}AltTextAccessibility",),
    "caption": (f"{DC}description",),
    "maker": (f"{DC}creator",),
    "provider": (f"{PHOTOSHOP}Credit",),
    "licence": (f"{RIGHTS}UsageTerms", f"{DC}rights"),
}
IPTC_NUMBERS = {
    "title": ((2, 5), (2, 105)),
    "caption": ((2, 120),),
    "maker": ((2, 80),),
    "provider": ((2, 110),),
    "licence": ((2, 116),),
}
EXIF_NUMBERS = {"caption": 0x010E, "maker": 0x013B, "licence": 0x8298}


@dataclass(frozen=True)
class PictureMetadata:
    """Plain text without control characters; empty where the file says nothing."""

    title: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""


def read_metadata(file) -> PictureMetadata:
    """What the file says of itself. Never raises; leaves `file` at its beginning."""
    try:
        file.seek(0)
        with Image.open(file) as picture:
            found = _read(picture)
        file.seek(0)
    except Exception:  # noqa: BLE001 (whatever a broken file makes Pillow raise)
        return PictureMetadata()
    credit = _credit(found.pop("maker", ""), found.pop("provider", ""))
    return PictureMetadata(credit=credit, **found)


def _credit(maker: str, provider: str) -> str:
    """Both as agencies print them, “Ines Calder/Arle Press”, each named once."""
    if maker.casefold() in provider.casefold():
        return provider
    return f"{maker}/{provider}" if provider else maker


def _read(picture: Image.Image) -> Found:
    found: Found = {}
    for reader in (_read_exif, _read_iptc, _read_xmp):  # the later one has the say
        found |= _readable(_safely(reader, picture))
    return found


def _safely(reader: Callable[[Image.Image], Found], picture: Image.Image) -> Found:
    try:
        return reader(picture)
    except Exception:  # noqa: BLE001 (metadata may be anything, hostile included)
        return {}


def _readable(found: Found) -> Found:
    words = {name: _plain(text) for name, text in found.items()}
    return {name: text for name, text in words.items() if text}


def _plain(text: str) -> str:
    text = " ".join(CONTROLS.sub(" ", text).split())
    return "" if text.casefold() in CAMERA_WORDS else text


def _read_exif(picture: Image.Image) -> Found:
    exif = header_exif(picture)
    found = {name: exif.get(number) for name, number in EXIF_NUMBERS.items()}
    return {
        name: _repaired(text.split("\x00")[0])
        for name, text in found.items()
        if isinstance(text, str)
    }


def _repaired(text: str) -> str:
    """EXIF is read as Latin-1, but most of what writes it today writes UTF-8."""
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def _read_iptc(picture: Image.Image) -> Found:
    info = IptcImagePlugin.getiptcinfo(picture) or {}  # type: ignore[arg-type]
    is_utf8 = info.get((1, 90)) == UTF8_MARK
    return {
        name: next((_iptc_text(info[key], is_utf8) for key in keys if key in info), "")
        for name, keys in IPTC_NUMBERS.items()
    }


def _iptc_text(value: bytes | list[bytes], is_utf8: bool) -> str:
    parts = value if isinstance(value, list) else [value]
    return ", ".join(_decoded(part, is_utf8) for part in parts)


def _decoded(part: bytes, is_utf8: bool) -> str:
    try:
        return part.decode()
    except UnicodeDecodeError:
        return part.decode("utf-8" if is_utf8 else "cp1252", errors="replace")


def _read_xmp(picture: Image.Image) -> Found:
    packet = picture.info.get("xmp") or b""
    if not packet or len(packet) > LARGEST_PACKET:
        return {}
    root = ElementTree.fromstring(packet.rstrip(b"\x00 "))
    return {name: _xmp_text(root, tags) for name, tags in XMP_NAMES.items()}


def _xmp_text(root, tags: tuple[str, ...]) -> str:
    for description in root.iter(f"{RDF}Description"):
        for tag in tags:
            text = description.get(tag) or _element_text(description.find(tag))
            if text:
                return text
    return ""


def _element_text(element) -> str:
    """A plain value, the first language of several, or the items of a list."""
    if element is None:
        return ""
    items = [item.text or "" for item in element.iter(f"{RDF}li")]
    if element.find(f"{RDF}Alt") is not None:
        return items[0] if items else ""
    return ", ".join(items) if items else element.text or ""
