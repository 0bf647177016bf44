"""What tells of a change that readers see; each receiver calls one function."""

from functools import partial

from django.apps import apps
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.signals import post_page_move

from articles.signals import picture_sizes_made
from finding.signals import ranking_changed, related_changed
from operations.purging import changes
from operations.purging.table import SITE_WIDE, SiteWide

UID = "purging"


def connect() -> None:
    """Called once, when all apps are ready."""
    for model in apps.get_models():
        if issubclass(model, Page):
            _connect_pages(model)
    post_page_move.connect(page_moved, dispatch_uid=UID)
    for row in SITE_WIDE:
        _connect_site_wide(row)
    _connect_replies()
    _connect_files()
    related_changed.connect(others_related, dispatch_uid=UID)
    ranking_changed.connect(most_read_changed, dispatch_uid=UID)
    _connect("articles.Correction", post_save, correction_made)
    for signal in (post_save, post_delete):
        _connect("wagtailredirects.Redirect", signal, redirect_changed)


def _connect(model, signal, receiver) -> None:
    signal.connect(receiver, sender=model, dispatch_uid=f"{UID}.{receiver.__name__}")


def _connect_pages(model) -> None:
    _connect(model, pre_save, page_before)
    _connect(model, post_save, page_after)
    _connect(model, pre_delete, page_leaves)


def _connect_replies() -> None:
    _connect("comments.ModerationAction", post_save, decision_made)
    _connect("comments.Discussion", post_save, discussion_changed)


def _connect_files() -> None:
    _connect(get_image_model(), post_save, picture_changed)
    _connect(get_image_model(), pre_delete, picture_leaves)
    for signal in (post_save, post_delete):
        _connect("articles.NewsRendition", signal, size_changed)
    picture_sizes_made.connect(sizes_made, dispatch_uid=UID)
    _connect(get_document_model(), post_save, document_changed)
    _connect(get_document_model(), pre_delete, document_leaves)


def _connect_site_wide(row: SiteWide) -> None:
    on_save = partial(everything_if_seen, row)
    uid = f"{UID}.{row.model}"
    # The receivers are kept nowhere else, so Django must hold on to them itself.
    post_save.connect(on_save, sender=row.model, dispatch_uid=uid, weak=False)
    post_delete.connect(everything, sender=row.model, dispatch_uid=uid)


def page_before(instance, raw=False, update_fields=None, **kwargs):
    if not raw:
        changes.page_before(instance, update_fields)


def page_after(instance, raw=False, update_fields=None, **kwargs):
    if not raw:
        changes.page_after(instance, update_fields)


def page_leaves(instance, **kwargs):
    changes.page_leaves(instance)


def page_moved(instance, parent_page_before, url_path_before, **kwargs):
    changes.page_moved(instance, parent_page_before, url_path_before)


def correction_made(instance, **kwargs):
    changes.story_changed(instance.article_id)


def decision_made(instance, **kwargs):
    public = instance.comment.Status.APPROVED
    if public in (instance.from_status, instance.to_status):
        changes.replies_changed(instance.comment.article_id)


def discussion_changed(instance, **kwargs):
    changes.replies_changed(instance.article_id)


def others_related(stories, **kwargs):
    changes.related_changed(stories)


def most_read_changed(sections, **kwargs):
    changes.most_read_changed(sections)


def picture_changed(instance, created, **kwargs):
    if not created:
        changes.picture_changed(instance.pk)


def picture_leaves(instance, **kwargs):
    changes.picture_leaves(instance.pk)


def size_changed(instance, **kwargs):
    changes.picture_changed(instance.image_id)


def sizes_made(image, **kwargs):
    changes.picture_changed(image.pk)


def document_changed(instance, created, **kwargs):
    if not created:
        changes.document_changed(instance.pk)


def document_leaves(instance, **kwargs):
    changes.document_leaves(instance.pk)


def redirect_changed(instance, created=True, **kwargs):
    # Where an old one stood before it was edited, nobody knows any more.
    if created:
        changes.redirect_changed(instance.old_path)
    else:
        changes.everything_changed()


def everything_if_seen(row, created, **kwargs):
    if row.created if created else row.edited:
        changes.everything_changed()


def everything(**kwargs):
    changes.everything_changed()
