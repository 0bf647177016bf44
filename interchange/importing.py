"""Turns neutral stories into drafts of this paper: each whole or not at all, and once."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from articles.models import (
    Agency,
    AgencyCredit,
    ArticlePage,
    Author,
    Byline,
    SectionPage,
    Topic,
)
from articles.validators import GatesNotPassed
from home.models import HomePage
from interchange.bodies import body_json
from interchange.story import Person, Story

COPIED = ("headline", "subhead", "standfirst", "kicker", "verification_note")


class CannotImport(Exception):
    """The story does not fit into this paper. `str()` is a plain sentence."""


@dataclass(frozen=True)
class Imported:
    """What became of one story, with what was made for it on the way, in sentences."""

    article: ArticlePage
    is_new: bool
    notes: tuple[str, ...] = ()


@transaction.atomic
def import_story(story: Story, *, section: str = "", publish: bool = False) -> Imported:
    """Make a draft of the story, or publish it; a story that is there stays as it is.

    `section` is the slug of the section it goes into; one that is missing is made.
    Where it is empty the story's own section is taken. Raises CannotImport, and then
    nothing was written.
    """
    identity = f"{story.source_format}:{story.source_id}"
    existing = ArticlePage.objects.filter(imported_from=identity).first()
    if existing:
        return Imported(existing, is_new=False)
    if not story.body:
        raise CannotImport("The story has no text.")
    notes: list[str] = []
    article = _article(story, identity)
    _place_dates(article, story, notes)
    try:
        _check_lengths(article)
        page = _section(section or slugify(story.section), notes)
        page.add_child(instance=article)
        _attribute(article, story, notes)
        revision = article.save_revision(log_action=True)
        if publish:
            _publish(revision, notes)
    except ValidationError as error:
        raise CannotImport(_sentence(error)) from error
    article.refresh_from_db()
    return Imported(article, is_new=True, notes=tuple(notes))


def _publish(revision, notes: list[str]) -> None:
    """Publish it; a story that the section's gates hold up stays a draft."""
    try:
        revision.publish()
    except GatesNotPassed as refusal:
        notes.append(f"Not published, kept as a draft. {' '.join(refusal.messages)}")


def _section(slug: str, notes: list[str]) -> SectionPage:
    if not slug:
        known = ", ".join(SectionPage.objects.values_list("slug", flat=True))
        raise CannotImport(f"Say with --section where it goes; there are: {known}.")
    section = SectionPage.objects.filter(slug=slug).first()
    return section or _new_section(slug, notes)


def _new_section(slug: str, notes: list[str]) -> SectionPage:
    home = HomePage.objects.first()
    if home is None:
        raise CannotImport("There is no front page yet; run migrate first.")
    title = slug.replace("-", " ").capitalize()
    section = SectionPage(title=title, slug=slug, show_in_menus=True)
    home.add_child(instance=section)
    section.save_revision().publish()
    notes.append(f"Made the section “{title}”, which was not there.")
    return section


def _article(story: Story, identity: str) -> ArticlePage:
    copied = {name: getattr(story, name) for name in COPIED}
    article = ArticlePage(live=False, imported_from=identity, **copied)
    if story.page_title and story.page_title != story.headline:
        article.seo_title = story.page_title
    article.body = body_json(story.body)
    if story.dateline:
        article.dateline_place = story.dateline.place
        article.dateline_date = story.dateline.date
    return article


def _check_lengths(article: ArticlePage) -> None:
    """Raise ValidationError for a text that its column would cut or refuse."""
    carried = {*COPIED, "seo_title", "dateline_place"}
    others = {field.name for field in article._meta.fields} - carried
    article.clean_fields(exclude=others)


def _place_dates(article: ArticlePage, story: Story, notes: list[str]) -> None:
    published = _aware(story.published_at)
    if published and published > timezone.now():
        notes.append("Left out the date of publication, which lies in the future.")
        published = None
    article.published_at = article.first_published_at = published
    article.substantially_updated_at = _aware(story.updated_at)


def _aware(moment: datetime | None) -> datetime | None:
    """A time without a zone is meant in the newsroom's own."""
    if moment is None or timezone.is_aware(moment):
        return moment
    return timezone.make_aware(moment)


def _attribute(article: ArticlePage, story: Story, notes: list[str]) -> None:
    article.bylines = [
        Byline(author=_author(person, notes), role=person.role)
        for person in story.people
    ]
    article.agency_credits = [
        AgencyCredit(agency=_agency(credit.code, credit.name, notes))
        for credit in story.agencies
    ]
    article.topics.set([_topic(name) for name in story.topics])


def _author(person: Person, notes: list[str]) -> Author:
    author = Author.objects.filter(name__iexact=person.name).first()
    if author:
        return author
    author = Author(name=person.name, slug=_free_slug(person.name))
    author.full_clean()
    author.save()
    notes.append(f"Made the author “{person.name}”, who was not there.")
    return author


def _free_slug(name: str) -> str:
    stem = slugify(name)[:100] or "author"
    taken = set(
        Author.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    )
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)


def _agency(code: str, name: str, notes: list[str]) -> Agency:
    agency = Agency.objects.filter(code=code).first()
    if agency:
        return agency
    agency = Agency(code=code, name=name)
    agency.full_clean()
    agency.save()
    notes.append(f"Made the agency “{code}” ({name}), which was not there.")
    return agency


def _topic(name: str) -> Topic:
    topic = Topic.objects.filter(name__iexact=name).first()
    if topic:
        return topic
    topic = Topic(name=name)
    topic.full_clean(exclude=["slug"])  # which is made from the name
    topic.save()
    return topic


def _sentence(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    fields = (
        f"{name.replace('_', ' ').capitalize()}: {' '.join(messages)}"
        for name, messages in error.message_dict.items()
    )
    return " ".join(fields)
