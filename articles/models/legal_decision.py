"""Which text legal advice decided about, and what it said."""

import hashlib
import json
import re
from typing import Any

from django.db import models
from wagtail.models import TaskState

# What a version holds besides its text. All else is text, fields of tomorrow included.
NOT_TEXT = frozenset(
    [
        # the page and its place
        *("pk", "path", "depth", "numchild", "translation_key", "locale", "url_path"),
        *("content_type", "owner", "alias_of", "show_in_menus", "section"),
        *("imported_from", "title", "draft_title"),
        # when it runs, and what became of it
        *("live", "has_unpublished_changes", "latest_revision", "live_revision"),
        *("latest_revision_created_at", "first_published_at", "last_published_at"),
        *("go_live_at", "expire_at", "expired", "published_at", "breaking_until"),
        *("substantially_updated_at", "embargo_until", "embargo_reason"),
        # what the desk tells itself
        *("locked", "locked_at", "locked_by", "needs_legal", "edit_reason"),
        *("edit_reason_for", "wagtail_admin_comments"),
    ]
)
# Given anew when rows and blocks are saved, and printed by nobody.
NOT_TEXT_IN_ROWS = frozenset(
    ["pk", "id", "sort_order", "article", "content_object", "displayed_name"]
)
# The rich text editor's own marks, some of them made anew each time.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


class LegalDecision(TaskState):
    """The state of the legal step, and the text that was decided about.

    The text is known by its digest and not by its revision: autosave writes other words
    into the same revision, and a time that is set later makes a new one of the same words.
    """

    text_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        default_permissions = ()


def text_digest(article) -> str:
    """A digest of all that a version says; the same words have the same one."""
    content = article.serializable_data()
    said = {name: content[name] for name in content.keys() - NOT_TEXT}
    said["body"] = json.loads(said["body"])
    text = json.dumps(_without_keys(said), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def is_legally_cleared(article) -> bool:
    """Whether the newest decision about this very text was to clear it."""
    decisions = LegalDecision.objects.for_instance(article).filter(
        text_digest=text_digest(article), finished_at__isnull=False
    )
    newest = decisions.order_by("-finished_at", "-pk").first()
    return bool(newest and newest.status == TaskState.STATUS_APPROVED)


def _without_keys(value: Any):
    if isinstance(value, dict):
        kept = value.keys() - NOT_TEXT_IN_ROWS
        return {key: _without_keys(value[key]) for key in kept}
    if isinstance(value, list):
        return [_without_keys(part) for part in value]
    return BLOCK_KEY.sub("", value) if isinstance(value, str) else value
