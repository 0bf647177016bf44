"""What the paper's templates need to arrange stories and to name people. Formats only."""

from itertools import groupby

from django import template
from django.utils import timezone

from articles import bylines

register = template.Library()


@register.filter
def reporters(story) -> str:
    """“A and B”, or the agencies where nobody of ours reported, for a card.

    The printed byline where the story has one.
    """
    if story.byline_override:
        return story.byline_override
    reporting = [b.name for b in story.bylines.all() if b.role == bylines.REPORTING]
    agencies = [credit.agency.code for credit in story.agency_credits.all()]
    return bylines.joined_text(reporting or agencies)


@register.filter
def other_credits(story) -> list[list[bylines.BylinePart]]:
    """The lines for photography, illustration, data and translation."""
    return bylines.other_credits(story)


@register.filter
def pictured_first(stories) -> list:
    """The stories with the first that has a picture in front, else as they were."""
    stories = list(stories)
    pictured = next((s for s in stories if s.lead_image_id), None)
    return [pictured, *(s for s in stories if s != pictured)] if pictured else stories


@register.filter
def by_day(stories) -> list[tuple]:
    """Pairs of a local date and the stories first published on it, in their order."""

    def day(story):
        return timezone.localdate(story.published_at) if story.published_at else None

    return [(date, list(group)) for date, group in groupby(stories, key=day)]
