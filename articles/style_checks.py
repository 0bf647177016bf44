"""The rules of the house on a story, and in Wagtail's panel of content checks.

The preview marks the places where a rule is broken with `data-house-style`; Wagtail's
checker finds the marks by its own built-in check, so there is no script of ours in it.
"""

from django.utils.translation import gettext as _
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.images.models import AbstractImage

from articles.house_style import (
    HEADLINE,
    LEAD_PICTURE,
    STANDFIRST,
    SUBHEAD,
    Finding,
    Part,
    findings,
)
from articles.models import StyleRule
from articles.passages import text

MARK = "data-house-style"
CHECK = "a-house-style-mark"


def style_findings(article) -> list[Finding]:
    """What the rules in force have against a story, in its order."""
    rules = [rule.as_rule() for rule in StyleRule.objects.filter(is_active=True)]
    return findings(_parts(article), rules) if rules else []


def _parts(article) -> list[Part]:
    heads = [(HEADLINE, article.headline), (SUBHEAD, article.subhead)]
    heads.append((STANDFIRST, article.standfirst))
    lead = (article.picture_alt,) if article.lead_image else ()
    return [
        *(Part(where, words) for where, words in heads),
        Part(LEAD_PICTURE, article.picture_caption, alt_texts=lead),
        *(_block(child) for child in article.body),
    ]


def _block(child) -> Part:
    is_quotation = child.block_type == "quotation"
    speaker = (child.value["speaker"] or "") if is_quotation else None
    alt_texts = tuple(_alt(image) for image in _pictures(child.value))
    return Part(child.id or "", text(child), alt_texts, speaker)


def _alt(image) -> str | None:
    if getattr(image, "decorative", False):
        return None
    return getattr(image, "contextual_alt_text", image.default_alt_text) or ""


def _pictures(value):
    """The pictures in a block's value, however deep."""
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _pictures(inner)
    elif hasattr(value, "__iter__") and not isinstance(value, str):
        for inner in value:
            yield from _pictures(getattr(inner, "value", inner))


class HouseContentChecker(ContentCheckerItem):
    """Wagtail's content checks and, after them, the rules of the house."""

    def __init__(self, in_editor=False):
        super().__init__(in_editor)
        self.house_rules = list(StyleRule.objects.filter(is_active=True))

    def get_axe_run_only(self, request):
        ours = [rule.key for rule in self.house_rules]
        return [*super().get_axe_run_only(request), *ours]

    def get_axe_custom_checks(self, request):
        mark = {
            "id": CHECK,
            "evaluate": "attr-non-space-content-evaluate",
            "options": {"attribute": MARK},
        }
        return [*super().get_axe_custom_checks(request), mark]

    def get_axe_custom_rules(self, request):
        ours = [self._axe_rule(rule.key) for rule in self.house_rules]
        return [*super().get_axe_custom_rules(request), *ours]

    @staticmethod
    def _axe_rule(key: str) -> dict:
        return {
            "id": key,
            "impact": "moderate",
            "selector": f'[{MARK}~="{key}"]',
            "tags": ["house-style"],
            "none": [CHECK],  # the mark itself is what must not be there
            "enabled": True,
        }

    def get_axe_messages(self, request):
        ours = {
            rule.key: {"error_name": rule.message, "help_text": _("House style")}
            for rule in self.house_rules
        }
        return super().get_axe_messages(request) | ours
