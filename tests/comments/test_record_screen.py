"""The record on its screen and as a file that no spreadsheet program runs."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from comments import moderation, record
from comments.spreadsheets import safe_cell
from tests.comments.bench import QUEUE, Desk
from tests.factories import ArticleFactory, CommentFactory, UserFactory

pytestmark = pytest.mark.django_db
RECORD = f"{QUEUE}record/"


@pytest.fixture
def desk(as_user, moderator):
    return Desk(as_user(moderator))


@pytest.fixture
def decided(section, moderator):
    """Two decisions, by two people, about two stories."""
    una = UserFactory(first_name="Una", last_name="Bell", group="Moderators")
    lock = ArticleFactory(parent=section, headline="The lock reopens")
    rent = ArticleFactory(parent=section, headline="Rents rise")
    first = CommentFactory(article=lock, name="Ada")
    second = CommentFactory(article=rent, name="Ben")
    moderation.decide(comment_id=first.pk, to="approved", by=moderator)
    moderation.decide(
        comment_id=second.pk, to="rejected", by=una, reason="hate", note="=1+1"
    )
    moderation.withdraw(comment_id=first.pk)
    return {"una": una, "lock": lock, "ada": first}


def names(desk) -> list[str]:
    return [link.text for link in desk.page.select(".record td:last-child a")]


def test_record_says_who_what_why_and_about_which_text(desk, decided):
    rows = desk.open(RECORD).page.select(".record tbody tr")
    newest, middle, oldest = (" ".join(row.text.split()) for row in rows)
    assert "Sender Approved → Withdrawn Ada, text 1 The lock reopens" in newest
    assert "Una Bell Pending → Rejected Attacks a group of people: =1+1" in middle
    assert "moderator Pending → Approved" in oldest


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("who={una}", ["Ben"]),
        ("who=sender", ["Ada"]),
        ("what=to-approved", ["Ada"]),
        ("what=redaction", []),
        ("story=lock", ["Ada", "Ada"]),
        ("comment={ada}", ["Ada", "Ada"]),
        ("since={tomorrow}", []),
        ("until={yesterday}", []),
        ("since={today}&until={today}", ["Ada", "Ben", "Ada"]),
        ("who=x&what=y&since=z&comment=-1&story=", ["Ada", "Ben", "Ada"]),
    ],
)
def test_filters_narrow_the_record(desk, decided, query, expected):
    today = timezone.localdate()
    filled = query.format(
        una=decided["una"].pk,
        ada=decided["ada"].pk,
        today=today,
        yesterday=today - timedelta(days=1),
        tomorrow=today + timedelta(days=1),
    )
    assert names(desk.open(f"{RECORD}?{filled}")) == expected
    exported = desk.client.get(f"{RECORD}csv/?{filled}").getvalue().decode()
    assert len(exported.splitlines()) == 1 + len(expected)


def test_pages_of_the_record_show_each_act_once(desk, decided, monkeypatch, moderator):
    monkeypatch.setattr(record, "PAGE_SIZE", 2)
    seen = names(desk.open(RECORD))
    moderation.decide(comment_id=decided["ada"].pk + 1, to="spam", by=moderator)
    seen += names(desk.follow("Older ones"))
    assert seen == ["Ada", "Ben", "Ada"]


def test_number_of_queries_does_not_grow_with_the_record(desk, article, moderator):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert desk.open(RECORD).response.status_code == 200
        return len(queries)

    def add(number):
        for _ in range(number):
            pk = CommentFactory(article=article).pk
            moderation.decide(comment_id=pk, to="approved", by=moderator)

    add(2)
    cost()
    few = cost()
    add(10)
    assert cost() == few


def test_csv_holds_every_act_and_no_formula(desk, decided, monkeypatch):
    monkeypatch.setattr(record, "CHUNK", 2)
    response = desk.client.get(f"{RECORD}csv/")
    assert response.streaming
    text = response.getvalue().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert len(rows) == 3
    assert dict(zip(head, rows[1], strict=True)) | {
        "Who": "Una Bell",
        "What": "status",
        "From": "pending",
        "To": "rejected",
        "Reason": "hate",
        "Note": "'=1+1",
        "Headline": "Rents rise",
    } == dict(zip(head, rows[1], strict=True))
    assert "@example.org" not in text


def test_xlsx_holds_the_same_as_text(desk, decided):
    content = desk.client.get(f"{RECORD}xlsx/").getvalue()
    sheet = load_workbook(io.BytesIO(content)).active
    rows = list(sheet.iter_rows())
    assert len(rows) == 4
    note = next(cell for cell in rows[2] if "1+1" in str(cell.value))
    assert (note.value, note.data_type) == ("'=1+1", "s")


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "\x00=", "\x07@"]
)
def test_no_cell_begins_as_a_formula_does(start):
    assert str(safe_cell(f"{start}cmd|' /C calc'!A0")).startswith("'")


@pytest.mark.parametrize("harmless", ["", "Ada", "a=b", "1 - 2", "'quoted'", 5])
def test_harmless_cells_stay_as_they_are(harmless):
    assert safe_cell(harmless) == harmless


@pytest.mark.parametrize("path", ["", "csv/", "xlsx/"])
def test_record_needs_its_permission(as_user, editor, path):
    assert as_user(editor).get(f"{RECORD}{path}").status_code == 302


def test_record_is_in_the_reports_of_moderators(as_user, moderator, editor):
    assert RECORD in as_user(moderator).get("/admin/").content.decode()
    assert RECORD not in as_user(editor).get("/admin/").content.decode()
