"""The demo paper as it is measured: its database, its files, one reply of a reader."""

import shutil

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.test import override_settings

from accounts.models import User
from articles.models import ArticlePage, NewsImage
from articles.pictures.renditions import PICTURE_SPECS
from articles.withdrawal import withdraw
from comments.models import Comment
from comments.posting import post_reply
from operations.demo import loading

LOCK = "harbour-board-votes-to-reopen-old-lock"
WITHDRAWN = "millfield-pupils-get-grass"
IDLE = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def prepare(*, fresh: bool) -> None:
    """The demo paper with a withdrawn story and a reply that waits; once, unless fresh."""
    if fresh:
        _clear()
    # Pages kept by an earlier run would name files that are no longer there.
    shutil.rmtree(settings.NEWSROOM_PAGE_CACHE_FOLDER, ignore_errors=True)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    call_command("migrate", verbosity=0)
    # The demo refuses to load where DEBUG is off, for its passwords are known.
    with override_settings(DEBUG=True, TASKS=IDLE):
        if not ArticlePage.objects.exists():
            loading.load()
            call_command("wagtail_update_index", verbosity=0)
            _make_every_size()
        _withdraw_one()
        _reply_once()


def _clear() -> None:
    database = settings.DATABASES["default"]["NAME"]
    for end in ("", "-wal", "-shm"):
        (settings.VAR_DIR / "quality" / f"{database}{end}").unlink(missing_ok=True)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def _make_every_size() -> None:
    """AVIF too, which in a running paper the worker makes."""
    for image in NewsImage.objects.all():
        image.get_renditions(*PICTURE_SPECS)


def _withdraw_one() -> None:
    story = ArticlePage.objects.get(slug=WITHDRAWN)
    if story.live:
        withdraw(article=story, by=editor(), reason="The pupils were not asked.")


def _reply_once() -> None:
    if not Comment.objects.pending().exists():
        post_reply(
            article_id=ArticlePage.objects.get(slug=LOCK).pk,
            name="María Fernanda Oliveira Vasconcelos de Albuquerque Figueredo",
            email="reader@example.org",
            body="Who measured the hinge, and on which day?",
        )


def editor() -> User:
    return User.objects.get(username="editor")


def signed_in(user: User) -> str:
    """The session key of somebody who has signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
