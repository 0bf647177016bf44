"""Neutral blocks as the body of a story page. All text is escaped; none is markup."""

import json
from collections.abc import Iterable

from django.utils.html import escape

from interchange.story import Block, ItemList, Paragraph, Quotation, Subheading

LONGEST_SUBHEADING = 120  # as articles.blocks.SubheadingBlock allows


def body_json(blocks: Iterable[Block]) -> str:
    """The blocks as JSON, in the form in which a StreamField is stored."""
    return json.dumps([_stored(block) for block in blocks])


def _stored(block: Block) -> dict:
    kind, value = _kind_and_value(block)
    return {"type": kind, "value": value}


def _kind_and_value(block: Block) -> tuple[str, object]:
    match block:
        case Subheading(text) if len(text) <= LONGEST_SUBHEADING:
            return "subheading", text
        case Quotation(text, attribution):
            speaker, _, role = attribution.partition(", ")
            return "quotation", {"quote": text, "speaker": speaker, "role": role}
        case ItemList(items, ordered):
            tag = "ol" if ordered else "ul"
            rows = "".join(f"<li>{escape(item)}</li>" for item in items)
            return "paragraph", f"<{tag}>{rows}</{tag}>"
        case Subheading(text) | Paragraph(text):
            return "paragraph", f"<p>{escape(text)}</p>"
    raise TypeError(f"No body block for {type(block).__name__}.")
