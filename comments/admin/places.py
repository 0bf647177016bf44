"""Where a moderator is: a queue, its filters, a position. And the addresses of that."""

from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models import ArticlePage, SectionPage
from comments.admin.access import LARGEST_KEY, MOST_DIGITS
from comments.queue import Queue, Sieve

MOST_STORIES = 50  # that the words of a headline may mean
AGES = (
    ("", _("Any age")),
    ("1", _("1 hour or more")),
    ("6", _("6 hours or more")),
    ("24", _("1 day or more")),
    ("72", _("3 days or more")),
    ("168", _("1 week or more")),
)
NEWER_THAN = (
    ("", _("Any time")),
    ("1", _("The last hour")),
    ("6", _("The last 6 hours")),
    ("24", _("The last day")),
    ("72", _("The last 3 days")),
    ("168", _("The last week")),
)


def _section_choices():
    sections = SectionPage.objects.order_by("title").values_list("pk", "title")
    return [("", _("All sections")), *((str(pk), title) for pk, title in sections)]


class FilterForm(forms.Form):
    """What a moderator wants to see. A field that makes no sense filters nothing."""

    story = forms.CharField(label=_("Story"), max_length=200, required=False)
    section = forms.ChoiceField(required=False)  # asked for once, below
    words = forms.CharField(
        label=_("Words in the text or the name"), max_length=80, required=False
    )
    held = forms.CharField(label=_("Why it was held"), max_length=80, required=False)
    reason = forms.ChoiceField(required=False)  # with the newsroom's words, below
    age = forms.ChoiceField(label=_("Waits for"), choices=AGES, required=False)
    newer = forms.ChoiceField(
        label=_("Sent within"), choices=NEWER_THAN, required=False
    )
    person = forms.IntegerField(
        label=_("Person (number)"),
        min_value=1,
        max_value=LARGEST_KEY,
        required=False,
    )

    def __init__(self, *args, reasons: dict, **kwargs):
        kwargs.setdefault("auto_id", "filter-%s")
        super().__init__(*args, **kwargs)
        self.fields["section"] = forms.ChoiceField(
            label=_("Section"), choices=_section_choices(), required=False
        )
        codes = [(code, reason.label) for code, reason in reasons.items()]
        self.fields["reason"] = forms.ChoiceField(
            label=_("Rejected because"),
            choices=[("", _("Any reason")), *codes],
            required=False,
        )


class Place:
    """A queue with filters, as an address tells it."""

    def __init__(self, queue: str, data, reasons: dict):
        self.queue = Queue(queue)
        self.form = FilterForm(data, reasons=reasons)
        self.form.is_valid()
        self.chosen = {
            name: data[name].strip()
            for name in self.form.fields
            if data.get(name, "").strip() and name in self.form.cleaned_data
        }

    @cached_property
    def sieve(self) -> Sieve:
        chosen = self.form.cleaned_data
        return Sieve(
            articles=stories_meant(chosen.get("story", "")),
            section=int(chosen.get("section") or 0) or None,
            person=chosen.get("person"),
            hours=int(chosen.get("age") or 0),
            within=int(chosen.get("newer") or 0),
            words=chosen.get("words", ""),
            held=chosen.get("held", ""),
            reason=chosen.get("reason", ""),
        )

    @property
    def query(self) -> str:
        """The filters as the end of an address."""
        return urlencode(self.chosen)

    @property
    def here(self) -> str:
        """Queue and filters, for the addresses of forms that come back here."""
        return urlencode({"queue": self.queue.value, **self.chosen})

    def url(self, name: str = "comment_queue", **position) -> str:
        """The address of a view of this queue, with the filters and a position."""
        query = urlencode(self.chosen | position)
        address = reverse(name, args=[self.queue.value])
        return f"{address}?{query}" if query else address

    def list_url(self, **position) -> str:
        return self.url("comment_list", **position)


def place_of_form(request, reasons: dict) -> Place:
    """Where the form of a request stood; the pending ones where that makes no sense."""
    queue = request.GET.get("queue", "")
    known = queue if queue in Queue.values else Queue.PENDING
    return Place(known, request.GET, reasons)


def stories_meant(text: str) -> list[int] | None:
    """The story with this number, or those with these words in the headline."""
    if not text:
        return None
    if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS:
        return [int(text)]
    stories = ArticlePage.objects.filter(headline__icontains=text).order_by("-pk")
    return list(stories.values_list("pk", flat=True)[:MOST_STORIES])
