"""What the paper is called, for parts of the house that must not know this app."""

from home.models import Masthead


def paper_names() -> list[str]:
    """The name on each masthead; the one from the box where nobody has set any."""
    named = list(Masthead.objects.values_list("name", flat=True))
    return named or [Masthead._meta.get_field("name").default]
