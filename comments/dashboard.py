"""The replies that wait, on the first screen of the moderators."""

from wagtail.admin.ui.components import Component

from comments.queue import stories_with_pending

ROWS = 10


class PendingRepliesPanel(Component):
    """At most ten stories with replies that nobody has read; two queries."""

    name = "pending_replies"
    order = 150
    template_name = "comments/admin/pending_panel.html"

    def get_context_data(self, parent_context):
        found = stories_with_pending(limit=ROWS + 1)
        return {"rows": found[:ROWS], "has_more": len(found) > ROWS}
