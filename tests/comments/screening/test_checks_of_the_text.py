"""The checks that need the text alone, or what came with it."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("honeypot.Honeypot", {"trap": "https://spam.example"}, "spam"),
        ("honeypot.Honeypot", {"trap": ""}, ""),
        ("time_trap.TimeTrap", {"elapsed": 2}, "pending"),
        ("time_trap.TimeTrap", {"elapsed": 3}, ""),
        ("time_trap.TimeTrap", {"elapsed": None}, ""),
        ("length.Length", {"body": "x"}, "pending"),
        ("length.Length", {"body": "…!?"}, "pending"),
        ("length.Length", {"body": "+1"}, "pending"),
        ("length.Length", {"body": "No"}, ""),
        ("length.Length", {"body": "好文"}, ""),
        ("length.Length", {"body": "so " * 1001}, "pending"),
        ("capitals.Capitals", {"body": "THIS IS AN OUTRAGE AND A SHAME"}, "pending"),
        ("capitals.Capitals", {"body": "ЭТО ПОЗОР ДЛЯ ВСЕЙ СТРАНЫ"}, "pending"),
        ("capitals.Capitals", {"body": "NATO and the EU met in NYC."}, ""),
        ("capitals.Capitals", {"body": "YES! NATO!"}, ""),
        ("capitals.Capitals", {"body": "これは日本語の文章です。" * 4}, ""),
        ("repetition.Repetition", {"body": "Nooooooooooooo"}, "pending"),
        ("repetition.Repetition", {"body": "What!!!!!!!!!!"}, "pending"),
        ("repetition.Repetition", {"body": "buy it now " * 9}, "pending"),
        ("repetition.Repetition", {"body": "This is one line.\n" * 3}, "pending"),
        ("repetition.Repetition", {"body": "Part one\n----------------\ntwo"}, ""),
        ("repetition.Repetition", {"body": "Nooo!!! Sooo good..."}, ""),
    ],
)
def test_text_is_judged(only, judge, path, fields, status):
    only(path)
    screening = judge(**fields)
    assert screening.status == status
    assert bool(screening.held_because) is bool(status)


def test_repeated_signs_are_given_back_as_typed(only, judge):
    only("repetition.Repetition")
    [finding] = judge("Oh nooooooooooo! Why??????????").findings
    assert finding["words"] == ["ooooooooooo", "??????????"]


@pytest.mark.parametrize(
    ("path", "options", "body"),
    [
        ("length.Length", {"least": 1, "most": 5}, "sixsix"),
        ("capitals.Capitals", {"share": 0.5, "least_letters": 2}, "Aa"),
        ("repetition.Repetition", {"signs": 3}, "aaa"),
    ],
)
def test_thresholds_stand_in_the_settings(only, judge, path, options, body):
    only(path)
    assert not judge(body)
    only(path, **options)
    assert judge(body)
