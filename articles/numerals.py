"""Numbers and dates in the digits of the language, for HTML that no template makes."""

from datetime import datetime
from functools import lru_cache

from django.utils.formats import date_format, time_format
from django.utils.translation import get_language

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


def numerals(value) -> str:
    """The number, or the text with numbers in it, in the digits of the language."""
    zero = ZEROS.get((get_language() or "").partition("-")[0])
    if zero is None:
        return str(value)
    return str(value).translate({ord("0") + n: zero + n for n in range(10)})


def shown_date(moment: datetime, form: str) -> str:
    """A day, or day and time, in one of Django's formats: `MONTH_DAY_FORMAT`."""
    return _formatted(date_format, moment.replace(tzinfo=None), form, get_language())


def shown_time(moment: datetime, form: str = "TIME_FORMAT") -> str:
    """A time of day."""
    return _formatted(time_format, moment.replace(tzinfo=None), form, get_language())


@lru_cache(maxsize=8192)
def _formatted(write, moment: datetime, form: str, _language) -> str:
    """Kept, for the same stories and replies stand on many pages."""
    return numerals(write(moment, form))
