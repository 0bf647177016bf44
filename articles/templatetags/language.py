"""How the page's language writes numbers and dates. Known to every template, unloaded.

Django knows each language's order of day and month, and no digits but 0 to 9.
"""

from django import template
from django.template import defaultfilters
from django.utils import translation

register = template.Library()

# The zero of languages that have digits of their own, as CLDR's default numbering has it.
ZEROS = {
    "bn": 0x9E6,
    "ckb": 0x660,
    "fa": 0x6F0,
    "mr": 0x966,
    "my": 0x1040,
    "ne": 0x966,
    "ps": 0x6F0,
}
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


@register.filter
def numerals(value) -> str:
    """The number, or the text with numbers in it, in the digits of the language."""
    zero = ZEROS.get((translation.get_language() or "").partition("-")[0])
    if zero is None:
        return str(value)
    return str(value).translate({ord("0") + n: zero + n for n in range(10)})


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
