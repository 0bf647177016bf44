"""What is looked at in a request before its form is read."""

from urllib.parse import unquote_to_bytes


def is_text(request) -> bool:
    """Whether the whole body is UTF-8 without NUL bytes; Django would guess instead."""
    if request.content_params.get("charset", "utf-8").lower() != "utf-8":
        return False
    raw = request.body
    if request.content_type == "application/x-www-form-urlencoded":
        raw = unquote_to_bytes(raw.replace(b"+", b" "))
    try:
        return "\0" not in raw.decode()
    except UnicodeDecodeError:
        return False
