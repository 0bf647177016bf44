from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model

from articles.models.story_source import StorySource


class SourceRowForm(WagtailAdminModelForm):
    """A source in the editor's form. Its reason may come later while it is a draft."""

    def clean(self):
        cleaned = super().clean()
        is_anonymous = cleaned.get("basis") == StorySource.Basis.ANONYMOUS
        lacks_reason = is_anonymous and not cleaned.get("anonymity_reason")
        if lacks_reason and not self.is_deferred_validation:
            said = _("Say why this source is not named.")
            self.add_error("anonymity_reason", said)
        return cleaned


class SourcesPanel(InlinePanel):
    """The sources of a story, each with the form above."""

    def get_form_options(self):
        options = super().get_form_options()
        children = self.child_edit_handler.get_form_options()
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            StorySource,
            form_class=SourceRowForm,
            defer_required_on_fields=children.get("defer_required_on_fields", []),
        )
        return options
