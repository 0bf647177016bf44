from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.gates.gate import Gate


class BylineGate(Gate):
    code = "byline"
    label = gettext_lazy("Byline or agency")

    def problem(self, article):
        people = any(byline.author_id for byline in article.bylines.all())
        agencies = any(one.agency_id for one in article.agency_credits.all())
        if people or agencies or article.byline_override:
            return None
        return _("Nobody is credited: name an author or an agency.")


class SourceGate(Gate):
    code = "source"
    label = gettext_lazy("At least one source")

    def problem(self, article):
        if article.sources.all():
            return None
        return _("No source is given: add one under “How we know this”.")
