"""Marks in the body: numbers of sources, and in previews where house style is broken."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.style_checks import MARK, style_findings

register = template.Library()


@register.simple_block_tag
def with_source_marks(content, article, block_id):
    """A rendered block, followed by the numbers of the sources it rests on.

    In running text the numbers stand at the end of its last paragraph or list entry.
    """
    marks = article.how_we_know.marks.get(block_id)
    if not marks:
        return content
    numbers = render_to_string("components/source_marks.html", {"marks": marks}).strip()
    end = content.rstrip()
    for closing in ("</p>", "</li></ul>", "</li></ol>", "</li>\n</ul>", "</li>\n</ol>"):
        if end.endswith(closing):
            return mark_safe(end.removesuffix(closing) + numbers + closing)  # noqa: S308
    label = _("Source")  # each number says the same for those who hear it
    return format_html(
        '{}<p class="source-marks"><span aria-hidden="true">{}</span> {}</p>',
        content,
        label,
        mark_safe(numbers),  # noqa: S308
    )


@register.simple_tag(takes_context=True)
def house_style_marks(context, article, *places):
    """In a preview, marks for the checker where rules are broken in one of the places."""
    if not getattr(context.get("request"), "is_preview", False):
        return ""
    keys = [one.rule.key for one in _findings(context, article) if one.where in places]
    if not keys:
        return ""
    return format_html('<span {}="{}"></span>', MARK, " ".join(keys))


def _findings(context, article):
    store = context.render_context
    if "style_findings" not in store:
        store["style_findings"] = style_findings(article)
    return store["style_findings"]
