from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.prepared_writes import next_key
from comments.rendering import render_body
from vault.fields import KeyedHashField

# Replies are shown on three levels; a deeper one stands flat on the third, "in reply
# to NAME".
LEVELS = 3
PATH_STEP = 13  # twelve hex digits of the primary key and a slash
# What stands first in its thread for readers: itself public, or with replies that are.
OPENS = models.Q(depth=0) & (models.Q(status="approved") | models.Q(reply_count__gt=0))


class CommentQuerySet(models.QuerySet):
    def approved(self):
        return self.filter(status=Comment.Status.APPROVED)

    def pending(self):
        return self.filter(status=Comment.Status.PENDING)

    def opening_threads(self):
        """The first level as readers see it: public, or with public replies."""
        return self.filter(OPENS)

    def in_thread_order(self):
        """Each reply under what it answers, the oldest first."""
        return self.order_by("path")


class Comment(models.Model):
    """A reader's reply to a story: plain text, as it was typed.

    Created in `comments.posting` only; its status changes in `comments.moderation` only.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        SPAM = "spam", _("Spam")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    article = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("story"),
        db_index=False,  # latest_of_a_story
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name=_("in reply to"),
    )
    # Empty for a reply by staff, who have an account, and after an erasure.
    commenter = models.ForeignKey(
        "comments.Commenter",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="comments",
        db_index=False,  # latest_of_a_person
    )
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    name = models.CharField(_("name"), max_length=60)
    staff_title = models.CharField(_("staff badge"), max_length=60, blank=True)
    body = models.TextField(_("reply"))
    revision = models.PositiveIntegerField(_("revision of the text"), default=1)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.PENDING
    )
    held_because = models.CharField(_("held because"), max_length=200, blank=True)
    # What the checks found: a list of {"check", "why", "words"}; `words` as typed.
    findings = models.JSONField(_("findings"), default=list, blank=True)
    # Whether readers ever saw it: then its place is kept by a tombstone.
    was_public = models.BooleanField(_("was public"), default=False)
    created_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    edited_at = models.DateTimeField(_("changed by its sender"), null=True, blank=True)
    redacted_at = models.DateTimeField(_("redacted"), null=True, blank=True)
    picked_at = models.DateTimeField(_("picked by the editors"), null=True, blank=True)
    wants_mail = models.BooleanField(_("mail on replies"), default=False)
    # When the person whom this reply answers was told of it; once, whatever follows.
    mailed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Open reports of readers.
    flag_count = models.PositiveIntegerField(default=0, editable=False)
    # Public replies anywhere below; kept for the first level only, which is sorted by it.
    reply_count = models.PositiveIntegerField(default=0, editable=False)
    # The sender's network, /24 or /64, to see floods; forgotten after 30 days.
    network_hash = KeyedHashField(null=True, editable=False)
    path = models.CharField(max_length=LEVELS * PATH_STEP, editable=False, default="")
    depth = models.PositiveSmallIntegerField(editable=False, default=0)
    # Makes a second copy of one submission impossible, whatever retries send it.
    token_hash = KeyedHashField(unique=True, editable=False)
    token_is_random = models.BooleanField(default=False, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        default_permissions = ("view",)
        permissions = [("moderate_comment", _("Can decide about comments"))]
        indexes = [
            models.Index(fields=["article", "status", "path"], name="thread_in_order"),
            models.Index(fields=["status", "id"], name="queue_in_order"),
            # PostgreSQL would walk past all that was decided before it.
            models.Index(
                fields=["id"],
                condition=models.Q(status="pending"),
                name="pending_in_order",
            ),
            models.Index(fields=["article", "id"], name="latest_of_a_story"),
            models.Index(fields=["commenter", "id"], name="latest_of_a_person"),
            models.Index(fields=["article", "id"], condition=OPENS, name="first_level"),
            models.Index(
                fields=["article", "reply_count", "id"],
                condition=OPENS,
                name="most_replied",
            ),
            models.Index(
                fields=["article", "picked_at"],
                condition=models.Q(picked_at__isnull=False),
                name="picked_in_order",
            ),
            models.Index(fields=["commenter", "status", "id"], name="of_a_person"),
            models.Index(fields=["network_hash", "created_at"], name="of_a_network"),
            models.Index(
                fields=["id"],
                condition=models.Q(flag_count__gt=0),
                name="reported_in_order",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    status__in=[
                        "pending",
                        "approved",
                        "rejected",
                        "spam",
                        "withdrawn",
                    ]
                ),
                name="comment_status_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.name}: {self.body[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("comment_permalink", args=[self.pk])

    @property
    def body_html(self) -> SafeString:
        """The text as readers see it; the one way to show it."""
        return render_body(self.body)

    @property
    def root_id(self) -> int:
        """The key of the first-level comment that this one stands below, or its own."""
        return int(self.path[: PATH_STEP - 1], 16)

    def take_place(self) -> None:
        """Take a key, and set path and depth; in the transaction that then stores it.

        The path is made of keys, so no other row ever has to be renumbered.
        """
        if self.pk is None:
            self.pk = next_key(Comment)
        above = self.parent
        stem = above.path[: (LEVELS - 1) * PATH_STEP] if above else ""
        self.path = f"{stem}{self.pk:012x}/"
        self.depth = len(self.path) // PATH_STEP - 1


class CommentRevision(models.Model):
    """A text that a comment had before it was changed. The current one is in Comment."""

    class Kind(models.TextChoices):
        EDIT = "edit", _("Changed by its sender")
        REDACTION = "redaction", _("Redacted by a moderator")

    kind = models.CharField(
        _("why"), max_length=10, choices=Kind.choices, default=Kind.EDIT
    )
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, related_name="revisions"
    )
    number = models.PositiveIntegerField(_("revision"))
    body = models.TextField(_("text"))
    replaced_at = models.DateTimeField(_("replaced"), auto_now_add=True)

    class Meta:
        verbose_name = _("earlier text")
        verbose_name_plural = _("earlier texts")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "number"], name="one_text_for_each_revision"
            )
        ]

    def __str__(self):
        return f"Revision {self.number} of comment {self.comment_id}"
