from django.utils import timezone
from django.utils.translation import gettext_lazy

from articles.gates.gate import Gate
from articles.validators import EmbargoNotOver


class EmbargoGate(Gate):
    """Stands everywhere. To override it is to lift the embargo."""

    code = "embargo"
    label = gettext_lazy("Embargo")
    is_everywhere = True

    def problem(self, article):
        now = timezone.now()
        goes_live = max(article.go_live_at or now, now)
        if not article.embargo_until or article.embargo_until <= goes_live:
            return None
        return EmbargoNotOver(article.embargo_until).messages[0]
