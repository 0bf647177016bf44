"""What a search costs, for words that few stories have and most have; and a read."""

from functools import partial
from random import randrange

from django.test import Client

from articles.models import ArticlePage, Author, SectionPage, Topic
from bench.corpus.words import COMMON
from bench.measuring import Act
from bench.staff_screens import fetch

SEARCH, READ = 50, 2  # milliseconds


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


def _searches():
    newest = ArticlePage.objects.published().newest_first().first()
    rare, number = newest.headline.split()[0], newest.headline.split()[-1]
    often, more = COMMON[0], COMMON[40]
    section = SectionPage.objects.order_by("path").first()
    author, topic = Author.objects.all()[0], Topic.objects.all()[0]
    yield "a name that some stories have", f"q={rare}"
    yield "a number that one headline has", f"q={number}"
    yield "a word that nearly all have", f"q={often}"
    yield "... two of them", f"q={often}+{more}"
    yield "... newest first", f"q={often}&order=newest"
    yield "... page 50", f"q={often}&page=50"
    yield "... in a section", f"q={often}&section={section.slug}"
    yield "... by an author", f"q={often}&author={author.slug}"
    yield "... on a topic", f"q={often}&topic={topic.slug}"
    yield "... of the last week", f"q={often}&within=week"
    yield "... of an early year", f"q={often}&from=2001-01-01&to=2001-12-31"
    yield "a phrase", f"q=%22{often}+{more}%22"
    yield "a name with a typing error", f"q={rare[:3]}x{rare[4:]}"
    yield "a word that nobody wrote", "q=qwxzqwxz"
    yield "no words", "q="
