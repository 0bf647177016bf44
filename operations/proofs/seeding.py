"""Four stories that nobody outside may read, each in another way."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.db import models
from wagtail.images.models import AbstractImage
from wagtail.search import index

from articles.models import ArticlePage, SectionPage
from articles.pictures.renditions import FALLBACK_SPEC, SOCIAL_SPEC
from articles.source_notes import add_note
from home.models import HomePage
from operations.proofs.canaries import Aviary
from operations.proofs.filling import Filler, in_future

PLAIN_BODY = '[{"type": "paragraph", "value": "<p>What everybody may read.</p>"}]'


@dataclass
class Secret:
    """One seeded story, and all that was made for it."""

    name: str
    article: ArticlePage
    words: list[str]
    made: list[models.Model]
    address_is_secret: bool = True


@dataclass
class Seeder:
    """Writes the stories through the models' own ways: drafts, revisions, publishing."""

    aviary: Aviary
    secrets: list[Secret] = field(default_factory=list)

    def seed(self) -> list[Secret]:
        """Make the stories. To be called in a transaction that is rolled back."""
        users = get_user_model().objects
        self.owner = users.create(
            username=f"{self.aviary.prefix}-owner", is_superuser=True, is_active=True
        )
        self.section = self._section()
        self._embargoed()
        self._scheduled()
        self._edited()
        self._taken_offline()
        for secret in self.secrets:
            secret.article = ArticlePage.objects.get(pk=secret.article.pk)
        return self.secrets

    def remove_files(self) -> None:
        """Delete the files of the seeded pictures and documents, and index entries.

        To be called before the transaction is rolled back.
        """
        for secret in self.secrets:
            index.remove_object(secret.article)
            for thing in secret.made:
                _remove(thing)

    def _section(self) -> SectionPage:
        home = HomePage.objects.first()
        section = SectionPage(title="Proof", slug=f"proof-{self.aviary.prefix[-6:]}")
        return home.add_child(instance=section)

    def _article(self, filler: Filler, slug: str) -> ArticlePage:
        article = ArticlePage(
            live=False, headline="What everybody may read", slug=slug, body=PLAIN_BODY
        )
        article.owner = self.owner
        self.section.refresh_from_db()
        self.section.add_child(instance=article)
        return article

    def _filled(self, name: str, article, filler: Filler, **attributes) -> Secret:
        filler.fill(article)
        filler.fill_tags(article)
        article.title = article.headline
        note = filler.aviary.hatch(name, "confidential note")
        add_note(article=article, text=note.text, by=self.owner)
        for thing in filler.made:
            if isinstance(thing, AbstractImage):
                thing.get_renditions(FALLBACK_SPEC, SOCIAL_SPEC)
        secret = Secret(name, article, filler.words, filler.made, **attributes)
        self.secrets.append(secret)
        return secret

    def _new(self, name: str) -> tuple[ArticlePage, Filler]:
        filler = Filler(self.aviary, name, self.owner)
        slug = f"{name.replace(' ', '-')}-{self.aviary.prefix[-6:]}"
        return self._article(filler, slug), filler

    def _embargoed(self) -> None:
        article, filler = self._new("embargoed")
        self._filled("embargoed", article, filler)
        article.embargo_until = in_future(48)
        article.save()
        article.save_revision(user=self.owner)

    def _scheduled(self) -> None:
        article, filler = self._new("scheduled")
        self._filled("scheduled", article, filler)
        article.go_live_at = in_future(24)
        article.save_revision(user=self.owner).publish(user=self.owner)

    def _edited(self) -> None:
        """A live story with a draft of a next version, which alone is secret."""
        article, filler = self._new("edited")
        article.byline_override = "By the desk"
        article.save_revision(user=self.owner).publish(user=self.owner)
        article.refresh_from_db()
        self._filled("edited", article, filler, address_is_secret=False)
        article.save_revision(user=self.owner)

    def _taken_offline(self) -> None:
        """A story that was live for a while, until an embargo took it offline."""
        article, filler = self._new("taken offline")
        self._filled("taken offline", article, filler)
        article.save_revision(user=self.owner).publish(user=self.owner)
        article.refresh_from_db()
        article.embargo_until = in_future(48)
        article.save_revision(user=self.owner)


def _remove(thing: models.Model) -> None:
    if isinstance(thing, index.Indexed):
        index.remove_object(thing)
    if isinstance(thing, AbstractImage):
        for rendition in thing.renditions.all():
            default_storage.delete(rendition.file.name)
    if name := getattr(getattr(thing, "file", None), "name", ""):
        default_storage.delete(name)
