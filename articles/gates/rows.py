from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.gates.gate import Gate


class RowsGate(Gate):
    """Stands everywhere and for everybody: drafts may hold half a row, readers may not."""

    code = "rows"
    label = gettext_lazy("Complete bylines and sources")
    is_everywhere = True
    is_overridable = False

    def problem(self, article):
        if not all(byline.author_id for byline in article.bylines.all()):
            return _("A byline names nobody: choose the author or remove the row.")
        if not all(credit.agency_id for credit in article.agency_credits.all()):
            return _("An agency row names no agency: choose it or remove the row.")
        for source in article.sources.all():
            if not source.name:
                return _("A source has no name: say what readers will see.")
            if source.lacks_reason:
                return _("Say why the source “%s” is not named.") % source.name
        return None
