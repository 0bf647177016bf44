from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from comments.moderation import MODERATE
from comments.queue import Queue, count_up_to

COUNTED_AT_MOST = 1000


def count_text(count: int) -> str:
    """The number; “1000+” where the counting stopped."""
    return f"{COUNTED_AT_MOST}+" if count >= COUNTED_AT_MOST else str(count)


def waiting_replies(request) -> dict[Queue, int]:
    """What waits in the two queues that are worked off; counted once for a screen.

    The screen and the menu beside it say the same, then, and pay for one count.
    """
    if not hasattr(request, "waiting_replies"):
        request.waiting_replies = {
            queue: count_up_to(queue, COUNTED_AT_MOST)
            for queue in (Queue.PENDING, Queue.REPORTED)
        }
    return request.waiting_replies


class CommentsMenuItem(MenuItem):
    """“Comments” with what waits, for those who may decide; two capped counts."""

    def is_shown(self, request):
        return request.user.has_perm(MODERATE)

    def render_component(self, request):
        return LinkMenuItem(
            self.name,
            self._label(waiting_replies(request)),
            self.url,
            icon_name=self.icon_name,
            classname=self.classname,
            attrs=self.attrs,
        )

    def _label(self, waiting: dict[Queue, int]) -> str:
        pending, reported = waiting[Queue.PENDING], waiting[Queue.REPORTED]
        facts = {"pending": count_text(pending), "reported": count_text(reported)}
        if reported:
            return _("Comments %(pending)s ⚑%(reported)s") % facts
        return _("Comments %(pending)s") % facts if pending else str(self.label)


class PermittedMenuItem(MenuItem):
    """An item for those who have one permission."""

    def __init__(self, *args, permission: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)
