from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Whether readers may reply, and whether the replies are shown."""

    OPEN = "open", _("Open")
    READ_ONLY = "read_only", _("Read only: no new replies")
    CLOSED = "closed", _("Closed: replies are not shown")


class Mode(models.TextChoices):
    """When a reply becomes public, if no check holds it."""

    PRE = "pre", _("After a moderator has read it")
    TRUSTED = "trusted", _("At once from trusted people, else after reading")
    POST = "post", _("At once")


class DiscussionRules(models.Model):
    """What holds for the replies of a story or a section; empty: what holds above it."""

    state = models.CharField(
        _("replies"), max_length=10, choices=State.choices, blank=True
    )
    mode = models.CharField(
        _("a reply appears"), max_length=10, choices=Mode.choices, blank=True
    )
    close_after_days = models.PositiveIntegerField(
        _("close after so many days"),
        null=True,
        blank=True,
        help_text=_("Counted from the publication. 0: never."),
    )

    class Meta:
        abstract = True


class SectionDiscussion(DiscussionRules):
    """What holds for the replies of a section's stories that say nothing themselves."""

    section = models.OneToOneField(
        "articles.SectionPage",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("replies in a section")
        verbose_name_plural = _("replies in sections")
        default_permissions = ()

    def __str__(self):
        return f"Replies in section {self.section_id}"


class Discussion(DiscussionRules):
    """The replies of one story as a whole: may one post, and how many are public.

    A row of its own beside the story, for publishing a story rewrites all of its columns
    from a revision. A story without a row has no replies and the rules of its section.
    """

    State = State
    Mode = Mode

    article = models.OneToOneField(
        "articles.ArticlePage",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
    )
    approved_count = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")
        default_permissions = ()
        permissions = [("set_discussion", _("Can open and close replies"))]
        indexes = [models.Index(fields=["-approved_count"], name="most_discussed")]

    def __str__(self):
        return f"Replies to story {self.article_id}"
