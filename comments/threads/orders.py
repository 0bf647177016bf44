"""The three orders of a thread: which public replies stand on a page, in which order.

Each order rests on what does not change while people write (keys and paths), so pages
that are read one after the other show every comment once. Each reads the rows of its
page and few more, however long the thread or any part of it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter

from django.db.models import BigIntegerField, CharField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.prepared import Prepared
from comments.models import Comment
from comments.models.comment import PATH_STEP
from comments.threads.cursors import MOST_SHOWN, Cursor, Stage

COLUMNS = (
    "pk",
    "article_id",
    "parent_id",
    "path",
    "depth",
    "name",
    "staff_id",
    "staff_title",
    "body",
    "status",
    "created_at",
    "edited_at",
    "redacted_at",
    "picked_at",
    "reply_count",
)


@dataclass(frozen=True)
class Rows:
    """The public rows of a page in their order, and where the next one begins."""

    rows: list[dict]
    next: Cursor | None


class Oldest:
    """Each reply under what it answers, in the order of writing."""

    code = "oldest"
    label: str | Promise = _("Oldest first")

    def read(self, article_id: int, cursor: Cursor, size: int) -> Rows:
        """One query over the index of paths."""
        rows = _later(size + 1).ask(article=article_id, path=cursor.path)
        return _cut(as_dicts(rows), size, Cursor())


class ByThread:
    """Orders that sort the first level, and leave the replies below in their order."""

    code: str
    label: str | Promise

    def read(self, article_id: int, cursor: Cursor, size: int) -> Rows:
        """At most four queries: the thread gone on with, its successors, their replies."""
        rows = _below(article_id, cursor.root, cursor.path, size + 1)
        room = size + 1 - len(rows)
        roots = self._roots(article_id, cursor).values(*COLUMNS)
        read, has_others = _enough(list(roots[: room + 1]) if room else [], room)
        replies = _replies(article_id, read, room)
        for root in read:
            own = [root] if root["status"] == Comment.Status.APPROVED else []
            rows += own + replies.get(root["path"], [])
        if len(rows) > size:
            return self._up_to(rows[:size], rows[size - 1]["path"], cursor, read)
        if has_others:
            last = max([read[-1]["path"], *_paths_in(read[-1]["path"], rows)])
            return self._up_to(rows, last, cursor, read)
        return Rows(rows, None)

    def _up_to(self, rows, last: str, cursor: Cursor, read: list[dict]) -> Rows:
        """The rows, and a next page that begins after the path `last`."""
        places = [root["path"] for root in read]
        root = last[:PATH_STEP]
        passed = read[: places.index(root) + 1] if root in places else []
        return Rows(rows, self._after(last, cursor, passed))

    def _roots(self, article_id: int, cursor: Cursor):
        raise NotImplementedError

    def _after(self, last: str, cursor: Cursor, passed: list[dict]) -> Cursor:
        raise NotImplementedError


class Newest(ByThread):
    """The latest thread first; inside, the order of writing."""

    code = "newest"
    label = _("Newest first")

    def _roots(self, article_id, cursor):
        roots = _opening(article_id).order_by("-pk")
        return roots.filter(pk__lt=_key(cursor.root)) if cursor.path else roots

    def _after(self, last, cursor, passed):
        return Cursor(last)


class MostReplied(ByThread):
    """The threads with the most public replies first, then the others, newest first.

    Numbers of replies change between two requests, so no place can be told by them. The
    address of a page names the threads with replies that were shown before it, packed;
    what is without replies, or comes after the first hundreds, is sorted by its key.
    """

    code = "most-replied"
    label = _("Most replied")

    def _roots(self, article_id, cursor):
        roots = _opening(article_id).exclude(pk__in=cursor.shown)
        if cursor.stage == Stage.COUNTED:
            return roots.order_by("-reply_count", "-pk")
        return roots.filter(pk__lt=cursor.below).order_by("-pk")

    def _after(self, last, cursor, passed):
        below = passed[-1]["pk"] if passed else cursor.below
        if cursor.stage == Stage.REST:
            return replace(cursor, path=last, below=below)
        answered = {root["pk"] for root in passed if root["reply_count"]}
        after = Cursor(last, shown=cursor.shown | answered)
        if passed and not passed[-1]["reply_count"]:
            return replace(after, stage=Stage.REST, below=below)
        if len(after.shown) >= MOST_SHOWN:
            return replace(after, stage=Stage.REST)
        return after


ORDERS = {order.code: order for order in (Oldest(), Newest(), MostReplied())}


def as_dicts(rows: Iterable[Sequence]) -> list[dict]:
    """Rows of COLUMNS by the names of the columns."""
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


@cache
def _later(limit: int) -> Prepared:
    """The public replies of a story that come after a path, so many."""

    def make(article, path):
        approved = Comment.objects.approved().filter(article=article)
        later = approved.filter(path__gt=path).order_by("path")
        return later.values_list(*COLUMNS)[:limit]

    return Prepared(make, article=BigIntegerField(), path=CharField())


def _cut(rows: list[dict], size: int, cursor: Cursor) -> Rows:
    if len(rows) <= size:
        return Rows(rows, None)
    return Rows(rows[:size], replace(cursor, path=rows[size - 1]["path"]))


def _opening(article_id: int):
    return Comment.objects.opening_threads().filter(article_id=article_id)


def _key(root: str) -> int:
    return int(root.strip("/"), 16)


def _end(root: str) -> str:
    """A path behind all that lie below this one, in every collation."""
    return f"{_key(root) + 1:012x}"


def _below(article_id: int, root: str, after: str, limit: int) -> list[dict]:
    """The public replies below a first-level comment that come after a path."""
    if not root:
        return []
    found = _range(article_id, root).filter(path__gt=after)
    return list(found.order_by("path")[:limit])


def _range(article_id: int, root: str):
    """All public replies below a first-level comment."""
    approved = Comment.objects.approved().filter(article_id=article_id)
    return approved.filter(path__gt=root, path__lt=_end(root)).values(*COLUMNS)


def _enough(roots: list[dict], room: int) -> tuple[list[dict], bool]:
    """As many roots as fill the room, and whether there are others after them."""
    taken, filled = [], 0
    for root in roots:
        if filled >= room:
            break
        taken.append(root)
        filled += (root["status"] == Comment.Status.APPROVED) + root["reply_count"]
    return taken, len(taken) < len(roots)


def _replies(article_id: int, roots: list[dict], room: int) -> dict[str, list[dict]]:
    """The public replies below each root: all of them, of the last one what fits."""
    answered = [root for root in roots if root["reply_count"]]
    if not answered:
        return {}
    *whole, last = answered
    rows = _below(article_id, last["path"], last["path"], room)
    if whole:
        # One range of the index each: of ranges joined by OR, SQLite reads the thread.
        first, *others = [_range(article_id, root["path"]) for root in whole]
        found = list(first.union(*others, all=True))
        rows = sorted([*found, *rows], key=itemgetter("path"))
    by_root: dict[str, list[dict]] = {}
    for row in rows:
        by_root.setdefault(row["path"][:PATH_STEP], []).append(row)
    return by_root


def _paths_in(root: str, rows: list[dict]) -> list[str]:
    return [row["path"] for row in rows if row["path"].startswith(root)]
