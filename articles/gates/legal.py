from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.gates.gate import Gate


class LegalGate(Gate):
    """Stands everywhere, for a story that is flagged: the flag is the section's choice.

    What was cleared is a text: the same words in a later version pass, other words in
    the same version do not.
    """

    code = "legal"
    label = gettext_lazy("Legal advice")
    is_everywhere = True

    def problem(self, article):
        if not article.needs_legal or article.is_legally_cleared():
            return None
        return _(
            "Legal advice has not cleared this text: submit it and let it be cleared."
        )
