"""The sentence of a story in which the words stand, with the words marked."""

import html
import re
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.cards import Card
from finding.search.words import folded

BEFORE, LENGTH = 60, 220  # characters before the first word, and of the whole
TOKEN = re.compile(r"[^\W_]+")
TAG = re.compile(r"<[^>]*>")


def excerpt(card: Card, body: list[dict], words: tuple[str, ...]) -> SafeString:
    """The best passage of a story, escaped, with the words in `<mark>`.

    Where the words stand in the headline alone, it is the story's summary.
    """
    best, hits = card.summary, 0
    for passage in _passages(card, body):
        count = len(_found(passage, words))
        if count > hits:
            best, hits = passage, count
        if hits == len(words):
            break
    return marked(_window(best, words), words)


def _passages(card: Card, body: list[dict]) -> Iterator[str]:
    yield card.subhead
    yield card.standfirst
    for block in body:
        kind, value = block["type"], block["value"]
        if kind == "paragraph":
            yield " ".join(html.unescape(TAG.sub(" ", value)).split())
        elif kind == "quotation":
            yield value.get("quote", "")


def _is_hit(token: str, words: tuple[str, ...]) -> bool:
    """Whether a word is one of those, or one of them with an ending."""
    token = folded(token)
    return any(
        token == word or (len(word) > 3 and token.startswith(word)) for word in words
    )


def _found(text: str, words: tuple[str, ...]) -> set[str]:
    plain = folded(text)
    near = [word for word in words if word in plain]  # quick, and mostly the end of it
    tokens = set(TOKEN.findall(plain)) if near else set()
    return {word for word in near if any(_is_hit(token, (word,)) for token in tokens)}


def _window(text: str, words: tuple[str, ...]) -> str:
    """About LENGTH characters, in whole words, around the first word that was found."""
    if len(text) <= LENGTH:
        return text
    starts = (m.start() for m in TOKEN.finditer(text) if _is_hit(m.group(), words))
    at = max(next(starts, 0) - BEFORE, 0)
    begin = text.find(" ", min(at, len(text) - LENGTH)) + 1 if at else 0
    if len(text) - begin <= LENGTH:
        return f"… {text[begin:]}"
    end = text.rfind(" ", begin, begin + LENGTH)
    end = begin + LENGTH if end <= begin else end
    return ("… " if begin else "") + text[begin:end].rstrip(" ,;:–-") + " …"


def marked(text: str, words: tuple[str, ...]) -> SafeString:
    """A text, escaped, with every word that was searched for in `<mark>`."""
    return mark_safe("".join(_pieces(text, words)))  # noqa: S308 (each is escaped)


def _pieces(text: str, words: tuple[str, ...]) -> Iterator[str]:
    at = 0
    for token in TOKEN.finditer(text):
        if _is_hit(token.group(), words):
            yield escape(text[at : token.start()])
            yield f"<mark>{escape(token.group())}</mark>"
            at = token.end()
    yield escape(text[at:])
