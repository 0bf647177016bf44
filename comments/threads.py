"""The read side: a story's public replies, page by page, as they are shown."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise

from comments.cursors import Cursor
from comments.models import Comment
from comments.models.comment import PATH_STEP
from comments.thread_comments import ThreadComment, shown
from comments.thread_orders import COLUMNS, ORDERS

Status = Comment.Status
MOST_PICKS = 5
START = Cursor()


@dataclass(frozen=True)
class OrderLink:
    """One of the orders that a reader may choose."""

    label: str | Promise
    url: str
    is_current: bool


@dataclass(frozen=True)
class ThreadPage:
    """Some replies of a story, and the address of those that come next."""

    comments: list[ThreadComment]
    first_url: str
    next_url: str
    has_passed: bool
    orders: list[OrderLink]


def thread_page(
    article_id: int, *, order: str = "", cursor: Cursor = START
) -> ThreadPage:
    """A page of the public replies; at most five queries, however many there are.

    A removed reply that has public answers leaves a tombstone in its place. What was on
    an earlier page does not come again; what is answered there is named instead.
    """
    order = order or settings.NEWSROOM_REPLY_ORDER
    found = ORDERS[order].read(article_id, cursor, settings.NEWSROOM_REPLIES_PER_PAGE)
    rows = {row["pk"]: row for row in found.rows}
    others = _answered_elsewhere(rows)
    stones = {pk: row for pk, row in others.items() if _stands_here(row, cursor)}
    on_page = rows | stones
    here = _in_order(found.rows, on_page)
    next_url = thread_url(article_id, order, found.next) if found.next else ""
    return ThreadPage(
        comments=[shown(row, rows | others, on_page) for row in here],
        first_url=thread_url(article_id, order),
        next_url=next_url,
        has_passed=bool(cursor.path),
        orders=_order_links(article_id, order),
    )


def thread_url(article_id: int, order: str, cursor: Cursor = START) -> str:
    """The address of a page of replies; the same page for every reader."""
    if cursor == START:
        return reverse("comment_thread", args=[article_id, order])
    return reverse("comment_thread_on", args=[article_id, order, cursor.encoded()])


def picked_replies(article_id: int) -> list[Comment]:
    """The latest picks of the editors among a story's public replies; one query."""
    picked = Comment.objects.approved().filter(picked_at__isnull=False)
    picked = picked.filter(article_id=article_id).order_by("-picked_at")
    return list(picked.only("pk", "name", "body")[:MOST_PICKS])


def page_with(comment: Comment) -> Cursor:
    """Where the page in order of writing begins that has this public reply on it.

    At the beginning of its thread; in a very long thread a little before the reply.
    """
    before_it = settings.NEWSROOM_REPLIES_PER_PAGE // 2
    root = comment.path[:PATH_STEP]
    earlier = Comment.objects.approved().filter(
        article_id=comment.article_id, path__gte=root, path__lt=comment.path
    )
    paths = list(
        earlier.order_by("-path").values_list("path", flat=True)[: before_it + 1]
    )
    if len(paths) > before_it:
        return Cursor(paths[before_it])
    return Cursor(f"{int(root.strip('/'), 16) - 1:012x}/{'f' * 12}/")


def _answered_elsewhere(rows: dict[int, dict]) -> dict[int, dict]:
    """What the replies of a page answer, and what is above them, if it is not there."""
    above = {
        int(step, 16)
        for row in rows.values()
        for step in row["path"].strip("/").split("/")
    }
    # A reply that stands flat does not have in its path what it answers.
    answered = {row["parent_id"] for row in rows.values()} - {None}
    missing = (above | answered) - rows.keys()
    if not missing:
        return {}
    found = Comment.objects.filter(pk__in=missing).values(*COLUMNS)
    return {row["pk"]: row for row in found}


def _stands_here(row: dict, cursor: Cursor) -> bool:
    """Whether a removed reply leaves its tombstone on this page."""
    return row["status"] != Status.APPROVED and not cursor.has_passed(row["path"])


def _in_order(page: list[dict], rows: dict[int, dict]) -> list[dict]:
    """The rows of the page and its tombstones, each thread where the page has it."""
    places: dict[str, int] = {}
    for row in page:
        places.setdefault(row["path"][:PATH_STEP], len(places))
    at_place = lambda row: (places[row["path"][:PATH_STEP]], row["path"])  # noqa: E731
    return sorted(rows.values(), key=at_place)


def _order_links(article_id: int, current: str) -> list[OrderLink]:
    return [
        OrderLink(order.label, thread_url(article_id, code), code == current)
        for code, order in ORDERS.items()
    ]
