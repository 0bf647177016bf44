from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from articles.querysets import readable_pages
from home import statements
from home.sites import LoadedWithSite

# schema.org's name of each policy of a NewsMediaOrganization, and the field it is in.
POLICIES = {
    "masthead": "masthead_page",
    "ownershipFundingInfo": "ownership_page",
    "ethicsPolicy": "ethics_page",
    "correctionsPolicy": "corrections_page",
    "verificationFactCheckingPolicy": "verification_page",
    "unnamedSourcesPolicy": "unnamed_sources_page",
    "actionableFeedbackPolicy": "feedback_page",
}


def _page(label) -> models.ForeignKey:
    return models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
    )


def _lines(label, check, help_text) -> models.TextField:
    return models.TextField(
        label, blank=True, max_length=4000, validators=[check], help_text=help_text
    )


@register_setting(icon="doc-full-inverse")
class Imprint(LoadedWithSite, BaseSiteSetting):
    """What the paper tells machines about itself: policies, feeds, files at the root."""

    feeds_hold_full_text = models.BooleanField(
        _("feeds hold the full text"),
        default=True,
        help_text=_("Else headline and summary. Corrections are in either."),
    )
    masthead_page = _page(_("who makes the paper"))
    ownership_page = _page(_("who owns and pays for it"))
    ethics_page = _page(_("ethics"))
    corrections_page = _page(_("how we correct"))
    verification_page = _page(_("how we verify"))
    unnamed_sources_page = _page(_("unnamed sources"))
    feedback_page = _page(_("how to reach us with an objection"))
    security_contact = _lines(
        _("contacts"),
        statements.check_contacts,
        _(
            "For security.txt, the first choice first: mailto:, https:// or tel:, one a "
            "line. Empty: there is no such file."
        ),
    )
    security_page = _page(_("how we handle reports"))
    trust_lines = _lines(
        _("lines"),
        statements.check_trust,
        _(
            "For trust.txt: member=, belongto=, control=, controlledby=, social=, "
            "vendor=, customer= or disclosure= with an address, contact=, and "
            "datatrainingallowed=yes or no; one a line."
        ),
    )
    robots_lines = _lines(
        _("further lines"),
        statements.check_robots,
        _(
            "For robots.txt, after our own: “User-agent: SomeBot” and, in the next line, "
            "“Disallow: /”."
        ),
    )
    confirmed_at = models.DateTimeField(_("last saved"), auto_now=True)

    panels = [
        MultiFieldPanel(["feeds_hold_full_text"], _("Feeds")),
        MultiFieldPanel(list(POLICIES.values()), _("Policies")),
        MultiFieldPanel(
            ["security_contact", "security_page"],
            _("security.txt"),
            help_text=_("Said to hold for a year from the day this is saved."),
        ),
        MultiFieldPanel(["trust_lines"], _("trust.txt")),
        MultiFieldPanel(["robots_lines"], _("robots.txt")),
    ]

    class Meta:
        verbose_name = _("imprint")

    def policy_keys(self) -> dict[str, int]:
        """The keys of the pages that were chosen, by schema.org's name of the policy."""
        keys = {
            name: getattr(self, f"{column}_id") for name, column in POLICIES.items()
        }
        return {name: key for name, key in keys.items() if key}

    def policies(self) -> dict[str, Page]:
        """The policies that readers may read, by schema.org's name; one query."""
        chosen = self.policy_keys()
        found = readable_pages().in_bulk(list(chosen.values()))
        told = {pk: page for pk, page in found.items() if page.full_url}
        return {name: told[pk] for name, pk in chosen.items() if pk in told}

    def security_policy(self) -> Page | None:
        """The page about reports on security, where readers may read it."""
        return readable_pages().filter(pk=self.security_page_id).first()
