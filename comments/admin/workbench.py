"""One comment at a time: read, decide, and the next one comes up."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy

from comments import claims, moderation, undoing
from comments.admin.access import ModeratorsOnly, Screen, key_from
from comments.admin.menu import count_text, waiting_replies
from comments.admin.places import Place, place_of_form
from comments.deciding import voice_of
from comments.marking import found_words, mark_words
from comments.models import Comment
from comments.people import history
from comments.queue import (
    OLDEST_FIRST,
    Found,
    Queue,
    claim_of,
    find,
    for_staff,
    take_next,
)
from comments.reasons import reasons
from comments.redaction import MARK
from comments.surroundings import surroundings

Status = Comment.Status
REASON_KEYS = "1234567890xy"
TO_BE_DECIDED = OLDEST_FIRST


class WorkbenchView(Screen):
    """The next comment of a queue, with all that one needs to decide about it."""

    template_name = "comments/admin/workbench.html"
    page_title = gettext_lazy("Comments")

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @classmethod
    def show_again(cls, request, place: Place, pk: int, draft: dict) -> HttpResponse:
        """The comment with a text that was typed and refused."""
        view = cls()
        view.setup(request, queue=place.queue, at=pk, draft=draft)
        response = view.get(request, **view.kwargs)
        response.status_code = 422
        return response

    def get_context_data(self, **kwargs):
        why = reasons()
        place = Place(kwargs["queue"], self.request.GET, why)
        found = self._found(place)
        comment = found.comments[0] if found.comments else None
        context = super().get_context_data(
            place=place,
            found=found,
            comment=comment,
            draft=kwargs.get("draft", {}),
            **counts_and_tabs(self.request),
            is_walking=bool(self.request.GET.get("after")),
            undoable=undoing.undoable(self.request.user),
            reasons=list(zip(REASON_KEYS, why.values(), strict=True)),
        )
        return context | (bench(comment, self.request.user) if comment else {})

    def _found(self, place: Place) -> Found:
        at, before, after = (
            key_from(self.request.GET.get(name)) for name in ("at", "before", "after")
        )
        at = self.kwargs.get("at", at)
        if before:
            found = find(
                place.queue, place.sieve, after=before, limit=1, backwards=True
            )
            at = found.comments[0].pk if found.comments else before
        if at:
            return self._shown(place, at)
        if place.queue in TO_BE_DECIDED:
            return take_next(
                place.queue, place.sieve, by=self.request.user, after=after
            )
        return find(place.queue, place.sieve, after=after, limit=1)

    def _shown(self, place: Place, pk: int) -> Found:
        """One comment by its number, in whatever queue it is now."""
        is_there = Comment.objects.filter(pk=pk).exists()
        if is_there and place.queue in TO_BE_DECIDED:
            claims.take_first([pk], by=self.request.user)
        comments = for_staff(Comment.objects.filter(pk=pk))
        return Found(list(comments), None, was_cut=False)


def counts_and_tabs(request) -> dict:
    """The queues with their numbers, of those that are worked off."""
    counts = waiting_replies(request)
    tabs = [
        (queue.value, queue.label, count_text(counts[queue]) if queue in counts else "")
        for queue in Queue
    ]
    waiting = counts[Queue.PENDING]
    return {"tabs": tabs, "waiting": waiting, "waiting_text": count_text(waiting)}


def bench(comment: Comment, user) -> dict:
    """All that is shown of one comment."""
    claim = claim_of(comment)
    is_mine = claim is not None and claim.moderator_id == user.pk
    name, title = voice_of(user)
    return {
        "text": mark_words(comment.body, found_words(comment.findings)),
        "findings": findings_of(comment),
        "possible": moderation.MODERATOR_MAY[Status(comment.status)],
        "may_cut": comment.status in {Status.PENDING, Status.APPROVED},
        "claim_until": claim.until.isoformat() if claim and is_mine else "",
        "colleague": colleague_with(comment, user),
        "around": surroundings(comment),
        "history": history(comment.commenter_id, besides=comment.pk),
        "voice": {"name": name, "title": title},
        "cut_mark": MARK,
    }


def colleague_with(comment: Comment, user) -> str:
    """The name of the colleague who has the comment now; empty if nobody has."""
    claim = claim_of(comment)
    is_other = claim is not None and claim.moderator_id != user.pk
    return moderation.name_of(claim.moderator) if claim and is_other else ""


def findings_of(comment: Comment) -> list[dict]:
    """What the checks said, each with the name by which one can filter."""
    rows = comment.findings if isinstance(comment.findings, list) else []
    return [row for row in rows if isinstance(row, dict) and row.get("why")]


class ReleaseView(ModeratorsOnly):
    """A moderator goes away from a comment: colleagues may have it."""

    http_method_names = ["post"]

    def post(self, request, pk):
        until = request.POST.get("until", "")
        claims.release(comment_id=pk, by=request.user, until=_moment(until))
        return HttpResponse(status=204)


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None


class UndoView(ModeratorsOnly):
    """Take the latest decision back, and show the comment again."""

    http_method_names = ["post"]

    def post(self, request, action_id):
        place = place_of_form(request, reasons())
        try:
            comment = undoing.undo(action_id=action_id, by=request.user)
        except moderation.NotPossible as refusal:
            messages.error(request, str(refusal))
            return redirect(place.url())
        return redirect(place.url(at=comment.pk))
