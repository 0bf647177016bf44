"""Which other stories go with a story: by their topics and by what they say.

Worked out when a story is published and kept, so that a page costs one row, and shows
the same to everybody until something is worked out anew.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import BigIntegerField

from articles.cards import COLUMNS, Card, cards_of
from articles.models import ArticlePage, ListedStory
from articles.prepared import Prepared
from finding.models import RelatedStories, RelatedStory
from finding.search.candidates import Candidates, SearchIsAway, candidates
from finding.search.words import WORD, Wanted, folded, wanted
from finding.signals import related_changed

SHOWN, KEPT = 4, 8  # kept are more, for one may be unpublished
OF_A_TOPIC = 200  # its newest stories
OF_A_TEXT = 100  # those that fit best
WORDS, LETTERS = 10, 5  # words of the story that are looked for, and how long they are
# A common topic counts by how few stories have it; the text by how many of the words
# stand at the head of the other story, and a little by the whole of it.
OF_TOPIC, OF_HEAD, OF_TEXT, LEAST = 0.5, 1.5, 0.2, 0.5
# A story this many days older or newer counts half.
DAYS_APART = 365


def related_stories(story: ArticlePage) -> list[Card]:
    """Those that readers may read, best first; one query. None for a new draft."""
    return cards_of(RELATED.ask(story=story.pk)) if story.pk else []


def _related(story):
    named = ArticlePage.objects.published_by_sql().filter(named_under__under=story)
    return named.order_by("named_under__place").values_list(*COLUMNS)[:SHOWN]


RELATED = Prepared(_related, story=BigIntegerField())


def named_under(keys: Iterable[int]) -> set[int]:
    """The stories under which one of these is named; one query."""
    rows = RelatedStory.objects.filter(other__in=list(keys)).order_by()
    return set(rows.values_list("under", flat=True))


def relate(story: ArticlePage) -> bool:
    """Work out and keep what goes with a published story; whether it is another now."""
    others = _others(story)
    with transaction.atomic():
        kept, is_new = RelatedStories.objects.get_or_create(article_id=story.pk)
        if kept.others == others:
            return is_new
        kept.stories.all().delete()
        RelatedStory.objects.bulk_create(
            RelatedStory(under=kept, place=place, other_id=other)
            for place, other in enumerate(others)
        )
        transaction.on_commit(lambda: _tell(story.pk))
    return True


def _tell(key: int) -> None:
    related_changed.send(RelatedStories, stories={key})


def unrelated_stories(most: int) -> list[ArticlePage]:
    """Published stories for which it was never worked out, the newest first."""
    published = ArticlePage.objects.published().filter(related__isnull=True)
    return list(published.filter(published_at__isnull=False).newest_first()[:most])


def _others(story: ArticlePage) -> list[int]:
    likeness = _by_topic(story)
    for pk, score in _by_text(story).items():
        likeness[pk] += score
    published = ArticlePage.objects.published().exclude(pk=story.pk)
    rows = published.filter(pk__in=likeness, published_at__isnull=False)
    dated = dict(rows.values_list("pk", "published_at"))
    scores = {
        pk: likeness[pk] * _nearness(story.published_at, at) for pk, at in dated.items()
    }
    best = sorted(scores, key=lambda pk: (scores[pk], dated[pk], pk), reverse=True)
    return [pk for pk in best if scores[pk] >= LEAST][:KEPT]


def _by_topic(story: ArticlePage) -> dict[int, float]:
    """The newest stories of each topic; one that few stories have says more."""
    likeness: dict[int, float] = defaultdict(float)
    for link in story.topic_links.select_related("tag"):
        listed = ListedStory.objects.on_topic(link.tag)
        says = OF_TOPIC + 1 / math.log2(2 + listed.count())
        for pk in listed.values_list("article", flat=True)[:OF_A_TOPIC]:
            likeness[pk] += says
    return likeness


def _by_text(story: ArticlePage) -> dict[int, float]:
    """The latest stories that have some of the words of headline and subhead."""
    words = _words(story)
    try:
        likely = candidates(words, is_any=True) if words else Candidates({}, True)
    except SearchIsAway:
        return {}
    found, headed = likely.scores, likely.headed
    found.pop(story.pk, None)
    # Those with the words in the headline first: it is the head that counts below.
    order = sorted(found, key=lambda pk: (pk in headed, found[pk], pk), reverse=True)
    best = order[:OF_A_TEXT]
    most = max((found[pk] for pk in best), default=0) or 1
    stories = ArticlePage.objects.filter(pk__in=best).only("headline", "subhead")
    return {
        other.pk: OF_HEAD * _share(words, other) + OF_TEXT * found[other.pk] / most
        for other in stories
    }


def _words(story: ArticlePage) -> Wanted:
    """The longest words of headline and subhead, for the short ones say little."""
    told = wanted(f"{story.headline} {story.subhead}"[:200]).words
    long = sorted((word for word in told if len(word) >= LETTERS), key=len)
    return Wanted(tuple(long[-WORDS:]))


def _share(words: Wanted, other: ArticlePage) -> float:
    head = set(WORD.findall(folded(f"{other.headline} {other.subhead}")))
    return sum(word in head for word in words.all_words) / len(words.all_words)


def _nearness(one: datetime | None, other: datetime) -> float:
    """From 1 for the same day down; by the two dates alone, never by today's."""
    if one is None:
        return 1
    return 0.5 ** (abs((one - other).days) / DAYS_APART)
