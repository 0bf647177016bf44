"""A card as HTML. No template: a page shows up to sixty of them.

Whatever was typed passes `escape` in this file, once.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.numerals import numerals, shown_date, shown_time
from articles.pictures.html import shown_picture

# How wide the picture stands, by the size of the card.
WIDTHS = {
    "lead": "(min-width: 64rem) 55rem, 100vw",
    "list": "(min-width: 48rem) 14rem, 7rem",
    "second": "(min-width: 64rem) 18rem, (min-width: 40rem) 50vw, 7rem",
    "row": "(min-width: 64rem) 25rem, (min-width: 48rem) 33vw, 100vw",
    "small": "7rem",
}
IN_ROW = ("small", "row")
LONG = 90  # characters of a headline that is set smaller


def card_html(
    story: Any,
    size: str,
    counts: Mapping[int, int] | None = None,
    *,
    in_section: bool = False,
) -> SafeString:
    """The card of a story.

    `size` is lead, second, row, small or list; `counts` the numbers of replies by story.
    """
    words = "\n".join(
        (
            _headline_in_row(story) if size in IN_ROW else _headline(story, in_section),
            _summary(story),
            _meta(story, size, counts or {}),
        )
    )
    return mark_safe(  # noqa: S308 (every piece is escaped where it is made)
        f'<article class="story-card story-card--{escape(size)}">\n{_picture(story, size)}'
        f'<div class="story-card__text">\n{words}\n</div>\n{_date(story, size)}</article>'
    )


def _picture(story, size: str) -> str:
    if size not in WIDTHS or not story.lead_image:
        return ""
    is_lead = size == "lead"
    shown = shown_picture(
        story.lead_image,
        kind="full" if is_lead else "card",
        sizes=WIDTHS[size],
        lazy=not is_lead,
    )
    return f'<div class="story-card__picture">{shown}</div>\n'


def _headline_in_row(story) -> str:
    link = f'<h3 class="story-card__headline">{_link(story)}</h3>'
    return _kicker(story.kicker) + link


def _headline(story, in_section: bool) -> str:
    label = story.kicker if in_section else story.label
    is_long = len(story.list_headline) > LONG
    name = "story-card__headline" + (" story-card__headline--long" if is_long else "")
    return _kicker(label) + f'<h2 class="{name}">{_link(story)}</h2>'


def _kicker(label: str) -> str:
    return f'<p class="kicker">{escape(label)}</p>\n' if label else ""


def _link(story) -> str:
    return f'<a href="{escape(story.url)}">{escape(story.list_headline)}</a>'


def _summary(story) -> str:
    said = story.summary
    return f'<p class="story-card__summary">{escape(said)}</p>' if said else ""


def _meta(story, size: str, counts: Mapping[int, int]) -> str:
    parts = []
    if size in ("lead", "list") and story.names:
        parts.append(f"<span>{escape(story.names)}</span>")
    if size != "list":
        moment = _local(story.published_at)
        parts.append(_time(moment, _day_and_time(moment) if moment else ""))
    if number := counts.get(story.pk):
        parts.append(_replies(number))
    return "\n".join(('<p class="meta">', *parts, "</p>"))


def _day_and_time(moment: datetime) -> str:
    parts = {"day": shown_date(moment, "MONTH_DAY_FORMAT"), "time": shown_time(moment)}
    return _("%(day)s, %(time)s") % parts


def _replies(number: int) -> str:
    form = ngettext("%(count)s reply", "%(count)s replies", number)
    said = form % {"count": numerals(number)}
    return f"<span>{escape(said)}</span>"


def _date(story, size: str) -> str:
    if size != "list":
        return ""
    moment = _local(story.published_at)
    day = shown_date(moment, "DATE_FORMAT") if moment else ""
    return f'<p class="meta story-card__date">{_time(moment, day)}</p>\n'


def _time(moment: datetime | None, shown: str) -> str:
    exact = moment.isoformat(timespec="seconds") if moment else ""
    return f'<time datetime="{exact}">{escape(shown)}</time>'


def _local(moment: datetime | None) -> datetime | None:
    return localtime(moment) if moment else None
