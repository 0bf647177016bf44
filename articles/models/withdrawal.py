from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.correction import AppendOnly


class WithdrawalQuerySet(models.QuerySet):
    def standing(self):
        """The withdrawals after which the story was not published again."""
        later = Withdrawal.objects.filter(
            article=OuterRef("article"), pk__gt=OuterRef("pk")
        )
        withdrawn = self.filter(act=Withdrawal.Act.WITHDRAWN, article__live=False)
        return withdrawn.filter(~Exists(later))

    def at(self, url_path: str):
        """Those of stories that stood at an address when they were withdrawn."""
        return self.filter(url_path=url_path)

    def delete(self):
        raise AppendOnly("Withdrawals are never deleted.")

    def update(self, **kwargs):
        raise AppendOnly("Withdrawals are never edited.")


class Withdrawal(models.Model):
    """That a published story was taken back, said to its readers; or put back later.

    Append-only, and a table of its own, so that no revision of the story can rewrite
    it. Written through `articles.withdrawal`.
    """

    class Act(models.TextChoices):
        WITHDRAWN = "withdrawn", _("Withdrawn")
        RESTORED = "restored", _("Published again")

    article = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.PROTECT,
        related_name="withdrawals",
        verbose_name=_("story"),
    )
    act = models.CharField(
        _("act"), max_length=10, choices=Act.choices, default=Act.WITHDRAWN
    )
    reason = models.TextField(
        _("reason"),
        max_length=600,
        blank=True,
        help_text=_("Readers see it at the story's address."),
    )
    # Where the story stood, in Wagtail's form; later changes of the slug leave it.
    url_path = models.TextField(editable=False)
    revision = models.BigIntegerField(null=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.get_act_display()}: {self.reason[:60]}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly("A withdrawal is never edited.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly("A withdrawal is never deleted.")
