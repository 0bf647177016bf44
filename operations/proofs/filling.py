"""Puts a canary into every field of a model, found by looking at the model."""

import io
import json
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from PIL import Image
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from operations.proofs.blocks import BlockFiller
from operations.proofs.canaries import Aviary

# Kept by the tree or by Wagtail itself; the slug and the title are seeded.
WAGTAILS_OWN = {"path", "url_path", "draft_title", "file_hash", "imported_from"}
PROSE = (models.CharField, models.TextField)


class Filler:
    """Fills the things of one story; keeps what it made, to be asked for later."""

    def __init__(self, aviary: Aviary, story: str, owner):
        self.aviary, self.story, self.owner = aviary, story, owner
        self.made: list[models.Model] = []
        self.words: list[str] = []

    def fill(self, thing: models.Model, *, shared: bool = False) -> models.Model:
        """Put canaries into the thing's fields and into what it consists of."""
        for field in thing._meta.get_fields():
            if not field.auto_created and field.name not in WAGTAILS_OWN:
                self._fill_field(thing, field, shared)
        for relation in get_all_child_relations(type(thing)):
            self._fill_rows(thing, relation)
        return thing

    def fill_tags(self, thing: models.Model) -> None:
        """Put a canary into every kind of tag that the thing has. It must be saved."""
        for field in thing._meta.get_fields():
            if isinstance(field, TaggableManager):
                tag = self._tag(field.remote_field.through.tag_model(), thing)
                getattr(thing, field.name).set([tag])

    def _tag(self, model, thing):
        return self._saved(model(), f"tag of {thing._meta.verbose_name}")

    def _word(self, place: str, *, shared: bool = False) -> str:
        word = self.aviary.hatch(self.story, place, shared=shared).word
        self.words.append(word)
        return word

    def _text(self, place: str, *, shared: bool = False) -> str:
        return self.aviary.canaries[self._word(place, shared=shared)].text

    def _fill_field(self, thing, field, shared: bool) -> None:
        place = f"{thing._meta.verbose_name}, {field.name}"
        value = self._value(thing, field, place, shared)
        if value is None:
            return
        try:
            if isinstance(field, PROSE):
                field.clean(value, thing)
        except ValidationError:
            self.aviary.unseeded.add(place)
        else:
            setattr(thing, field.name, value)

    def _value(self, thing, field, place, shared):
        if isinstance(field, StreamField):
            return self._body(field, place)
        if isinstance(field, models.ForeignKey):
            return self._related(field, place)
        if not isinstance(field, PROSE) or not field.editable or field.choices:
            return None
        if isinstance(field, models.SlugField):
            return self._word(place, shared=shared)
        if isinstance(field, models.URLField):
            return f"https://example.org/{self._word(place, shared=shared)}"
        return self._text(place, shared=shared)

    def _body(self, field, place) -> str:
        filler = BlockFiller(text=self._text, make=lambda m, p: self.make(m, p).pk)
        body = filler.stream(field.stream_block, place)
        self.aviary.unseeded.update(filler.unseeded)
        return json.dumps(body)

    def _related(self, field, place):
        model = field.related_model
        if model._meta.label == settings.AUTH_USER_MODEL:
            return self.owner if not field.unique else None
        if not field.editable or issubclass(model, Page):
            return None
        if model._meta.app_label not in ("articles", "home"):
            return None
        return self.make(model, place)

    def make(self, model, place: str) -> models.Model:
        """A new picture, document, author …, saved, for this place."""
        return self._saved(model(), place)

    def _saved(self, thing, place: str):
        if isinstance(thing, AbstractImage):
            thing.file = self._picture_file(place)
        elif isinstance(thing, AbstractDocument):
            thing.file = self._document_file(place)
        for field in thing._meta.get_fields():
            # What stories share is not filled deeper than one level.
            if isinstance(field, PROSE) and field.name not in WAGTAILS_OWN:
                self._fill_field(thing, field, shared=True)
        thing.save()
        if isinstance(thing, AbstractImage | AbstractDocument):
            self.fill_tags(thing)
        self.made.append(thing)
        return thing

    def _picture_file(self, place: str) -> ContentFile:
        data = io.BytesIO()
        Image.new("RGB", (48, 32), "navy").save(data, "PNG")
        name = self._word(f"{place}: file name of a picture", shared=True)
        return ContentFile(data.getvalue(), name=f"{name}.png")

    def _document_file(self, place: str) -> ContentFile:
        name = self._word(f"{place}: file name of a document", shared=True)
        text = self._text(f"{place}: inside a document", shared=True)
        return ContentFile(text.encode(), name=f"{name}.txt")

    def _fill_rows(self, thing, relation) -> None:
        row = relation.related_model()
        manager = getattr(thing, relation.get_accessor_name(), None)
        is_tagging = hasattr(row, "tag_id")
        if is_tagging or manager is None or not hasattr(manager, "add"):
            return
        for field in row._meta.get_fields():
            if field is not relation.field and not field.auto_created:
                self._fill_field(row, field, False)
        manager.add(row)


def in_future(hours: int):
    return timezone.now() + timedelta(hours=hours)
