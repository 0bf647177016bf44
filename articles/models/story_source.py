from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from articles.models.block_ids import BlockIdsField


class StorySource(Orderable):
    """A source that readers are told of: part of “How we know this”.

    Public by nature. What must not be published belongs into a SourceNote.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        DOCUMENT = "document", _("Document")
        AGENCY = "agency", _("Agency")
        DATASET = "dataset", _("Data set")
        EVENT = "event", _("Event")

    class Basis(models.TextChoices):
        ON_RECORD = "on_record", _("On the record")
        BACKGROUND = "background", _("On background")
        ANONYMOUS = "anonymous", _("Anonymous")

    class State(models.TextChoices):
        UNVERIFIED = "unverified", _("Not verified")
        SINGLE_SOURCE = "single_source", _("Single source")
        CORROBORATED = "corroborated", _("Corroborated")
        DOCUMENTED = "documented", _("Documented")

    article = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="sources"
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, default=Kind.PERSON
    )
    name = models.CharField(
        _("name"),
        max_length=300,
        help_text=_("As readers will see it: a name, a title, “a resident of …”."),
    )
    basis = models.CharField(
        _("basis"), max_length=20, choices=Basis.choices, default=Basis.ON_RECORD
    )
    anonymity_reason = models.CharField(
        _("why anonymous"),
        max_length=300,
        blank=True,
        help_text=_("Readers are told why a source is not named."),
    )
    url = models.URLField(_("link"), blank=True)
    supports = models.CharField(_("what it supports"), max_length=400, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.UNVERIFIED
    )

    block_ids = BlockIdsField(
        _("passages"),
        help_text=_("Readers see a number after each that leads to this source."),
    )

    panels = [
        "kind",
        "name",
        "basis",
        "anonymity_reason",
        "url",
        "supports",
        "state",
        "block_ids",
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return self.name

    @property
    def lacks_reason(self) -> bool:
        """Whether readers would not be told why it is not named: in drafts only."""
        is_anonymous = self.basis == self.Basis.ANONYMOUS
        return is_anonymous and not self.anonymity_reason.strip()
