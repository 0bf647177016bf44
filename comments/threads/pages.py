"""The read side: a story's public replies, page by page, as they are shown."""

from dataclasses import dataclass
from operator import itemgetter

from django.conf import settings
from django.db.models import BigIntegerField
from django.urls import reverse
from django.utils.functional import Promise

from articles.prepared import Prepared
from comments.models import Comment
from comments.models.comment import PATH_STEP
from comments.threads.addresses import ThreadAddresses
from comments.threads.comments import ThreadComment, shown
from comments.threads.cursors import Cursor
from comments.threads.orders import COLUMNS, ORDERS, as_dicts

Status = Comment.Status
MOST_PICKS = 5
PICKS_LOOKED_AT = 20  # some may be public no more
NOBODY = -1  # no reply has that key
START = Cursor()


@dataclass(frozen=True)
class OrderLink:
    """One of the orders that a reader may choose."""

    label: str | Promise
    url: str
    is_current: bool


@dataclass(frozen=True)
class Pick:
    """A reply that the editors picked; its text is what was typed."""

    name: str
    body: str
    url: str


@dataclass(frozen=True)
class ThreadPage:
    """Some replies of a story, and the address of those that come next.

    The latest picks of the editors stand on the first page.
    """

    comments: list[ThreadComment]
    first_url: str
    next_url: str
    has_passed: bool
    orders: list[OrderLink]
    picks: list[Pick]


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
    others = _others(article_id, rows, with_picks=not cursor.path)
    stones = {pk: row for pk, row in others.items() if _stands_here(row, cursor)}
    on_page = rows | stones
    here = _in_order(found.rows, on_page)
    next_url = thread_url(article_id, order, found.next) if found.next else ""
    addresses = ThreadAddresses(article_id)
    return ThreadPage(
        comments=[shown(row, rows | others, on_page, addresses) for row in here],
        first_url=thread_url(article_id, order),
        next_url=next_url,
        has_passed=bool(cursor.path),
        orders=_order_links(article_id, order),
        picks=[] if cursor.path else _picks(rows | others, addresses),
    )


def thread_url(article_id: int, order: str, cursor: Cursor = START) -> str:
    """The address of a page of replies; the same page for every reader."""
    if cursor == START:
        return reverse("comment_thread", args=[article_id, order])
    return reverse("comment_thread_on", args=[article_id, order, cursor.encoded()])


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


def _picks(rows: dict[int, dict], addresses: ThreadAddresses) -> list[Pick]:
    """The latest picks of the editors among public replies."""
    public = (row for row in rows.values() if row["status"] == Status.APPROVED)
    picked = [row for row in public if row["picked_at"]]
    picked.sort(key=itemgetter("picked_at"), reverse=True)
    return [
        Pick(row["name"], row["body"], addresses.permalink(row["pk"]))
        for row in picked[:MOST_PICKS]
    ]


def _above(rows: dict[int, dict]) -> set[int]:
    """What the replies of a page answer, and what is above them, if it is not there."""
    above = {
        int(step, 16)
        for row in rows.values()
        for step in row["path"].strip("/").split("/")
    }
    # A reply that stands flat does not have in its path what it answers.
    answered = {row["parent_id"] for row in rows.values()} - {None}
    return (above | answered) - rows.keys()


def _others(article_id: int, rows: dict[int, dict], *, with_picks: bool) -> dict:
    """What a page needs to know of replies that stand elsewhere; one query at most."""
    above = _above(rows)
    if with_picks:
        found = WITH_PICKS.ask(keys=[*above] or [NOBODY], article=article_id)
    else:
        found = BY_KEY.ask(keys=[*above]) if above else []
    return {
        row["pk"]: row
        for row in as_dicts(found)
        if row["pk"] in above
        or (row["pk"] not in rows and row["status"] == Status.APPROVED)
    }


def _by_key(keys):
    return Comment.objects.filter(id__in=keys).order_by().values_list(*COLUMNS)


def _with_picks(keys, article):
    picked = Comment.objects.filter(article=article, picked_at__isnull=False)
    # Whether it is public is seen later: asked here, SQLite would read the thread.
    latest = picked.order_by("-picked_at").values("pk")[:PICKS_LOOKED_AT]
    # Not by OR: SQLite would read all comments.
    return _by_key(keys).union(_by_key(latest), all=True)


BY_KEY = Prepared(_by_key, keys=BigIntegerField())
WITH_PICKS = Prepared(_with_picks, keys=BigIntegerField(), article=BigIntegerField())


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
