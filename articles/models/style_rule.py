from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import house_style


class StyleRule(models.Model):
    """A rule of the house, shown among the checks while a story is written.

    It warns and never stops anything.
    """

    class Check(models.TextChoices):
        PHRASE = house_style.PHRASE, _("A phrase we do not print")
        WORDS = house_style.WORDS_OF_HEADLINE, _("Most words of a headline")
        LETTERS = house_style.LETTERS_OF_HEADLINE, _("Most characters of a headline")
        ALT_TEXT = house_style.ALT_TEXT, _("A picture without alt text")
        SPEAKER = house_style.SPEAKER, _("A quotation without a speaker")

    class Place(models.TextChoices):
        HEADS = house_style.IN_HEADS, _("Headline and subhead")
        BODY = house_style.IN_BODY, _("Standfirst and body")

    check_for = models.CharField(_("what it finds"), max_length=30, choices=Check)
    phrase = models.CharField(
        _("phrase"),
        max_length=120,
        blank=True,
        help_text=_("Found as whole words, in capitals or not."),
    )
    place = models.CharField(
        _("where"),
        max_length=10,
        choices=Place,
        blank=True,
        help_text=_("For a phrase. Empty: everywhere."),
    )
    limit = models.PositiveSmallIntegerField(
        _("limit"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    message = models.CharField(
        _("what the writer is told"),
        max_length=200,
        help_text=_("Say what to do: “Write ‘about’, not ‘approximately’.”"),
    )
    is_active = models.BooleanField(_("in force"), default=True)

    panels = ["check_for", "phrase", "place", "limit", "message", "is_active"]

    class Meta:
        verbose_name = _("rule of style")
        verbose_name_plural = _("rules of style")
        ordering = ["check_for", "phrase", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(check_for="phrase") | ~models.Q(phrase=""),
                name="a_phrase_rule_has_a_phrase",
                violation_error_message=_("Say which phrase."),
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    check_for__in=["words_of_headline", "letters_of_headline"]
                )
                | models.Q(limit__isnull=False),
                name="a_headline_rule_has_a_limit",
                violation_error_message=_("Say how many at most."),
            ),
        ]

    def __str__(self):
        return self.phrase or self.get_check_for_display()

    @property
    def key(self) -> str:
        return f"house-style-{self.pk}"

    def as_rule(self) -> house_style.Rule:
        """The rule without the database."""
        return house_style.Rule(
            key=self.key,
            check=self.check_for,
            message=self.message,
            phrase=self.phrase,
            limit=self.limit or 0,
            place=self.place,
        )


def starting_rules() -> list[StyleRule]:
    """What a new house begins with, unsaved; its editors change it as they like."""
    check = StyleRule.Check
    return [
        StyleRule(
            check_for=check.WORDS,
            limit=14,
            message=gettext("The headline has more than 14 words."),
        ),
        StyleRule(
            check_for=check.ALT_TEXT,
            message=gettext("A picture has no alt text: say what is to be seen."),
        ),
        StyleRule(
            check_for=check.SPEAKER,
            message=gettext("A quotation has no speaker: say who said it."),
        ),
    ]
