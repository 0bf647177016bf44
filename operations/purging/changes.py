"""Services that note a change; when its transaction is committed, the caches are told.

They are called inside the transaction that makes the change. However often a story is
saved in it, it is looked at once before and once after, and each address is told once.
Nothing that goes wrong here reaches who publishes.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from articles.models import ArticlePage
from finding.related import named_under
from operations.purging.collected import Collected
from operations.purging.faces import faces_of, former_paths, from_root, path_of
from operations.purging.pages import in_menus
from operations.purging.sending import tell_caches
from operations.purging.table import EVERYTHING
from operations.purging.uses import uses_of

logger = logging.getLogger("newsroom.purging")

# Columns of a page that no reader sees: drafts, locks and plans.
UNSEEN = frozenset(
    {
        *("draft_title", "has_unpublished_changes", "search_index"),
        *("latest_revision", "latest_revision_created_at"),
        *("locked", "locked_at", "locked_by", "go_live_at", "expire_at", "expired"),
    }
)


class _Purge:
    """What is told once after the commit, by whichever note of it comes first."""

    def __init__(self):
        self.collected, self.is_done = Collected(), False

    def run(self) -> None:
        if self.is_done:
            return
        self.is_done = True
        try:
            paths = self.collected.paths()
        except Exception as error:  # noqa: BLE001 (rather too much than a stale page)
            logger.error("What to purge is not known: %s", type(error).__name__)
            paths = {EVERYTHING}
        tell_caches(paths)


@contextmanager
def _noting() -> Iterator[Collected]:
    """What this transaction has changed so far. Without one, it is told at once.

    Each note has a hook of its own, so that none is lost when an inner block is taken
    back; the hooks of one transaction share what they tell.
    """
    hooks = transaction.get_connection().run_on_commit
    waiting = (getattr(hook, "__self__", None) for _ids, hook, _robust in hooks)
    shared = (one for one in waiting if isinstance(one, _Purge) and not one.is_done)
    purge = next(shared, None) or _Purge()
    yield purge.collected
    transaction.on_commit(purge.run, robust=True)


def page_before(page: Page, columns: Iterable[str] | None = None) -> None:
    """A page is about to be saved (these columns of it): note how readers know it."""
    if page.pk is None or _is_unseen(columns):
        return
    with _noting() as noted:
        if not _is_story(page):
            noted.pages.setdefault(page.pk, in_menus(page.pk))
        elif page.pk not in noted.stories:
            noted.stories[page.pk] = set(faces_of([page.pk]).values())


def page_after(page: Page, columns: Iterable[str] | None = None) -> None:
    """A page was saved."""
    if _is_unseen(columns):
        return
    with _noting() as noted:
        if _is_story(page):
            noted.stories.setdefault(page.pk, set())
        else:
            noted.pages.setdefault(page.pk, None)


def page_moved(page: Page, parent_before: Page, path_before: str) -> None:
    """A page stands elsewhere in the tree since just now; the rest of it is as it was."""
    if not _is_story(page):
        everything_changed()
        return
    with _noting() as noted:
        earlier = noted.stories.setdefault(page.pk, set())
        for face in faces_of([page.pk]).values():
            path, section = from_root(path_before), path_of(parent_before)
            earlier.add(replace(face, path=path, section=section))


def page_leaves(page: Page) -> None:
    """A page is about to be deleted: note what nobody knows afterwards."""
    page_before(page)
    with _noting() as noted:
        noted.users |= uses_of(Page, [page.pk]).pages
        noted.related |= named_under([page.pk])
        noted.former |= former_paths([page.pk])


def story_changed(pk: int) -> None:
    """Something was said of a story beside its own row: a correction."""
    with _noting() as noted:
        noted.touched.add(pk)


def replies_changed(article_id: int) -> None:
    """Public replies of a story, or whether it takes and shows any, have changed."""
    with _noting() as noted:
        noted.replies.add(article_id)


def related_changed(stories: Iterable[int]) -> None:
    """Under these stories others are named than before."""
    with _noting() as noted:
        noted.related |= set(stories)


def most_read_changed(sections: Iterable[int | None]) -> None:
    """The lists of the most read of these sections; None stands for the paper's."""
    with _noting() as noted:
        noted.most_read |= set(sections)


def picture_changed(pk: int) -> None:
    """A picture, its words, or the sizes in which it is to be had, have changed."""
    with _noting() as noted:
        noted.pictures.add(pk)


def document_changed(pk: int) -> None:
    """A document, its title or its file, has changed."""
    with _noting() as noted:
        noted.documents.add(pk)


def picture_leaves(pk: int) -> None:
    """A picture is about to be deleted: note where it was shown."""
    uses = uses_of(get_image_model(), [pk])
    with _noting() as noted:
        noted.is_everything = noted.is_everything or uses.elsewhere
        noted.touched |= uses.pages


def document_leaves(pk: int) -> None:
    """A document is about to be deleted: note where it was to be had."""
    with _noting() as noted:
        noted.users |= uses_of(get_document_model(), [pk]).pages


def redirect_changed(old_path: str) -> None:
    """An address leads elsewhere, or nowhere any more."""
    with _noting() as noted:
        noted.redirects.add(old_path)


def everything_changed() -> None:
    """Something that stands on pages beyond counting has changed."""
    with _noting() as noted:
        noted.is_everything = True


def _is_story(page: Page) -> bool:
    return issubclass(page.specific_class or type(page), ArticlePage)


def _is_unseen(columns: Iterable[str] | None) -> bool:
    return columns is not None and UNSEEN.issuperset(columns)
