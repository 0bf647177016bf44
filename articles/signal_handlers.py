"""Reactions of this app to what others do; each calls one function."""

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.images import get_image_model
from wagtail.signals import page_published, post_page_move


def connect() -> None:
    """Called once, when the app is ready."""
    post_page_move.connect(keep_section_after_move, dispatch_uid="articles.section")
    page_published.connect(note_story_restored, dispatch_uid="articles.restored")
    post_save.connect(
        make_picture_sizes, sender=get_image_model(), dispatch_uid="articles.sizes"
    )


def keep_section_after_move(instance, **kwargs):
    from articles.models import ArticlePage

    for article in ArticlePage.objects.descendant_of(instance, inclusive=True):
        article.save(clean=False, update_fields=["section"])


def note_story_restored(instance, **kwargs):
    from articles.models import ArticlePage
    from articles.withdrawal import note_restored

    if isinstance(instance, ArticlePage):
        note_restored(instance)


def make_picture_sizes(instance, created, **kwargs):
    from articles.tasks import make_renditions

    if created:
        transaction.on_commit(lambda: make_renditions.enqueue(instance.pk))
