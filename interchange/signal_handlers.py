"""Reactions of this app to what others do; each calls one function."""

from django.db import transaction
from wagtail.signals import page_published, page_unpublished


def connect() -> None:
    """Called once, when the app is ready."""
    from articles.models import ArticlePage

    for signal in (page_published, page_unpublished):
        signal.connect(renew_card, sender=ArticlePage, dispatch_uid="interchange.card")


def renew_card(instance, **kwargs):
    from interchange.tasks import make_card

    transaction.on_commit(lambda: make_card.enqueue(instance.pk))
