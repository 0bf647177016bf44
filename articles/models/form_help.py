"""Plain help in the editing screen: counters, inheritance, passages, empty rows."""

from functools import cache

from django.forms import ModelChoiceField
from django.forms.formsets import ORDERING_FIELD_NAME
from django.utils.translation import gettext as _
from modelcluster.queryset import FakeQuerySet

from articles.passages import passages

# Up to how many characters a text does its work. Heads: what fits two lines of a card
# on a phone; search results cut titles and descriptions at about these lengths.
READS_WELL = {
    "headline": 90,
    "subhead": 160,
    "standfirst": 300,
    "listing_headline": 90,
    "seo_title": 60,
    "search_description": 155,
    "social_title": 70,
    "social_description": 200,
}
# What stands where a field is left empty: the first of these that is not.
INHERITED = {
    "listing_headline": ("headline",),
    "seo_title": ("headline",),
    "social_title": ("headline",),
    "search_description": ("subhead", "standfirst"),
    "social_description": ("search_description", "subhead", "standfirst"),
}


def add_counters(form) -> None:
    """Give the script what it needs to count; without it the help texts remain."""
    for name, best in _there(form, READS_WELL):
        form.fields[name].widget.attrs |= {
            "data-counter": best,
            "data-counter-words": _("{n} characters; up to {best} read well."),
            "data-counter-over": _("{n} characters; {best} would read better."),
        }


def show_inherited(form) -> None:
    """Show, as the placeholder of an empty field, what readers will get in its stead."""
    for name, givers in _there(form, INHERITED):
        values = (getattr(form.instance, giver, "") for giver in givers)
        form.fields[name].widget.attrs |= {
            "placeholder": next(filter(None, values), ""),
            "data-inherits": " ".join(givers),
        }


def _there(form, by_name: dict):
    return [(name, value) for name, value in by_name.items() if name in form.fields]


def offer_passages(form) -> None:
    """Offer each source the passages of the story as they stand when it is shown."""

    @cache
    def choices():
        return [(one.id, one.first_words) for one in passages(form.instance.body)]

    sources = form.formsets.get("sources")
    for row in sources.forms if sources else ():
        row.fields["block_ids"].choices = choices


def pass_over_untouched_rows(form) -> None:
    """Let a row that was added and left as it came be no row at all.

    Its place in the order is filled in by the script, and is nothing anybody wrote.
    """
    for formset in form.formsets.values():
        for row in formset.forms:
            if row.empty_permitted and ORDERING_FIELD_NAME in row.fields:
                row.fields[ORDERING_FIELD_NAME].has_changed = _never


def know_rows(form) -> None:
    """Let what was sent for a row be found without a query: the row, and what it names.

    Where it names something else than before, that is looked up; and so is a row that
    somebody else has removed meanwhile, for such a form is not to fail for that.
    """
    for formset in form.formsets.values():
        for row in formset.initial_forms if formset.is_bound else ():
            _know_row(row, formset.model._meta.pk.name)


def _know_row(row, key: str) -> None:
    for name, field in row.fields.items():
        if not isinstance(field, ModelChoiceField):
            continue
        if name == key:
            _offer_only(field, row.instance)
        elif name not in row.changed_data:
            _offer_only(field, getattr(row.instance, name, None))


def _offer_only(field: ModelChoiceField, known) -> None:
    if known is not None and known.pk is not None:
        field.queryset = FakeQuerySet(type(known), [known])
        field.to_field_name = known._meta.pk.name  # such a queryset knows no `pk`


def _never(initial, data) -> bool:
    return False
