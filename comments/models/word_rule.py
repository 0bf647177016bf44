import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

STAMP_BITS = 31


def new_stamp() -> int:
    """A number that no other change is likely to have."""
    return secrets.randbits(STAMP_BITS)


class WordRule(models.Model):
    """A word or phrase for which a reply is held or marked as spam."""

    class Kind(models.TextChoices):
        SUSPECT = "suspect", _("Suspect: a moderator looks")
        BANNED = "banned", _("Banned: goes to spam")

    words = models.CharField(
        _("word or phrase"),
        max_length=80,
        help_text=_(
            "Plurals and the like, spaced letters, look-alikes and other disguises are "
            "found too; a word inside another one is not. With an asterisk at the end "
            "(“advert*”) every ending is found."
        ),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, default=Kind.SUSPECT
    )
    # Empty: in stories of every language.
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        help_text=_("Of the stories, such as “en” or “de”. Empty: every language."),
    )
    # Another one after each change, so that every process sees that there was one.
    stamp = models.PositiveIntegerField(default=new_stamp, editable=False)

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

    def save(self, *args, **kwargs):
        self.stamp = new_stamp()
        super().save(*args, **kwargs)
