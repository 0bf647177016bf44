from datetime import UTC, date, datetime

import pytest

from interchange.story import AgencyCredit, Dateline, Person, Role
from tests.interchange.plain_text_reading import (
    OPENING,
    SECOND,
    bodied,
    doubts,
    losses,
    notes,
    page,
    reading,
    sample,
    story,
    texts,
)

BYLINES = {
    "By Ada Stern": ["Ada Stern"],
    "By Ada Stern and Jan de Vries": ["Ada Stern", "Jan de Vries"],
    "BY ADA STERN": ["ADA STERN"],
    "Von Ada Stern, Jan de Vries und Bo Lund": ["Ada Stern", "Jan de Vries", "Bo Lund"],
    "Par Ada Stern avec AFP": ["Ada Stern"],
    "Por Ada Stern y Bo Lund": ["Ada Stern", "Bo Lund"],
    "Ada Stern, dpa": ["Ada Stern"],
    "By Seán O’Neill-García": ["Seán O’Neill-García"],
    "By Ada Stern on November 22, 2026": ["Ada Stern"],
    "Ada Stern | 22 November 2026 | 5 min read": ["Ada Stern"],
}


@pytest.mark.parametrize(("line", "names"), BYLINES.items(), ids=BYLINES.keys())
def test_byline_names_its_people(line, names):
    found = story(bodied(line))
    assert [person.name for person in found.people] == names
    assert texts(found) == [OPENING, SECOND]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Photographs by Jan de Vries", Person("Jan de Vries", Role.PHOTOGRAPHY)),
        ("Fotos: Jan de Vries", Person("Jan de Vries", Role.PHOTOGRAPHY)),
        ("Illustration: Bo Lund", Person("Bo Lund", Role.ILLUSTRATION)),
        ("Data: Kim Lee", Person("Kim Lee", Role.DATA)),
        ("Translated from the German by Eva Holt", Person("Eva Holt", Role.TRANSLATION)),
        ("Reporting by Ada Stern", Person("Ada Stern", Role.REPORTING)),
    ],
    ids=str,
)  # fmt: skip
def test_credit_names_the_role(line, person):
    assert story(bodied(line)).people == (person,)


def test_closing_credit_names_reporters_and_says_whom_it_leaves_out():
    found = sample("wire.txt")
    names = [person.name for person in found.stories[0].people]
    assert names == ["Ada Stern", "Jan de Vries"]
    assert "Editing by Bo Lund" in losses(found)
    assert "“Kolm”" in losses(found)


def test_headline_that_begins_with_by_is_no_byline():
    found = story(page("By land and sea", OPENING, SECOND))
    assert (found.headline, found.people) == ("By land and sea", ())


def test_job_in_a_byline_is_left_out_and_said():
    found = reading(bodied("By Ada Stern, Political Editor"))
    assert found.stories[0].people == (Person("Ada Stern"),)
    assert "Political Editor" in losses(found)


def test_account_name_is_no_person():
    found = reading(bodied("Posted on November 22, 2026 by admin"))
    assert found.stories[0].people == ()
    assert "admin" in losses(found)


def test_byline_above_the_headline_is_read():
    found = story(page("By Ada Stern", "River takes the bridges", OPENING))
    assert found.headline == "River takes the bridges"
    assert found.people == (Person("Ada Stern"),)


def test_place_in_a_byline_is_the_dateline_without_another():
    assert story(bodied("By Ada Stern in Ulmen")).dateline == Dateline("Ulmen")


def test_name_above_a_date_is_a_doubtful_byline():
    lines = "Ada Stern in Ulmen\nSenior Correspondent\n22 November 2026"
    found = reading(bodied(lines))
    assert found.stories[0].people == (Person("Ada Stern"),)
    assert "without “By”" in doubts(found)


def test_capitalised_subhead_above_a_date_is_no_byline():
    text = page("River Takes The Bridges\nTown Cut Off", "22 November 2026", OPENING)
    found = story(text)
    assert (found.subhead, found.people) == ("Town Cut Off", ())


def test_address_under_a_byline_is_left_out_and_said():
    found = reading(bodied("By Ada Stern\nada@ulmen.example"))
    assert found.stories[0].subhead == ""
    assert "ada@ulmen.example" in losses(found)


def test_caption_is_left_out_and_said():
    found = reading(bodied("Photo: the mill bridge under water"))
    assert found.stories[0].subhead == ""
    assert "belongs to a picture" in losses(found)


