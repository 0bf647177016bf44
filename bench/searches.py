"""What a search costs, for words that few stories have and most have; and a read."""

from collections.abc import Iterable
from functools import partial
from random import randrange

from django.test import Client

from articles.models import ArticlePage, Author, SectionPage, Topic
from bench.corpus.words import COMMON
from bench.measuring import Act
from bench.staff_screens import fetch

SEARCH, READ = 50, 2  # milliseconds
# In nearly every story, and no words that PostgreSQL leaves out ("the").
OFTEN = COMMON[20], COMMON[40]


def acts() -> list[Act]:
    """The view to compare with first. Every search goes through the page's address."""
    client = Client()
    found = [Act("`/healthz`, to compare with", partial(fetch, client, "/healthz"))]
    for name, query in _searches():
        address = f"/search/?{query}"
        found.append(Act(name, partial(fetch, client, address), SEARCH))
    found.append(Act("counting a read", partial(read, client), READ))
    return found


def read(client: Client) -> None:
    """Tell that a story is read, from another network each time."""
    network = f"10.{randrange(256)}.{randrange(256)}.1"
    headers = {"User-Agent": "Mozilla/5.0", "Sec-Fetch-Site": "same-origin"}
    answer = client.post("/reads/1/", headers=headers, REMOTE_ADDR=network)
    if answer.status_code != 204:
        raise AssertionError(f"A read is answered with {answer.status_code}.")


def _searches() -> list[tuple[str, str]]:
    """What each search is called, and what its address asks for."""
    newest = ArticlePage.objects.published().newest_first().first()
    rare, number = newest.headline.split()[0], newest.headline.split()[-1]
    often, more = OFTEN
    return [
        ("a name that some stories have", f"q={rare}"),
        ("a number that one headline has", f"q={number}"),
        ("a word that nearly all have", f"q={often}"),
        ("... two of them", f"q={often}+{more}"),
        *((name, f"q={often}&{narrowed}") for name, narrowed in _further()),
        ("a phrase", f"q=%22{often}+{more}%22"),
        ("a name with a typing error", f"q={rare[:3]}x{rare[4:]}"),
        ("a word that nobody wrote", "q=qwxzqwxz"),
        ("no words", "q="),
    ]


def _further() -> Iterable[tuple[str, str]]:
    """What a search for a common word is narrowed by, or shown in."""
    asked = {
        "... newest first": "order=newest",
        "... page 50": "page=50",
        "... in a section": f"section={SectionPage.objects.order_by('path')[0].slug}",
        "... by an author": f"author={Author.objects.all()[0].slug}",
        "... on a topic": f"topic={Topic.objects.all()[0].slug}",
        "... of the last week": "within=week",
        "... of an early year": "from=2001-01-01&to=2001-12-31",
    }
    return asked.items()
