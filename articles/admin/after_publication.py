"""Staff screens for a story that is out: correct, say why it is edited, withdraw."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.correction_form import CorrectionForm
from articles.admin.story_screen import StoryScreen
from articles.corrections import publish_correction
from articles.edit_reasons import publish_edit
from articles.edits import difference
from articles.models import Withdrawal
from articles.models.edited_story import EditReason
from articles.withdrawal import may_withdraw, withdraw


class EditedStoryScreen(StoryScreen):
    """A screen that shows what the latest draft changes in the live text.

    The form names the draft that was shown, so that no other one is published.
    """

    template_name = "articles/admin/edited_story_screen.html"

    @cached_property
    def draft(self):
        """The revision that waits to be published; None where nothing does."""
        article = self.article
        is_waiting = article.live and article.has_unpublished_changes
        return article.get_latest_revision() if is_waiting else None

    @cached_property
    def shown(self) -> str:
        # An autosave writes into the same revision, with a new time.
        return f"{self.draft.pk} {self.draft.created_at}" if self.draft else ""

    def get_context_data(self, **kwargs):
        found = self.article.changes_in(self.draft.as_object()) if self.draft else []
        passages = [difference(one.before, one.after) for one in found]
        return super().get_context_data(
            draft=self.draft, shown=self.shown, passages=passages, **kwargs
        )

    def form_valid(self, form):
        try:
            self.refuse_unseen_draft()
            self.act(form.cleaned_data)
        except forms.ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.form_invalid(form)
        return redirect(self.story_address())

    def refuse_unseen_draft(self):
        if self.request.POST.get("shown", self.shown) != self.shown:
            said = _("Somebody changed the draft meanwhile. Look at it again below.")
            raise forms.ValidationError(said)


class CorrectView(EditedStoryScreen):
    """Publish a correction of a live story, and the corrected text in the same act."""

    page_title = gettext_lazy("Correct")
    header_icon = "warning"
    form_class = CorrectionForm

    def is_allowed(self):
        return self.request.user.has_perm("articles.add_correction")

    def get_form_kwargs(self):
        draft = self.draft
        return {**super().get_form_kwargs(), "article": self.article, "draft": draft}

    def get_context_data(self, **kwargs):
        lead = _("Readers see it at once. It can be superseded, never taken back.")
        return super().get_context_data(
            lead=lead, corrections=self.article.corrections.all(), **kwargs
        )

    def act(self, cleaned):
        revision = self.draft if cleaned.pop("with_edit", False) else None
        by = self.request.user
        publish_correction(article=self.article, by=by, revision=revision, **cleaned)
        messages.success(self.request, _("The correction is published."))


class EditReasonForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("What kind of edit is it?"),
        choices=EditReason.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("The answer is kept in the story's history."),
    )


class EditReasonView(EditedStoryScreen):
    """Ask why a published text is changed, then publish it."""

    page_title = gettext_lazy("Kind of edit")
    header_icon = "edit"
    form_class = EditReasonForm

    def is_allowed(self):
        return self.article.permissions_for_user(self.request.user).can_publish()

    def get_context_data(self, **kwargs):
        lead = _("The text of a published story is changed. It is saved as a draft.")
        return super().get_context_data(lead=lead, **kwargs)

    def form_valid(self, form):
        if form.cleaned_data["reason"] == EditReason.FACT:
            return to_correction(self.request, self.article)
        return super().form_valid(form)

    def act(self, cleaned):
        if self.draft is None:
            raise forms.ValidationError(_("There is no changed text to be published."))
        by, reason = self.request.user, cleaned["reason"]
        publish_edit(article=self.article, revision=self.draft, reason=reason, by=by)
        messages.success(self.request, _("The changed text is published."))


class WithdrawalForm(forms.ModelForm):
    class Meta:
        model = Withdrawal
        fields = ["reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True


class WithdrawView(StoryScreen):
    """Take a live story back; its address tells readers why."""

    template_name = "articles/admin/withdraw.html"
    page_title = gettext_lazy("Withdraw")
    header_icon = "cross"
    form_class = WithdrawalForm

    def is_allowed(self):
        return may_withdraw(self.request.user, self.article)

    def get_context_data(self, **kwargs):
        lead = _(
            "The story leaves every list, its replies are frozen and not shown, and its "
            "address says that it was withdrawn, when, and the reason you give here."
        )
        return super().get_context_data(lead=lead, **kwargs)

    def form_valid(self, form):
        reason = form.cleaned_data["reason"]
        try:
            withdraw(article=self.article, by=self.request.user, reason=reason)
        except forms.ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("The story is withdrawn."))
        return redirect(self.story_address())


def to_correction(request, article):
    """To the screen that publishes a change of facts together with its correction."""
    said = _("Facts are changed: tell readers, and publish the text in the same act.")
    messages.warning(request, said)
    return redirect("story_correct", article.pk)
