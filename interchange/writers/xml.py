"""XML that is always well-formed, whatever was typed."""

import re
from xml.etree import ElementTree

# What XML 1.0 does not know, not even as an entity.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Element = ElementTree.Element


def root(tag: str, namespaces: dict[str, str], **attributes: str) -> Element:
    """The outermost element; `namespaces` are addresses by prefix, "" for its own."""
    names = {
        f"xmlns:{prefix}" if prefix else "xmlns": address
        for prefix, address in namespaces.items()
    }
    return Element(tag, {**names, **attributes})


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A child with a text and attributes; what XML cannot hold is left out."""
    clean = {name: cleaned(value) for name, value in attributes.items()}
    child = ElementTree.SubElement(parent, tag, clean)
    child.text = cleaned(text) or None
    return child


def cleaned(text: str) -> str:
    return FORBIDDEN.sub("", str(text))


def document(element: Element) -> bytes:
    """The whole as bytes in UTF-8, with its declaration."""
    return ElementTree.tostring(element, encoding="utf-8", xml_declaration=True)
