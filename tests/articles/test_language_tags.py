"""Dates and numbers as each language writes them."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

MOMENT = datetime(2026, 3, 4, 9, 5, tzinfo=UTC)


def shown(source, speaking, **context):
    with translation.override(speaking):
        return Template(source).render(Context({"moment": MOMENT, **context}))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "4 March 2026, 09:05"),
        ("de", "4. März 2026, 09:05 Uhr"),
        ("fa", "۴ مارس ۲۰۲۶، ۰۹:۰۵"),
    ],
)
def test_moment_reads_as_the_language_writes_it(language, expected):
    assert shown('{{ moment|date:"DATETIME_FORMAT" }}', language) == expected


@pytest.mark.parametrize("code", ["c", "Y-m-d"])
def test_what_machines_read_keeps_plain_digits_in_every_language(code):
    source = f'{{{{ moment|date:"{code}" }}}}'

    assert shown(source, "fa") == shown(source, "en")


def test_counts_have_the_digits_of_the_language():
    source = (
        "{% load i18n %}{% blocktranslate count n=n with count=n|numerals %}"
        "{{ count }} reply{% plural %}{{ count }} replies{% endblocktranslate %}"
    )

    assert shown(source, "fa", n=12) == "۱۲ دیدگاه"
    assert shown(source, "de", n=1) == "1 Kommentar"
    assert shown(source, "en", n=12) == "12 replies"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", "de_DE"), ("de-at", "de_AT"), ("fa", "fa_IR"), ("en", "en_US")],
)
def test_open_graph_gets_language_and_territory(language, expected):
    assert shown("{{ language|territory }}", "en", language=language) == expected
