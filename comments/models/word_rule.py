from django.db import models
from django.utils.translation import gettext_lazy as _


class WordRule(models.Model):
    """A word or phrase for which a reply is held or marked as spam."""

    class Kind(models.TextChoices):
        SUSPECT = "suspect", _("Suspect: a moderator looks")
        BANNED = "banned", _("Banned: goes to spam")

    words = models.CharField(
        _("word or phrase"),
        max_length=80,
        help_text=_("Other endings, spaced letters and look-alikes are found too."),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, default=Kind.SUSPECT
    )
    # Empty: in stories of every language.
    language = models.CharField(_("language"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("word rule")
        verbose_name_plural = _("word rules")
        ordering = ["words"]
        constraints = [
            models.UniqueConstraint(
                fields=["words", "language"], name="one_rule_for_a_word"
            )
        ]

    def __str__(self):
        return self.words
