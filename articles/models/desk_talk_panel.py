from wagtail.admin.panels import Panel

from articles.models.desk_talk import desk_talk


class DeskTalkPanel(Panel):
    """What reporter and desk told each other, above the story; nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "articles/admin/desk_talk.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.talk = desk_talk(self.instance) if self.instance.pk else None

        def is_shown(self):
            return bool(self.talk)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return {**context, "talk": self.talk, "story": self.instance}
