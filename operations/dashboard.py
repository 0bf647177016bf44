"""How the clock goes, on the first screen of the staff."""

from django.conf import settings
from wagtail.admin.ui.components import Component

from operations import clock
from operations.models import Job


class ClockPanel(Component):
    """“3 due, last ran 20 s ago”, and which jobs failed; five queries."""

    name = "clock"
    order = 400
    template_name = "operations/dashboard/clock.html"

    def get_context_data(self, parent_context):
        seconds = clock.seconds_since_heartbeat()
        return {
            "due": clock.count_due(),
            "seconds": None if seconds is None else max(int(seconds), 0),
            "is_late": seconds is None or seconds > settings.NEWSROOM_CLOCK_LATE_AFTER,
            "failed": list(Job.objects.exclude(failure="").order_by("name")),
        }
