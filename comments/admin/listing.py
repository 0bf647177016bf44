"""Many comments at a time: a list to scan, and one decision for those that are ticked."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comments import deciding, moderation
from comments.admin.access import LARGEST_KEY, ModeratorsOnly, Screen, key_from
from comments.admin.decisions import REASONS, sentences
from comments.admin.places import Place, place_of_form
from comments.admin.workbench import colleague_with, counts_and_tabs, findings_of
from comments.deciding import BATCH, COUNT_TYPED_ABOVE, Shown
from comments.models import Comment
from comments.moderation import NotPossible
from comments.queue import Queue, find
from comments.reasons import reasons

Status = Comment.Status
NAMED = 10  # of those that could not be changed; the others are counted


class ListView(Screen):
    """The comments of a queue, fifty a page, to scan and to tick."""

    template_name = "comments/admin/list.html"
    page_title = gettext_lazy("List of comments")

    def get_context_data(self, **kwargs):
        why = reasons()
        place = Place(kwargs["queue"], self.request.GET, why)
        after = key_from(self.request.GET.get("after"))
        found = find(place.queue, place.sieve, after=after)
        return super().get_context_data(
            place=place,
            found=found,
            rows=[self._row(comment) for comment in found.comments],
            **counts_and_tabs(self.request),
            reasons=why.values(),
            possible=self._possible(place.queue),
            typed_above=COUNT_TYPED_ABOVE,
        )

    def _row(self, comment: Comment) -> dict:
        return {
            "comment": comment,
            "findings": findings_of(comment),
            "colleague": colleague_with(comment, self.request.user),
        }

    @staticmethod
    def _possible(queue: Queue) -> set:
        if queue == Queue.REPORTED:
            return {Status.APPROVED, Status.REJECTED, Status.SPAM}
        return moderation.MODERATOR_MAY[Status(queue)]


class BulkForm(forms.Form):
    """One decision about the ticked comments."""

    to = forms.ChoiceField(choices=Status.choices)
    reason = forms.ChoiceField(choices=REASONS, required=False)
    note = forms.CharField(max_length=300, required=False)
    count = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)


class BulkView(ModeratorsOnly):
    """Decide about all that were ticked, name those that could not be changed."""

    http_method_names = ["post"]

    def post(self, request):
        place = place_of_form(request, reasons())
        back = place.list_url()
        form = BulkForm(request.POST)
        if not form.is_valid():
            messages.error(request, sentences(form))
            return redirect(back)
        try:
            outcome = self._decide(form.cleaned_data)
        except NotPossible as refusal:
            messages.error(request, str(refusal))
            return redirect(back)
        tell(request, outcome)
        return redirect(back)

    def _decide(self, fields) -> deciding.Outcome:
        ticked = self.request.POST.getlist("chosen")[: BATCH + 1]
        return deciding.decide_many(
            shown=[shown for shown in map(shown_of, ticked) if shown],
            to=fields["to"],
            by=self.request.user,
            reason=fields["reason"] if fields["to"] == Status.REJECTED else "",
            note=fields["note"],
            typed=fields["count"],
        )


def shown_of(value: str) -> Shown | None:
    """What a ticked box says: number, revision and status, `12:1:pending`."""
    number, _colon, rest = value.partition(":")
    revision, _colon, status = rest.partition(":")
    if not (key_from(number) and key_from(revision) and status in Status.values):
        return None
    return Shown(key_from(number), key_from(revision), status)


def tell(request, outcome: deciding.Outcome) -> None:
    """Say how many were changed, and name those that were not."""
    if count := len(outcome.changed):
        status = outcome.changed[0].get_status_display().lower()
        said = ngettext(
            "%(count)d reply is now %(status)s.",
            "%(count)d replies are now %(status)s.",
            count,
        )
        messages.success(request, said % {"count": count, "status": status})
    for name, why in outcome.refused[:NAMED]:
        messages.error(request, f"{name}: {why}")
    if more := len(outcome.refused[NAMED:]):
        messages.error(request, _("And %(more)d more.") % {"more": more})
