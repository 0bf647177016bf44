"""The word rules as they are in the database, made ready once for each change."""

from functools import lru_cache

from django.db.models import Count, Sum, Value
from django.db.models.functions import Coalesce

from articles.prepared import Prepared
from comments.models import WordRule
from comments.screening.word_list import Rule, WordList

LISTS_KEPT = 16


def _state():
    """The number of the rules and the sum of their stamps: one row, of none too."""
    together = WordRule.objects.order_by().values(all_of_them=Value(1))
    return together.annotate(
        number=Count("pk"), stamps=Coalesce(Sum("stamp"), 0)
    ).values_list("number", "stamps")


STATE = Prepared(_state)


def word_list(language: str) -> WordList:
    """The rules for stories of a language; one query, and one more after a change.

    Every save gives a rule another random stamp, so each process sees from the sum of
    the stamps that something has changed, whoever changed it.
    """
    ((number, stamps),) = STATE.ask()
    return _made(language.lower(), number, stamps)


@lru_cache(maxsize=LISTS_KEPT)
def _made(language: str, _number: int, _stamps: int) -> WordList:
    rows = WordRule.objects.values_list("words", "kind", "language")
    rules = [Rule(words, kind) for words, kind, of in rows if _holds(of, language)]
    return WordList(rules, language)


def _holds(of: str, language: str) -> bool:
    """Whether a rule for a language, or for all, holds in stories of another."""
    of = of.lower()
    return not of or not language or language == of or language.startswith(f"{of}-")
