"""The stories: the rows of the page tree and all that belongs to each of them."""

import json
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, PageLogEntry

from articles.models import (
    AgencyCredit,
    ArticlePage,
    Byline,
    ListedStory,
    StorySource,
    StoryTopic,
)
from bench.corpus.house import House
from bench.corpus.plan import Plan
from bench.corpus.rows import Written, go_on_counting, insert
from bench.corpus.words import Words
from bench.progress import Progress

MARK = "bench:"  # how `imported_from` of every story made here begins
ACTS = ("wagtail.create", "wagtail.edit", "wagtail.publish")


def write_stories(plan: Plan, house: House, words: Words) -> None:
    """Insert all stories, with bylines, sources and what the log tells of them."""
    _give_room(plan, house)
    tell = Progress("stories", plan.size.stories)
    insert(Page, _pages(plan, house, words))
    insert(ArticlePage, _articles(plan, house, words, tell))
    for model, rows in (
        (Byline, _bylines(plan, house)),
        (StoryTopic, _topics(plan, house)),
        (AgencyCredit, _credits(plan, house)),
        (StorySource, _sources(plan)),
        (ListedStory, _lists(plan, house)),
        (PageLogEntry, _log(plan, house, words)),
    ):
        insert(model, rows)
        go_on_counting(model)
    go_on_counting(Page)


def story_from_the_end(place: int) -> ArticlePage:
    """One of the newest stories of the corpus in this database."""
    number = ArticlePage.objects.count() - place
    return ArticlePage.objects.get(imported_from=f"{MARK}{number}")


def section_of(number: int, house: House):
    return house.sections[number % len(house.sections)]


def _give_room(plan: Plan, house: House) -> None:
    """Tell every section how many stories will be below it."""
    for place, section in enumerate(house.sections):
        below = len(range(place, plan.size.stories, len(house.sections)))
        Page.objects.filter(pk=section.pk).update(numchild=below)


def _pages(plan: Plan, house: House, words: Words) -> Iterator[dict]:
    kind = ContentType.objects.get_for_model(ArticlePage).pk
    language = Locale.get_default().pk
    for number in range(plan.size.stories):
        section, slug = section_of(number, house), f"story-{number}"
        place = number // len(house.sections) + 1
        title, moment = words.headline(number), plan.moment(number)
        live = plan.is_live(number)
        yield {
            "id": plan.key(number),
            "path": Page._get_path(section.path, section.depth + 1, place),
            "depth": section.depth + 1,
            "numchild": 0,
            "title": title,
            "draft_title": title,
            "slug": slug,
            "url_path": f"{section.url_path}{slug}/",
            "content_type_id": kind,
            "locale_id": language,
            "translation_key": words.key(),
            "owner_id": _reporter(number, house).pk,
            "live": live,
            "has_unpublished_changes": not live,
            "first_published_at": moment if live else None,
            "last_published_at": moment if live else None,
            "latest_revision_created_at": moment,
            "expire_at": plan.expires_at(number),
        }


def _articles(plan, house, words, tell) -> Iterator[dict]:
    titles = Page.objects.filter(pk__gte=plan.first_key).order_by("pk")
    titles = titles.values_list("title", flat=True).iterator(chunk_size=5000)
    for number, title in enumerate(tell.over(titles)):
        yield {
            "page_ptr_id": plan.key(number),
            "headline": title,
            "subhead": words.sentence(),
            "standfirst": words.sentence(),
            "body": Written(words.body(plan.blocks(number))),
            "section_id": section_of(number, house).pk,
            "dateline_place": title.split()[0],
            "dateline_date": plan.moment(number).date(),
            "lead_image_id": house.pictures[number % len(house.pictures)].pk,
            "lead_image_caption": "As it looked on the day.",
            "published_at": plan.moment(number) if plan.is_live(number) else None,
            "imported_from": f"{MARK}{number}",
        }


def _bylines(plan: Plan, house: House) -> Iterator[dict]:
    for number in range(plan.size.stories):
        for order in range(1 + number % 2):
            author = house.authors[(number * 7 + order) % len(house.authors)]
            yield {
                "article_id": plan.key(number),
                "author_id": author.pk,
                "displayed_name": author.name,
                "sort_order": order,
            }


def _topics(plan: Plan, house: House) -> Iterator[dict]:
    for number in range(plan.size.stories):
        for step in range(2):
            topic = house.topics[(number * 11 + step * 13) % len(house.topics)]
            yield {"content_object_id": plan.key(number), "tag_id": topic.pk}


def _credits(plan: Plan, house: House) -> Iterator[dict]:
    for number in range(0, plan.size.stories, 3):
        agency = house.agencies[number // 3 % len(house.agencies)]
        yield {"article_id": plan.key(number), "agency_id": agency.pk, "sort_order": 0}


def _sources(plan: Plan) -> Iterator[dict]:
    for number in range(0, plan.size.stories, 2):
        yield {
            "article_id": plan.key(number),
            "name": "Minutes of the council",
            "kind": StorySource.Kind.DOCUMENT,
            "sort_order": 0,
        }


def _lists(plan: Plan, house: House) -> Iterator[dict]:
    """As `ListedStory.objects.keep` has them."""
    for number in filter(plan.is_live, range(plan.size.stories)):
        yield _listed(plan, number, f"section-{section_of(number, house).pk}")
    for row in _bylines(plan, house):
        number = row["article_id"] - plan.first_key
        if plan.is_live(number):
            yield _listed(plan, number, f"author-{row['author_id']}")
    for row in _topics(plan, house):
        number = row["content_object_id"] - plan.first_key
        if plan.is_live(number):
            yield _listed(plan, number, f"topic-{row['tag_id']}")


def _listed(plan: Plan, number: int, name: str) -> dict:
    key, at = plan.key(number), plan.moment(number)
    return {"in_list": name, "article_id": key, "published_at": at}


def _log(plan: Plan, house: House, words: Words) -> Iterator[dict]:
    kind = ContentType.objects.get_for_model(ArticlePage).pk
    for number in range(plan.size.stories):
        reporter = _reporter(number, house).pk
        for act in ACTS if plan.is_live(number) else ACTS[:2]:
            is_desk = act == "wagtail.publish"
            yield {
                "page_id": plan.key(number),
                "content_type_id": kind,
                "label": f"Story {number}",
                "action": act,
                "data": Written(json.dumps({})),
                "timestamp": plan.moment(number),
                "uuid": words.key(),
                "user_id": house.editor.pk if is_desk else reporter,
                "content_changed": act != "wagtail.publish",
                "deleted": False,
            }


def _reporter(number: int, house: House):
    return house.reporters[number % len(house.reporters)]
