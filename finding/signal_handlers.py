"""Reactions of this app to what others do; each calls one function."""

from django.db import transaction
from wagtail.signals import page_published

from articles.models import ArticlePage


def connect() -> None:
    """Called once, when the app is ready."""
    page_published.connect(
        relate_published_story, sender=ArticlePage, dispatch_uid="finding.related"
    )


def relate_published_story(instance, **kwargs):
    from finding.tasks import relate_story

    transaction.on_commit(lambda: relate_story.enqueue(instance.pk))
