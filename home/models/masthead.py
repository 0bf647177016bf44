from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from home.sites import LoadedWithSite


@register_setting(icon="home")
class Masthead(LoadedWithSite, BaseSiteSetting):
    """What the paper is called and says of itself, on every page."""

    name = models.CharField(_("name of the paper"), max_length=80, default="Newsroom")
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    description = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for search engines and cards."),
    )
    house_rule = models.CharField(
        _("rule for replies"),
        max_length=200,
        default="A moderator reads every reply before it appears.",
        help_text=_("One line above the reply form."),
    )

    panels = ["name", "tagline", "description", "house_rule"]

    class Meta:
        verbose_name = _("masthead")
