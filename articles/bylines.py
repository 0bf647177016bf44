"""How a story's byline reads, computed from who did what and which agency helped."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

REPORTING = "reporting"

CREDIT_OF_ROLE = {
    "photography": lambda: _("Photography by"),
    "illustration": lambda: _("Illustration by"),
    "data": lambda: _("Data by"),
    "translation": lambda: _("Translated by"),
}


@dataclass(frozen=True)
class BylinePart:
    """A piece of a byline: text, and the author's address where it is a name."""

    text: str
    url: str = ""


def byline_parts(article) -> list[BylinePart]:
    """The printed line: “By A and B in Kabul, with dpa”, or the override.

    Empty for a story with neither reporter nor agency.
    """
    if article.byline_override:
        return [BylinePart(article.byline_override)]
    reporters = [b for b in named(article) if b.role == REPORTING]
    rows = article.agency_credits.all()
    agencies = [row.agency.code for row in rows if row.agency]
    if not reporters:
        return [BylinePart(joined_text(agencies))] if agencies else []
    parts = [BylinePart(_("By") + " "), *joined_names(reporters)]
    if article.dateline_place:
        parts.append(BylinePart(" " + _("in %s") % article.dateline_place))
    if agencies:
        parts.append(BylinePart(_(", ") + _("with %s") % joined_text(agencies)))
    return parts


def reported_by(article) -> str:
    """“A and B”, or the agencies where nobody of ours reported; for cards.

    The printed byline where the story has one.
    """
    if article.byline_override:
        return article.byline_override
    reporting = [b.name for b in named(article) if b.role == REPORTING]
    rows = article.agency_credits.all()
    agencies = [row.agency.code for row in rows if row.agency]
    return joined_text(reporting or agencies)


def other_credits(article) -> list[list[BylinePart]]:
    """The lines for photography, illustration, data and translation, in that order."""
    bylines = named(article)
    lines = []
    for role, credit in CREDIT_OF_ROLE.items():
        people = [byline for byline in bylines if byline.role == role]
        if people:
            lines.append([BylinePart(credit() + " "), *joined_names(people)])
    return lines


def named(article) -> list:
    """The bylines that name somebody. In a draft one may be without an author."""
    return [byline for byline in article.bylines.all() if byline.author]


def joined_names(bylines) -> list[BylinePart]:
    """The names with their links, with commas and a last “and” between them."""
    parts = []
    for position, byline in enumerate(bylines):
        if position:
            is_last = position == len(bylines) - 1
            parts.append(BylinePart(f" {_('and')} " if is_last else _(", ")))
        parts.append(BylinePart(byline.name, byline.author.get_absolute_url()))
    return parts


def joined_text(names: list[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    if len(names) < 2:
        return "".join(names)
    return f"{_(', ').join(names[:-1])} {_('and')} {names[-1]}"


def origin(article) -> str:
    """Whose copy it is: `agency`, `agency and staff`, `staff`, or empty."""
    has_agency = any(one.agency for one in article.agency_credits.all())
    has_staff = bool(named(article))
    if has_agency and has_staff:
        return _("agency and staff")
    if has_agency:
        return _("agency")
    return _("staff") if has_staff else ""
