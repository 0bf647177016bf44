from django.db import models
from django.utils.translation import gettext_lazy as _


class Discussion(models.Model):
    """The replies of one story as a whole: may one post, and how many are public.

    A row of its own beside the story, for publishing a story rewrites all of its columns
    from a revision. A story without a row is open and has no replies.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    article = models.OneToOneField(
        "articles.ArticlePage",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
    )
    state = models.CharField(
        _("replies"), max_length=10, choices=State.choices, default=State.OPEN
    )
    approved_count = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")
        default_permissions = ()
        indexes = [models.Index(fields=["-approved_count"], name="most_discussed")]

    def __str__(self):
        return f"Replies to story {self.article_id}"
