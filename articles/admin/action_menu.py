"""The buttons below a story's form."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.action_menu import PublishMenuItem


class ScheduleMenuItem(PublishMenuItem):
    """“Schedule for 24 November 2026, 06:00 (CET)”: the publish button of a story that
    has a time in the future. Wagtail's publishing then does just that."""

    template_name = "articles/admin/schedule_button.html"
    icon_name = "clock"

    def __init__(self, go_live_at, **kwargs):
        super().__init__(**kwargs)
        self.go_live_at = go_live_at

    def get_context_data(self, parent_context):
        local = timezone.localtime(self.go_live_at)
        moment = {"at": date_format(local, "DATETIME_FORMAT"), "zone": local.tzname()}
        label = _("Schedule for %(at)s (%(zone)s)") % moment
        return {**super().get_context_data(parent_context), "label": label}


def offer_schedule(items: list, page) -> None:
    """Put “Schedule” in the place of “Publish” where the story has a time to come.

    Who may not publish has no such item, and so gets none.
    """
    if not page or not page.go_live_at or page.go_live_at <= timezone.now():
        return
    for index, item in enumerate(items):
        if type(item) is PublishMenuItem:
            items[index] = ScheduleMenuItem(page.go_live_at, order=item.order)
