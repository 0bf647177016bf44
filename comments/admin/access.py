from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from comments.moderation import MODERATE

LARGEST_KEY = 2**63 - 1
MOST_DIGITS = 18  # of a key that every database holds


class ModeratorsOnly(View):
    """Refuses everybody who may not decide about comments."""

    permission = MODERATE

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response


class Screen(ModeratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """A screen about comments, in the admin's furniture."""

    header_icon = "comment"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("comment_queue_start"), "label": _("Comments")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        """What was said comes as `said`, beside the undo; the furniture says nothing."""
        said = list(messages.get_messages(self.request))
        return super().get_context_data(said=said, messages=[], **kwargs)


def key_from(text: str | None) -> int:
    """The key that an address names, 0 for anything that is none."""
    digits = (text or "")[: MOST_DIGITS + 1]
    is_key = digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS
    return int(digits) if is_key else 0
