"""`{% story_card %}`: a story in a list."""

from django import template

from articles.card_html import card_html

register = template.Library()


@register.simple_tag
def story_card(story, size, counts=None, *, in_section=False):
    """The card of a story from `articles.cards`; see `articles.card_html`."""
    return card_html(story, size, counts, in_section=bool(in_section))
