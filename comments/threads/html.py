"""The list of replies as HTML. No template: fifty of them cost less here than five there.

Whatever a reader typed passes `escape` in this file, once, or `render_body`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.numerals import shown_date
from comments.threads.comments import ThreadComment


@dataclass(frozen=True)
class Words:
    """What stands at every reply, translated once for a page.

    Those with `%(name)s` are HTML for an escaped name.
    """

    staff: str
    pick: str
    in_reply_to: str
    answers_removed: str
    edited: str
    redacted: str
    reply: str
    reply_to: str
    report: str
    report_of: str


def _words() -> Words:
    return Words(
        staff=escape(_("Staff:")),
        pick=escape(_("Editors’ pick")),
        in_reply_to=_("in reply to <bdi>%(name)s</bdi>"),
        answers_removed=escape(_("in reply to a removed reply")),
        edited=escape(_("edited by its author")),
        redacted=escape(_("shortened by a moderator")),
        reply=escape(_("Reply")),
        reply_to=_("to <bdi>%(name)s</bdi>"),
        report=escape(_("Report")),
        report_of=_("the reply by <bdi>%(name)s</bdi>"),
    )


def thread_html(comments: Sequence[ThreadComment], *, is_open: bool) -> SafeString:
    """The entries of the list, one a reply; `is_open` where each can be answered."""
    words = _words()
    entries = (_entry(comment, words, is_open) for comment in comments)
    return mark_safe("\n".join(entries))  # noqa: S308 (every piece is escaped below)


def _entry(comment: ThreadComment, words: Words, is_open: bool) -> str:
    inside = (
        _removed(comment) if comment.is_removed else _shown(comment, words, is_open)
    )
    return (
        f'<li class="comment comment--depth-{comment.depth}" id="comment-{comment.pk}" '
        f'aria-level="{comment.depth + 1}">\n{inside}\n</li>'
    )


def _removed(comment: ThreadComment) -> str:
    return f'<p class="comment__removed">{escape(comment.removed_text)}</p>'


def _shown(comment: ThreadComment, words: Words, is_open: bool) -> str:
    name = escape(comment.name)
    return "\n".join(
        (
            '<p class="comment__head">',
            *_head(comment, words, name),
            "</p>",
            f'<div class="comment-body">{comment.body_html}</div>',
            '<p class="comment__acts">',
            *_acts(comment, words, name, is_open),
            "</p>",
        )
    )


def _head(comment: ThreadComment, words: Words, name: str) -> list[str]:
    """A guest's name stands in its bdi and nowhere else: no name can make a badge."""
    parts = [f'<bdi class="comment__name">{name}</bdi>']
    if comment.staff_title:
        hidden = f'<span class="visually-hidden">{words.staff} </span>'
        parts.append(_mark("staff", hidden + escape(comment.staff_title)))
    if comment.is_picked:
        parts.append(_mark("pick", words.pick))
    if comment.in_reply_to:
        answered = {"name": escape(comment.in_reply_to)}
        parts.append(_mark("to", words.in_reply_to % answered))
    elif comment.answers_removed:
        parts.append(_mark("to", words.answers_removed))
    parts.append(_time(comment))
    if comment.is_edited:
        parts.append(_mark("changed", words.edited))
    if comment.is_redacted:
        parts.append(_mark("changed", words.redacted))
    return parts


def _mark(kind: str, html: str) -> str:
    return f'<span class="comment__{kind}">{html}</span>'


def _time(comment: ThreadComment) -> str:
    moment = localtime(comment.created_at)
    exact = moment.isoformat(timespec="seconds")
    shown = escape(shown_date(moment, "DATETIME_FORMAT"))
    return (
        f'<a class="comment__time" href="{escape(comment.permalink)}" rel="nofollow">'
        f'<time datetime="{exact}">{shown}</time></a>'
    )


def _acts(comment: ThreadComment, words: Words, name: str, is_open: bool) -> list[str]:
    report = f'href="{escape(comment.report_url)}" rel="nofollow"'
    acts = [_act("report", report, words.report, words.report_of % {"name": name})]
    if is_open:
        reply = (
            f'href="{escape(comment.reply_url)}" rel="nofollow" '
            f'data-reply-to="{comment.pk}"'
        )
        acts.insert(
            0, _act("reply", reply, words.reply, words.reply_to % {"name": name})
        )
    return acts


def _act(kind: str, attributes: str, label: str, rest: str) -> str:
    hidden = f'<span class="visually-hidden"> {rest}</span>'
    return f'<a class="comment__{kind}" {attributes}>{label}{hidden}</a>'
