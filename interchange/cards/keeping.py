"""Where the cards of stories are kept, and under which address they are served.

The address holds a digest of all that stands on the card, so what is at it never
changes; when the headline does, the address does too.
"""

import hashlib
from dataclasses import astuple

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from articles.models import ArticlePage
from interchange.cards.drawing import CONTENT_TYPE, HEIGHT, WIDTH, CardWords, draw_card
from interchange.public_story import Picture

FOLDER = "cards"
DESIGN = "1"  # to be changed with the drawing, so that all cards get new addresses


def card_words(article: ArticlePage, paper: str) -> CardWords:
    """What stands on the card of a story."""
    return CardWords(headline=article.card_title, label=article.label, paper=paper)


def digest(words: CardWords) -> str:
    """16 hex digits that depend on every word and on the design."""
    told = "\x1f".join((DESIGN, *astuple(words)))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def card_address(article: ArticlePage, paper: str) -> str:
    """Where the card is, whether it was drawn already or not. Asks no storage."""
    found = digest(card_words(article, paper))
    return reverse("social_card", args=[article.pk, found])


def drawn_card(article: ArticlePage, paper: str, root: str) -> Picture:
    """The card as a picture by its full address."""
    url = root + card_address(article, paper)
    return Picture(url, WIDTH, HEIGHT, CONTENT_TYPE, alt=article.card_title)


def keep_card(article: ArticlePage, paper: str) -> bytes:
    """The card's bytes; drawn and kept where it was not, older ones removed."""
    words = card_words(article, paper)
    name = f"{_folder(article.pk)}/{digest(words)}.png"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return file.read()
    drawn = draw_card(words)
    drop_cards(article.pk)
    default_storage.save(name, ContentFile(drawn))
    return drawn


def drop_cards(pk: int) -> None:
    """Remove the cards of a story that is not to be read any more, or says otherwise."""
    try:
        _folders, names = default_storage.listdir(_folder(pk))
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{_folder(pk)}/{name}")


def _folder(pk: int) -> str:
    return f"{FOLDER}/{pk}"
