"""How the page's language writes numbers and dates. Known to every template, unloaded.

Django knows each language's order of day and month, and no digits but 0 to 9.
"""

from django import template
from django.template import defaultfilters

from articles.numerals import numerals

register = template.Library()

# Codes of `date` that print words. A format without them is for machines, such as Y-m-d.
WORDS = set("bDEFlMN")
# The territory that is meant where a language has many and its own code names none.
TERRITORIES = {
    "ar": "EG",
    "bn": "BD",
    "cs": "CZ",
    "cy": "GB",
    "da": "DK",
    "el": "GR",
    "en": "US",
    "et": "EE",
    "fa": "IR",
    "he": "IL",
    "hi": "IN",
    "ja": "JP",
    "ko": "KR",
    "nb": "NO",
    "nn": "NO",
    "ps": "AF",
    "sl": "SI",
    "sq": "AL",
    "sr": "RS",
    "sv": "SE",
    "uk": "UA",
    "ur": "PK",
    "vi": "VN",
    "zh": "CN",
}


register.filter(numerals)


@register.filter(expects_localtime=True, is_safe=False)
def date(value, arg=None) -> str:
    """Django's `date`, in the digits of the language where people read it."""
    return _in_numerals(defaultfilters.date(value, arg), arg)


@register.filter(expects_localtime=True, is_safe=False)
def time(value, arg=None) -> str:
    """Django's `time`, in the digits of the language."""
    return _in_numerals(defaultfilters.time(value, arg), arg)


def _in_numerals(text: str, arg: str | None) -> str:
    is_for_people = not arg or arg.endswith("_FORMAT") or WORDS.intersection(arg)
    return numerals(text) if is_for_people else text


@register.filter
def territory(language: str) -> str:
    """The language with its territory, as Open Graph wants it: `de_DE`."""
    code, _, place = language.partition("-")
    return f"{code}_{(place or TERRITORIES.get(code, code)).upper()}"