DATES = {
    "22 November 2026": datetime(2026, 11, 22),  # noqa: DTZ001  no zone was named
    "Nov. 22, 2026": datetime(2026, 11, 22),  # noqa: DTZ001
    "Published: Sunday, November 22, 2026": datetime(2026, 11, 22),  # noqa: DTZ001
    "Veröffentlicht am 22. November 2026, 10.30 Uhr": datetime(2026, 11, 22, 10, 30),  # noqa: DTZ001
    "Publié le 22 novembre 2026 à 10h30": datetime(2026, 11, 22, 10, 30),  # noqa: DTZ001
    "Publicado el 22 de noviembre de 2026": datetime(2026, 11, 22),  # noqa: DTZ001
    "22.11.2026": datetime(2026, 11, 22),  # noqa: DTZ001
    "22/11/2026 10:30": datetime(2026, 11, 22, 10, 30),  # noqa: DTZ001
    "11/22/2026 10:30": datetime(2026, 11, 22, 10, 30),  # noqa: DTZ001
    "November 22, 2026, 5:30 p.m.": datetime(2026, 11, 22, 17, 30),  # noqa: DTZ001
    "November 22, 2026 12:05 am": datetime(2026, 11, 22, 0, 5),  # noqa: DTZ001
    "2026-11-22T10:30:00Z": datetime(2026, 11, 22, 10, 30, tzinfo=UTC),
    "22 November 2026 12:30 CEST": datetime(2026, 11, 22, 10, 30, tzinfo=UTC),
    "November 22, 2026 at 5:30 am EST": datetime(2026, 11, 22, 10, 30, tzinfo=UTC),
}


@pytest.mark.parametrize(("line", "moment"), DATES.items(), ids=DATES.keys())
def test_date_line_is_the_publication_date(line, moment):
    assert story(bodied(line)).published_at == moment


def test_update_is_told_from_publication():
    found = story(
        bodied("Published 22 November 2026; updated 23 November 2026 08:15 GMT")
    )
    assert found.published_at == datetime(2026, 11, 22)  # noqa: DTZ001
    assert found.updated_at == datetime(2026, 11, 23, 8, 15, tzinfo=UTC)


def test_day_without_a_time_is_said_to_be_midnight():
    assert "midnight was taken" in notes(reading(bodied("22 November 2026")))


def test_date_that_may_be_read_both_ways_is_doubted():
    found = reading(bodied("03/04/2026"))
    assert found.stories[0].published_at == datetime(2026, 4, 3)  # noqa: DTZ001
    assert "day before month" in doubts(found)


def test_impossible_and_relative_dates_are_left_out_and_said():
    found = reading(bodied("Updated 31 February 2026", "2 hours ago"))
    assert found.stories[0].updated_at is None
    assert "no such day" in losses(found)
    assert "2 hours ago" in losses(found)


DATELINES = {
    "KABUL (dpa) - ": Dateline("KABUL", "dpa"),
    "Kabul, 21 Nov (Reuters) – ": Dateline("Kabul", "Reuters", date(2026, 11, 21)),
    "NEW YORK, Nov. 21 (AP) — ": Dateline("NEW YORK", "AP", date(2026, 11, 21)),
    "Paris, le 21 novembre (AFP) - ": Dateline("Paris", "AFP", date(2026, 11, 21)),
    "Madrid, 21 nov (EFE).- ": Dateline("Madrid", "EFE", date(2026, 11, 21)),
    "BEIJING, Nov. 21 (Xinhua) -- ": Dateline("BEIJING", "Xinhua", date(2026, 11, 21)),
    "BERLIN/KABUL — ": Dateline("BERLIN/KABUL"),
    "Kabul/Berlin (AFP/dpa) - ": Dateline("Kabul/Berlin", "AFP"),
    "(AP) — ": Dateline("", "AP"),
}


@pytest.mark.parametrize(("start", "dateline"), DATELINES.items(), ids=DATELINES.keys())
def test_dateline_is_cut_from_the_text_and_said(start, dateline):
    found = reading(page("River rises", "22 November 2026", start + OPENING, SECOND))
    assert found.stories[0].dateline == dateline
    assert texts(found.stories[0]) == [OPENING, SECOND]
    assert start.strip() in notes(found)


@pytest.mark.parametrize(
    "opening",
    [
        "NATO — the alliance — met on Monday in Ulmen.",
        "Yes - it rained in Ulmen again.",
    ],
)
def test_dash_in_a_sentence_is_no_dateline(opening):
    found = story(page("River rises", opening, SECOND))
    assert found.dateline is None
    assert texts(found)[0] == opening


def test_possible_dateline_is_kept_as_text_with_a_doubt():
    found = reading(page("River rises", f"Kabul – {OPENING}", SECOND))
    assert found.stories[0].dateline is None
    assert "may be a dateline" in doubts(found)


def test_dateline_day_without_a_year_to_go_by_is_left_out_and_said():
    found = reading(page("River rises", f"KABUL, Nov 21 (dpa) - {OPENING}", SECOND))
    assert found.stories[0].dateline == Dateline("KABUL", "dpa")
    assert "Nov 21" in losses(found)


def test_unknown_agency_in_a_dateline_is_left_out_and_said():
    found = reading(page("River rises", f"KABUL (XQZ) - {OPENING}", SECOND))
    assert found.stories[0].dateline == Dateline("KABUL")
    assert "XQZ" in losses(found)


def test_german_page_is_read_as_a_whole():
    found = sample("german.txt").stories[0]
    assert found.headline == "Orle steigt wieder"
    assert found.subhead == "Ulmen sperrt zwei Brücken"
    assert found.people == (Person("Ada Stern"),)
    assert found.agencies == (AgencyCredit("dpa", "Deutsche Presse-Agentur"),)
    assert found.dateline == Dateline("Ulmen", "dpa")
