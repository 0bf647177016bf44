"""The screens on which a story is written: Wagtail's, with what a newsroom adds."""

from django.db import transaction
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Revision

from articles.admin.explorer import QuickFilterSet, QuickIndexView
from articles.admin.refusals import refusal_response
from articles.desk_notes import keep_note
from articles.kept_aside import keep_aside
from articles.models import ArticlePage
from articles.models.rows_at_hand import load_rows
from articles.validators import NotPublishable

NAMES_OF_VERSIONS = ("loaded_revision_id", "overwrite_revision_id")
SUBMITTING = ("submit", "restart_workflow")


class KeepsTheNote(WagtailAdminTemplateMixin):
    """Keeps the note to the desk, in one transaction with what it goes with."""

    @transaction.atomic(savepoint=False)  # what leaves it, leaves the screen
    def form_valid(self, form):
        try:
            response = super().form_valid(form)
        except NotPublishable as refusal:
            # Answered here and not further out: the text is saved, and must stay so.
            response = refusal_response(self.request, refusal)
        self.keep_note(form, submitted=self.action_name in SUBMITTING)
        return response

    def keep_note(self, form, *, submitted):
        text = form.cleaned_data.get("desk_note", "").strip()
        by = self.request.user
        keep_note(article=self.page, by=by, text=text, submitted=submitted)


class RefusesToOverwrite(KeepsTheNote, EditView):
    """Saves nothing over a version that the person at the screen has not seen.

    Wagtail refuses that to its autosave only. Here every way of sending the form is
    refused, and the text is kept as a revision of its own, to be compared.
    """

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        self._read_latest_revision()
        return super().post(request, *args, **kwargs)

    def get_object(self):
        """What is to be edited, with its rows: the form asks for each several times."""
        story = super().get_object()
        load_rows(story)
        return story

    def _read_latest_revision(self):
        """Who comes second waits here, and then sees what the first has saved."""
        row = ArticlePage.objects.select_for_update().filter(pk=self.page.pk)
        columns = ("latest_revision", "latest_revision_created_at")
        latest = row.values_list(*columns).get()
        if latest[0] and self._is_other(*latest):
            self.latest_revision = Revision.objects.get(pk=latest[0])
            self.__dict__.pop("latest_revision_created_at", None)
            self.__dict__.pop("is_out_of_date", None)

    @cached_property
    def is_out_of_date(self):
        """Also for a form begun before there was any version that it could name."""
        latest, sent = self.latest_revision, self.request.POST
        if latest and not any(sent.get(name) for name in NAMES_OF_VERSIONS):
            return latest.user_id != self.request.user.pk
        return super().is_out_of_date

    def _is_other(self, key, saved_at):
        known = self.latest_revision
        return not known or (known.pk, known.created_at) != (key, saved_at)

    def form_valid(self, form):
        if self.is_out_of_date:
            return self._refuse(form)
        return super().form_valid(form)

    def _refuse(self, form):
        newer, article = self.latest_revision, form.save(commit=False)
        kept = keep_aside(article=article, newer=newer, by=self.request.user)
        self.keep_note(form, submitted=False)
        comparison = reverse(
            "wagtailadmin_pages:revisions_compare",
            args=[self.page.pk, kept.pk, newer.pk],
        )
        review = reverse(
            "wagtailadmin_pages:revisions_revert", args=[self.page.pk, kept.pk]
        )
        buttons = [
            messages.button(comparison, _("Compare the two")),
            messages.button(review, _("Go on with mine")),
        ]
        messages.warning(self.request, self._refusal(newer), buttons=buttons)
        return self.redirect_and_remain()

    def _refusal(self, newer):
        name = get_user_display_name(newer.user) if newer.user else _("Somebody")
        return _(
            "%(name)s saved a newer version while you were writing; it is shown here. "
            "Nothing was overwritten, and your text is kept as a version of its own."
        ) % {"name": name}

    def get_context_data(self, **kwargs):
        """A form that is shown again still says on which version it was begun."""
        if self.request.method == "POST" and self.is_out_of_date:
            self.page.latest_revision_id = self.request.POST.get("loaded_revision_id")
            begun = self.request.POST.get("loaded_revision_created_at", "")
            self.__dict__["latest_revision_created_at"] = begun
        if self.request.method == "GET":
            self._hand_on_the_revision()
        return super().get_context_data(**kwargs)

    def _hand_on_the_revision(self):
        """The side panels ask for the latest and the live one: it was read already."""
        read = self.latest_revision
        for name in ("latest_revision", "live_revision"):
            if read and getattr(self.page, f"{name}_id") == read.pk:
                setattr(self.page, name, read)


class StoryCreateView(KeepsTheNote, CreateView):
    pass


class StoryEditView(RefusesToOverwrite):
    pass


class StoryRevertView(RefusesToOverwrite, RevisionsRevertView):
    pass


class StoryViewSet(PageViewSet):
    model = ArticlePage
    index_view_class = QuickIndexView
    filterset_class = QuickFilterSet
    add_view_class = StoryCreateView
    edit_view_class = StoryEditView
    revisions_revert_view_class = StoryRevertView


story_viewset = StoryViewSet("stories")
