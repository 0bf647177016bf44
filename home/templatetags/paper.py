"""What the paper's templates need to arrange stories and to name people. Formats only."""

from itertools import groupby

from django import template
from django.utils import timezone

from articles import bylines
from home import front

register = template.Library()


@register.filter
def reporters(story) -> str:
    """Who reported, for a card."""
    return story.names


@register.filter
def other_credits(story) -> list[list[bylines.BylinePart]]:
    """The lines for photography, illustration, data and translation."""
    return bylines.other_credits(story)


@register.filter
def pictured_first(stories) -> list:
    """The first that has a picture in front."""
    return front.pictured_first(list(stories))


@register.filter
def by_day(stories) -> list[tuple]:
    """Pairs of a local date and the stories first published on it, in their order."""

    def day(story):
        return timezone.localdate(story.published_at) if story.published_at else None

    return [(date, list(group)) for date, group in groupby(stories, key=day)]
