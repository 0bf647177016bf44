"""The name of the paper where no page is being shown, as in mails."""

from django import template
from wagtail.models import Site

from home.models import Masthead

register = template.Library()


@register.simple_tag
def paper_name() -> str:
    """What the paper is called on its default site, on one line."""
    site = Site.objects.filter(is_default_site=True).first()
    name = Masthead.for_site(site).name if site else Masthead().name
    return " ".join(name.split())
