"""A person across all stories: what was sent, the standing, and never the address."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from comments import addresses, people
from comments.admin.access import LARGEST_KEY, ModeratorsOnly, Screen, key_from
from comments.admin.decisions import sentences
from comments.models import Commenter
from comments.moderation import NotPossible
from comments.standing import set_standing

Standing = Commenter.Standing
LATEST = 20


class StandingForm(forms.Form):
    """Another standing for a person."""

    to = forms.ChoiceField(label=gettext_lazy("Standing"), choices=Standing.choices)
    until = forms.DateTimeField(
        label=gettext_lazy("Until"),
        required=False,
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
    )
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", "standing-%s")
        super().__init__(*args, **kwargs)


class PersonMixin:
    """Finds the person of the address, or 404."""

    kwargs: dict

    def find_person(self) -> Commenter:
        pk = self.kwargs["pk"]
        try:
            return people.person(pk if pk <= LARGEST_KEY else 0)
        except Commenter.DoesNotExist as error:
            raise Http404 from error


class PersonView(PersonMixin, Screen):
    """History, standing and all comments of one person."""

    template_name = "comments/admin/person.html"
    header_icon = "user"

    def get_page_title(self):
        return _("Person %(number)d") % {"number": self.kwargs["pk"]}

    def get_context_data(self, **kwargs):
        person = self.find_person()
        after = key_from(self.request.GET.get("after"))
        comments, next_after = people.comments_of(person.pk, after=after)
        changes = person.standing_changes.select_related("moderator")
        return super().get_context_data(
            person=person,
            history=people.history(person.pk),
            comments=comments,
            next_after=next_after,
            changes=changes.order_by("-pk")[:LATEST],
            form=StandingForm(initial={"to": person.standing_now}),
            may_see_address=self.request.user.has_perm(addresses.SEE),
            looks=self._looks(person),
        )

    def _looks(self, person):
        if not self.request.user.has_perm("comments.view_addresslook"):
            return []
        return person.looks.select_related("viewer").order_by("-pk")[:LATEST]


class StandingView(PersonMixin, ModeratorsOnly):
    """Give a person another standing."""

    http_method_names = ["post"]

    def post(self, request, pk):
        person = self.find_person()
        form = StandingForm(request.POST)
        try:
            if not form.is_valid():
                raise NotPossible(sentences(form))
            fields = form.cleaned_data
            set_standing(
                commenter_id=person.pk,
                to=fields["to"],
                by=request.user,
                reason=fields["reason"],
                until=fields["until"] if fields["to"] == Standing.SUSPENDED else None,
            )
        except NotPossible as refusal:
            messages.error(request, str(refusal))
        else:
            said = _("The standing is now: %(standing)s.")
            label = Standing(fields["to"]).label
            messages.success(request, said % {"standing": label})
        return redirect("comment_person", pk=person.pk)


class AddressView(PersonMixin, Screen):
    """Show a reader's address once, in the answer to the form that says why."""

    http_method_names = ["post"]
    permission = addresses.SEE
    template_name = "comments/admin/address.html"
    page_title = gettext_lazy("Address of a reader")
    header_icon = "user"

    @sensitive_variables("address")
    def post(self, request, pk):
        person = self.find_person()
        reason = request.POST.get("reason", "")[:300]
        try:
            address = addresses.look_at_address(
                commenter_id=person.pk, by=request.user, reason=reason
            )
        except NotPossible as refusal:
            messages.error(request, str(refusal))
            return redirect("comment_person", pk=person.pk)
        context = self.get_context_data(person=person, address=address, reason=reason)
        return TemplateResponse(request, self.template_name, context)
