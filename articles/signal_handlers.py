"""Reactions of this app to what others do; each calls one function."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    task_submitted,
    workflow_rejected,
)


def connect() -> None:
    """Called once, when the app is ready."""
    post_page_move.connect(keep_section_after_move, dispatch_uid="articles.section")
    page_published.connect(note_story_restored, dispatch_uid="articles.restored")
    post_save.connect(
        make_picture_sizes, sender=get_image_model(), dispatch_uid="articles.sizes"
    )
    _connect_public_files()
    _connect_schedules()
    _connect_mails()


def _connect_public_files() -> None:
    """Whatever changes which files strangers may have."""
    uid = "articles.public_files"
    page_published.connect(open_files, dispatch_uid=uid)
    for signal in (page_unpublished, post_page_move):
        signal.connect(ask_anew_for_files, dispatch_uid=uid)
    for signal in (post_save, post_delete):
        signal.connect(ask_anew_for_files, sender=PageViewRestriction, dispatch_uid=uid)
    post_save.connect(open_files, sender="articles.Author", dispatch_uid=uid)
    post_delete.connect(ask_anew_for_files, sender="articles.Author", dispatch_uid=uid)


def _connect_schedules() -> None:
    from articles.models import ArticlePage

    page_published.connect(
        forget_start, sender=ArticlePage, dispatch_uid="articles.start"
    )
    page_unpublished.connect(
        forget_end, sender=ArticlePage, dispatch_uid="articles.end"
    )


def _connect_mails() -> None:
    from articles.models import LegalDecision
    from articles.notifications import changes_requested, legal_advice

    task_submitted.connect(
        legal_advice, sender=LegalDecision, dispatch_uid="articles.legal_advice"
    )
    # Under the name of Wagtail's own, which connects later and so does not any more.
    workflow_rejected.connect(
        changes_requested,
        sender=WorkflowState,
        dispatch_uid="workflow_state_rejected_email_notification",
    )


def forget_start(instance, **kwargs):
    from articles import schedules

    schedules.forget_start(instance)


def forget_end(instance, **kwargs):
    from articles import schedules

    schedules.forget_end(instance)


def keep_section_after_move(instance, **kwargs):
    from articles.models import ArticlePage

    for article in ArticlePage.objects.descendant_of(instance, inclusive=True):
        article.save(clean=False, update_fields=["section"])


def open_files(instance, **kwargs):
    from articles.public_files import forget_answers, note_references

    note_references(instance)
    transaction.on_commit(forget_answers)


def ask_anew_for_files(**kwargs):
    from articles.public_files import forget_answers

    transaction.on_commit(forget_answers)


def note_story_restored(instance, **kwargs):
    from articles.models import ArticlePage
    from articles.withdrawal import note_restored

    if isinstance(instance, ArticlePage):
        note_restored(instance)


def make_picture_sizes(instance, created, **kwargs):
    from articles.tasks import make_renditions

    if created:
        transaction.on_commit(lambda: make_renditions.enqueue(instance.pk))
