"""The acts of the workbench: each takes its form, calls one service, goes back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comments import deciding, moderation, picks, redaction
from comments.admin.access import LARGEST_KEY, ModeratorsOnly
from comments.admin.places import place_of_form
from comments.admin.workbench import WorkbenchView
from comments.deciding import Shown
from comments.models import Comment
from comments.posting import CannotReply
from comments.reasons import CODES, reasons

Status = Comment.Status
REASONS = [("", ""), *((code, code) for code in sorted(CODES))]


class ActForm(forms.Form):
    """What every act says: which text and which status the moderator had in view."""

    revision = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)
    seen = forms.ChoiceField(choices=Status.choices, required=False)

    def shown(self, comment_id: int) -> Shown:
        return Shown(
            comment_id, self.cleaned_data["revision"], self.cleaned_data["seen"]
        )


class DecisionForm(ActForm):
    """A moderator's decision about one comment."""

    to = forms.ChoiceField(choices=Status.choices)
    reason = forms.ChoiceField(choices=REASONS, required=False)
    note = forms.CharField(max_length=300, required=False)


class AnswerForm(ActForm):
    """A reply by staff."""

    body = forms.CharField(strip=False)


class CutForm(ActForm):
    """A text from which parts were taken out."""

    body = forms.CharField(strip=False)
    reason = forms.ChoiceField(choices=REASONS, required=False)
    note = forms.CharField(max_length=300, required=False)


class PickForm(ActForm):
    """Whether the comment is to be an editor's pick."""

    pick = forms.BooleanField(required=False)


class ActView(ModeratorsOnly):
    """One act on one comment: says in a sentence what happened, and goes back."""

    http_method_names = ["post"]
    form_class: type[ActForm] = ActForm
    draft = ""  # under which name a typed text is shown again after a refusal

    def post(self, request, pk):
        if pk > LARGEST_KEY or not Comment.objects.filter(pk=pk).exists():
            raise Http404
        place = place_of_form(request, reasons())
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self._refused(place, pk, sentences(form))
        try:
            said = self.act(form.shown(pk), form.cleaned_data)
        except (moderation.NotPossible, PermissionDenied) as refusal:
            return self._refused(place, pk, str(refusal))
        messages.success(request, said)
        return redirect(self.onwards(place, pk))

    def act(self, shown: Shown, fields: dict) -> str:
        """Call the service; returns what to say."""
        raise NotImplementedError

    def onwards(self, place, pk: int) -> str:
        """Where to go when it is done: to the comment that comes next."""
        return place.url(after=pk)

    def _refused(self, place, pk: int, why: str):
        """Back to the comment as it is now, with what was typed."""
        messages.error(self.request, why)
        if not self.draft:
            return redirect(place.url(at=pk))
        typed = {self.draft: self.request.POST.get("body", "")}
        return WorkbenchView.show_again(self.request, place, pk, typed)


class DecideView(ActView):
    form_class = DecisionForm

    def act(self, shown, fields):
        comment = deciding.decide(
            shown=shown,
            to=fields["to"],
            by=self.request.user,
            reason=fields["reason"] if fields["to"] == Status.REJECTED else "",
            note=fields["note"],
        )
        return _("The reply by %(name)s is now %(status)s.") % {
            "name": comment.name,
            "status": comment.get_status_display().lower(),
        }


class AnswerView(ActView):
    form_class = AnswerForm
    draft = "answer"

    def act(self, shown, fields):
        try:
            deciding.answer(shown=shown, body=fields["body"], by=self.request.user)
        except CannotReply as error:
            raise moderation.NotPossible(
                _("This story takes no replies now; yours was not published.")
            ) from error
        return _("Your reply is published.")


class CutView(ActView):
    form_class = CutForm
    draft = "cut"

    def act(self, shown, fields):
        redaction.redact(
            comment_id=shown.comment_id,
            new_body=fields["body"],
            by=self.request.user,
            reason=fields["reason"],
            note=fields["note"],
            revision=shown.revision or 0,
        )
        return _("The text was cut. Readers see where.")

    def onwards(self, place, pk):
        return place.url(at=pk)


class PickView(ActView):
    form_class = PickForm

    def act(self, shown, fields):
        if fields["pick"]:
            picks.pick(comment_id=shown.comment_id, by=self.request.user)
            return _("Readers see this reply as picked by the editors.")
        picks.unpick(comment_id=shown.comment_id, by=self.request.user)
        return _("This reply is no longer picked.")

    def onwards(self, place, pk):
        return place.url(at=pk)


def sentences(form) -> str:
    """What is wrong with a form, as one text."""
    return " ".join(str(error) for errors in form.errors.values() for error in errors)
