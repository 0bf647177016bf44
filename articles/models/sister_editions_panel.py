from django.conf import settings
from wagtail.admin.panels import FieldPanel


class SisterEditionsPanel(FieldPanel):
    """Where a story names its sisters; only in a paper that has other editions.

    Where it is not shown nothing of it is posted, and what was named before stays.
    """

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return bool(settings.NEWSROOM_EDITIONS) and super().is_shown()
