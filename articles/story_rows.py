"""The rows that stand with a story: who made it, what it is about, what it rests on.

Read for many stories at once by queries whose SQL is kept. The stories then have them as
a draft has its own: `story.bylines.all()` asks nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db.models import BigIntegerField, CharField, IntegerField, Value

from articles.models import (
    Agency,
    AgencyCredit,
    ArticlePage,
    Author,
    Byline,
    Correction,
    NewsImage,
    SectionPage,
    StorySource,
    StoryTopic,
    Topic,
)
from articles.pictures.sizes import add_renditions
from articles.prepared import Prepared, PreparedObjects, loaded

RELATIONS = ("bylines", "agency_credits", "topic_links", "sources")
KEY = BigIntegerField()
NO_PLACE = Value(0, output_field=IntegerField())
NOTHING = Value("", output_field=CharField())


def with_rows(stories: Iterable[Any]) -> list:
    """The stories with their credits, topics, sources and standing corrections.

    Three queries, however many stories there are. People, agencies and topics have
    what a story says of them; the rest is loaded when it is used.
    """
    known = list(stories)
    found = _rows([story.pk for story in known]) if known else {}
    for story in known:
        for relation in RELATIONS:
            setattr(story, relation, found[relation, story.pk])
        story.standing_corrections = found["corrections", story.pk]
    return known


def whole_stories(keys: Sequence[int]) -> list:
    """Those of the stories that readers may see, in this order, with all they show.

    Seven queries, however many stories there are; the bodies may need more.
    """
    found = {story.pk: story for story in STORIES.ask(keys=keys)} if keys else {}
    stories = [found[key] for key in keys if key in found]
    _attach(stories, ("section",), SECTIONS)
    add_renditions(_attach(stories, ("lead_image", "social_image"), IMAGES))
    return with_rows(stories)


def names_in(stories: Collection[int]) -> Iterable[tuple[str, int, int, str]]:
    """Whom and what these stories name, in order: relation, story, key and slug.

    An agency has its short name for a slug. One query.
    """
    for row in sorted(NAMES.ask(stories=stories), key=_place):
        relation, story, (key, _name, slug) = row[0], row[1], row[6:9]
        if key:
            yield relation, story, key, slug


def _attach(stories: list, names: Sequence[str], by_key: PreparedObjects) -> list:
    """Load what foreign keys of the stories name, each thing once; these things."""
    columns = [f"{name}_id" for name in names]
    keys = {getattr(story, column) for story in stories for column in columns} - {None}
    found = {one.pk: one for one in by_key.ask(keys=list(keys))} if keys else {}
    for story in stories:
        for name, column in zip(names, columns, strict=True):
            setattr(story, name, found.get(getattr(story, column)))
    return list(found.values())


def _rows(keys: Collection[int]) -> dict[tuple[str, int], list]:
    """The rows by the name of the relation and the key of the story."""
    found: dict[tuple[str, int], list] = defaultdict(list)
    names = sorted(NAMES.ask(stories=keys), key=_place)
    for relation, story, *columns in names:
        found[relation, story].append(MADE[relation](*columns))
    for source in SOURCES.ask(stories=keys):
        found["sources", source.article_id].append(source)
    for correction in CORRECTIONS.ask(stories=keys):
        found["corrections", correction.article_id].append(correction)
    return found


def _place(row) -> tuple[int, int]:
    return row[2] or 0, row[3]


def _byline(place, pk, role, printed, key, *of_author) -> Byline:
    author = loaded(Author, ("id", "name", "slug", "job_title"), (key, *of_author))
    return Byline(
        pk=pk,
        sort_order=place,
        role=role,
        displayed_name=printed,
        author=author if key else None,
    )


def _credit(place, pk, _role, _printed, key, *of_agency) -> AgencyCredit:
    agency = loaded(Agency, ("id", "code", "name", "url"), (key, *of_agency))
    return AgencyCredit(pk=pk, sort_order=place, agency=agency if key else None)


def _topic(_place, pk, _role, _printed, key, name, slug, _nothing) -> StoryTopic:
    return StoryTopic(
        pk=pk, tag=loaded(Topic, ("id", "name", "slug"), (key, name, slug))
    )


MADE: dict[str, Callable] = {
    "bylines": _byline,
    "agency_credits": _credit,
    "topic_links": _topic,
}


def _names(stories):
    """Whom and what the stories name, in one query: people, agencies and topics."""
    return _named(
        Byline.objects.filter(article__id__in=stories),
        *("bylines", "article_id", "sort_order", "role", "displayed_name"),
        *("author_id", "author__name", "author__slug", "author__job_title"),
    ).union(
        _named(
            AgencyCredit.objects.filter(article__id__in=stories),
            *("agency_credits", "article_id", "sort_order", NOTHING, NOTHING),
            *("agency_id", "agency__code", "agency__name", "agency__url"),
        ),
        _named(
            StoryTopic.objects.filter(content_object__id__in=stories),
            *("topic_links", "content_object_id", NO_PLACE, NOTHING, NOTHING),
            *("tag_id", "tag__name", "tag__slug", NOTHING),
        ),
        all=True,
    )


def _named(rows, relation: str, story: str, place, *columns):
    name = Value(relation, output_field=CharField())
    return rows.order_by().values_list(name, story, place, "pk", *columns)


def _sources(stories):
    return StorySource.objects.filter(article__id__in=stories)


def _corrections(stories):
    return Correction.objects.standing().filter(article__id__in=stories)


def _stories(keys):
    return ArticlePage.objects.published_by_sql().filter(id__in=keys)


STORIES = PreparedObjects(_stories, keys=KEY)
SECTIONS = PreparedObjects(
    lambda keys: SectionPage.objects.filter(id__in=keys), keys=KEY
)
IMAGES = PreparedObjects(lambda keys: NewsImage.objects.filter(id__in=keys), keys=KEY)
NAMES = Prepared(_names, stories=KEY)
SOURCES = PreparedObjects(_sources, stories=KEY)
CORRECTIONS = PreparedObjects(_corrections, stories=KEY)
