"""Log lines and error reports without people: no address, no network, no secret link.

Imported by the settings, so nothing of Django is needed here.
"""

import ipaddress
import logging
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

# Wide on purpose: a line that says less is better than one that says who it was.
ADDRESS = re.compile(
    r'(?:"[^"\n]{1,64}"(?=@|%40)|[^\s"\'<>()\[\]{},;:=&?/|\\]{1,64})(?:@|%40)[^\s"\'<>()\[\]{},;:=&?/|\\]{1,253}',
    re.IGNORECASE,
)
IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
IPV6 = re.compile(r"(?<![\w:.])[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*(?![\w:])")
# Receipts, confirmations, refusals of mail: whoever has the address has the right.
SECRET_LINK = re.compile(
    r"(/comments/[a-z-]+/)(?=[^/\s?\"']*[^\d/\s?\"'])[^/\s?\"']{16,}"
)
QUERY = re.compile(r"(?<=[\w/.-])\?[^\s\"'<>]*=[^\s\"'<>]*")
NOT_REPORTED = {"vars", "data", "cookies", "headers", "env", "query_string", "user"}


def without_people(text: str) -> str:
    """The text with every address, network address and secret link taken out.

    Query strings go whole: readers type anything into a search.
    """
    text = QUERY.sub("?[query]", text)
    text = SECRET_LINK.sub(r"\1[key]", text)
    text = ADDRESS.sub("[address]", text)
    if "%" in text and ADDRESS.search(unquote(text)):
        text = ADDRESS.sub("[address]", unquote(text))
    return IPV6.sub(_unless_no_network, IPV4.sub("[network]", text))


def _unless_no_network(match: re.Match) -> str:
    """Times and `::` of code look like the IPv6 address that they are not."""
    try:
        ipaddress.IPv6Address(match.group().strip("."))
    except ValueError:
        return match.group()
    return "[network]" if match.group() != "::" else match.group()


class LinesWithoutPeople(logging.Formatter):
    """Formats as told, tracebacks included, and takes people out of the result."""

    def format(self, record: logging.LogRecord) -> str:
        return without_people(super().format(record))


class RecordsWithoutPeople(logging.Filter):
    """Takes people out of a record itself, before any handler or report gets it.

    For the loggers that are told what a visitor typed: paths, hosts.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_people(record.getMessage()), ()
        # The request itself, with the form in it, which a handler might write out.
        record.__dict__.pop("request", None)
        return True


def report_without_people(event: Any, hint: Any = None) -> Any:
    """An error report (Sentry's event or breadcrumb) that tells of no person.

    What a request brought and what variables held is dropped, the rest is cleaned.
    """
    return _cleaned(event)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return without_people(value)
    if isinstance(value, Mapping):
        kept = (item for item in value.items() if item[0] not in NOT_REPORTED)
        return {key: _cleaned(part) for key, part in kept}
    if isinstance(value, list | tuple):
        return [_cleaned(part) for part in value]
    return value
