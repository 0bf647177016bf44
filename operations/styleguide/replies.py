"""What readers meet of the discussion, in its states."""

from dataclasses import replace
from types import SimpleNamespace

from comments.forms import ReplyForm
from comments.models import Comment
from comments.models import State as DiscussionState
from comments.report_form import ReportForm
from comments.rules import Rules
from comments.threads.comments import ThreadComment
from comments.threads.html import thread_html
from comments.threads.pages import OrderLink, ThreadPage
from operations.styleguide import samples
from operations.styleguide.entries import Entry, State, entry
from operations.styleguide.samples import LONG_NAME, LONG_WORD, MOMENT

REPLY = ThreadComment(
    pk=1,
    depth=0,
    permalink="/",
    name="Winston Adeleke",
    created_at=MOMENT,
    body_html="I was on the last boat through, eleven years ago.",
    reply_url="/",
    report_url="/",
)
GONE = ThreadComment(
    pk=9,
    depth=0,
    permalink="/",
    is_removed=True,
    removed_text="This reply was removed.",
)
SENT = {"name": "Ada", "email": "ada@example.org", "body": ""}


def entries() -> list[Entry]:
    """The templates that `comments/` shows to readers inside a story."""
    return [*_one_reply(), *_forms(), *_threads()]


def _one_reply() -> list[Entry]:
    states = {
        "a guest": REPLY,
        "staff": replace(
            REPLY, name="Inés Calder", staff_title="Harbour correspondent"
        ),
        "a pick, edited": replace(REPLY, is_picked=True, is_edited=True),
        "shortened by a moderator": replace(REPLY, is_redacted=True),
        "third level, in reply to": replace(
            REPLY, depth=2, in_reply_to="Frank Tolliver"
        ),
        "answers a removed reply": replace(REPLY, depth=1, answers_removed=True),
        "name of 60, long word": replace(
            REPLY, name=LONG_NAME, body_html=LONG_WORD * 4
        ),
        "tombstone": GONE,
    }
    shown = [State(name, render=_listed(one)) for name, one in states.items()]
    closed = State("closed: no reply", render=_listed(REPLY, is_open=False))
    return [entry("comments/threads/html.py", *shown, closed)]


def _listed(comment: ThreadComment, *, is_open: bool = True):
    """A reply is an item of a list; it needs one around it."""

    def render(_context: dict) -> str:
        items = thread_html([comment], is_open=is_open)
        return f'<ol class="thread__list">{items}</ol>'

    return render


def _form(**data) -> dict:
    story = SimpleNamespace(pk=1)
    form = ReplyForm(data) if data else ReplyForm()
    return {"form": form, "form_action": "/", "article": story}


def _forms() -> list[Entry]:
    wrong = _form(**SENT)
    long = _form(**(SENT | {"body": LONG_WORD * 80}))
    comment = Comment(pk=1, name=LONG_NAME, body="Who measured it?")
    report = {"comment": comment}
    return [
        entry(
            "comments/form.html",
            State("empty", _form()),
            State("with errors", wrong),
            State("too long, kept", long),
        ),
        entry(
            "comments/form_errors.html", State("errors", wrong), State("none", _form())
        ),
        entry(
            "comments/report_form.html",
            State("empty", report | {"form": ReportForm()}),
            State("with errors", report | {"form": ReportForm({"reason": ""})}),
            State("too many", report | {"form": ReportForm(), "retry_after": 30}),
        ),
    ]


def _threads() -> list[Entry]:
    full = _thread([REPLY, replace(REPLY, pk=2, depth=1), GONE], count=2)
    none = _thread([], count=0)
    closed = _thread([], count=0, state=DiscussionState.CLOSED)
    read_only = _thread([REPLY], count=1, state=DiscussionState.READ_ONLY)
    words = "Who measured the hinge? " * 8
    picks = [SimpleNamespace(url="/", name="Ada", body=words)]
    return [
        entry(
            "comments/thread.html",
            State("two replies and a tombstone", full),
            State("none yet", none),
            State("read only", read_only),
            State("closed", closed),
        ),
        entry(
            "comments/thread_rules.html",
            *(
                State(name, known)
                for name, known in (("open", full), ("read only", read_only))
            ),
        ),
        entry(
            "comments/thread_orders.html",
            State("three", {"orders": full["thread"].orders}),
        ),
        entry("comments/thread_pages.html", State("in the middle", full)),
        entry(
            "comments/picks.html",
            State("one", {"picks": picks}),
            State("none", {"picks": []}),
        ),
    ]


def _thread(comments, *, count: int, state=DiscussionState.OPEN) -> dict:
    labels = ("Oldest first", "Newest first", "Most replied")
    orders = [OrderLink(label, "/", label == labels[0]) for label in labels]
    more = "/" if count > 1 else ""
    thread = ThreadPage(comments, "/", more, False, orders, picks=[])
    rules = Rules(state=state, mode="pre", closes_at=None)
    return _form() | {
        "rules": rules,
        "is_open": rules.is_open,
        "thread": thread,
        "comments": thread_html(comments, is_open=rules.is_open),
        "count": count,
        "picks": [],
        "article": samples.story(),
    }
