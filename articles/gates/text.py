from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.gates.gate import Gate


class BodyGate(Gate):
    """Stands everywhere and for everybody: an empty page is not a story."""

    code = "body"
    label = gettext_lazy("A text")
    is_everywhere = True
    is_overridable = False

    def problem(self, article):
        return None if len(article.body) else _("The story has no text yet.")
