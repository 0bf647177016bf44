"""No address, no network and no secret link stands in a log line or an error report."""

import json
import logging
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.test import Client

from finding import search_views as views
from operations.log_lines import LinesWithoutPeople, without_people
from operations.serve import web_command
from tests.comments.conftest import reply_fields
from tests.newsroom.test_production_settings import GOOD

ADDRESS = "Zo.Private+tag@Reader-Example.org"
TRACES = ("zo.private", "reader-example", "192.0.2.77", "2001:db8")


@pytest.fixture
def written(monkeypatch):
    """What the handlers of the settings wrote, as text."""
    stream = StringIO()
    (handler,) = (h for h in logging.getLogger().handlers if h.name == "console")
    monkeypatch.setattr(handler, "stream", stream)
    return stream.getvalue


@pytest.mark.parametrize(
    "text",
    [
        f"Not Found: /search/{ADDRESS}/",
        "GET /search/?q=zo.private%40reader-example.org HTTP/1.1",
        "/x/zo.private%40reader-example.org/",
        f"SMTPRecipientsRefused: {{'{ADDRESS}': (550, b'no such user')}}",
        '"zo.private is odd"@reader-example.org',
        f"mailto:{ADDRESS}, <{ADDRESS}>",
        "Key (email)=(zo.private@reader-example.org) already exists.",
        "zo.private@bücher-reader-example.de",
        "from 192.0.2.77:5123",
        "[2001:db8::17]:443 and 2001:db8:0:0:1:2:3:4/64",
        "::ffff:192.0.2.77",
    ],
)
def test_people_are_taken_out_of_a_line(text):
    cleaned = without_people(text).lower()
    assert not [trace for trace in TRACES if trace in cleaned]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22 23:04:05,123 WARNING newsroom.clock: The job mail failed.",
        "2026-11-22T23:04:05+00:00 Job::claim a:b x::y 8.0.1",
        'File "/app/comments/views.py", line 31, in post',
        "Not Found: /comments/post/12/reply/123456789012345678/",
        "Not Found: /water/bridge-opens/",
    ],
)
def test_the_rest_of_a_line_stays_as_it_was(text):
    assert without_people(text) == text


def test_link_to_a_receipt_is_taken_out():
    line = "Not Found: /comments/receipt/MTIzNDU:1abcDEF_gh-IJKLmn/withdraw/"
    assert without_people(line) == "Not Found: /comments/receipt/[key]/withdraw/"


def test_tracebacks_are_cleaned_too():
    try:
        raise ValueError(ADDRESS)
    except ValueError:
        info = sys.exc_info()
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "Failed", (), info)
    line = LinesWithoutPeople("%(message)s").format(record)
    assert "ValueError: [address]" in line
    assert "zo.private" not in line.lower()


@pytest.mark.django_db
def test_pages_that_are_not_there_leave_no_address_in_the_log(home, written):
    client = Client(REMOTE_ADDR="192.0.2.77")
    assert client.get(f"/authors/{ADDRESS}/").status_code == 404
    assert client.get(f"/comments/receipt/{'k' * 40}/?{ADDRESS}").status_code == 404
    assert client.get("/admin/", {"next": ADDRESS}).status_code == 302
    lines = written()
    assert "Not Found: /authors/[address]/" in lines
    assert "/comments/receipt/[key]/" in lines
    assert not [trace for trace in TRACES if trace in lines.lower()]


@pytest.mark.django_db
def test_refused_posts_leave_no_address_in_the_log(article, written):
    client = Client(REMOTE_ADDR="2001:db8::17", enforce_csrf_checks=True)
    fields = reply_fields(email=ADDRESS)
    elsewhere = {"Origin": "https://elsewhere.example"}
    address = f"/comments/post/{article.pk}/?from={ADDRESS}"
    assert client.post(address, fields, headers=elsewhere).status_code == 400
    assert client.post("/comments/post/999999/", fields).status_code == 404
    assert client.post("/admin/login/", {"username": ADDRESS}).status_code == 403
    lines = written()
    assert "Bad Request" in lines
    assert "Forbidden" in lines
    assert not [trace for trace in TRACES if trace in lines.lower()]


@pytest.mark.django_db
def test_error_that_names_the_address_is_logged_without_it(home, written, monkeypatch):
    def broken(request, *args):
        email = request.GET["q"]
        raise RuntimeError(f"cannot look up {email} of {request.META['REMOTE_ADDR']}")

    client = Client(raise_request_exception=False, REMOTE_ADDR="192.0.2.77")
    monkeypatch.setattr(views, "render", broken)
    answer = client.get("/search/", {"q": ADDRESS})
    assert answer.status_code == 500
    lines = written()
    assert "Internal Server Error: /search/" in lines
    assert not [trace for trace in TRACES if trace in lines.lower()]


def test_no_handler_of_django_mails_requests_about():
    handlers = logging.getLogger("django").handlers
    assert handlers == []


def test_server_writes_no_line_for_each_request():
    command = web_command("8123")
    assert "--no-access-log" in command
    assert "--access-log" not in command


REPORTING = """
import json, django
django.setup()
import sentry_sdk
from django.core.management import call_command
from django.test import Client
sent = []
sentry_sdk.get_client().transport.capture_envelope = lambda e: sent.append(e.serialize())
def broken(*args):
    email = "zo.private@reader-example.org"
    raise RuntimeError("cannot find " + email)
client = Client(raise_request_exception=False, REMOTE_ADDR="192.0.2.77")
header = {"User-Agent": "Reader zo.private@reader-example.org"}
client.get("/healthz", {"q": "zo.private@reader-example.org"})
import logging
logging.getLogger("newsroom.x").warning("before: zo.private@reader-example.org")
try:
    broken()
except RuntimeError:
    logging.getLogger("newsroom.x").exception("from zo.private@reader-example.org")
from operations import health
health.CHECKS["database"] = broken
client.post("/readyz?q=zo.private@reader-example.org",
            {"email": "zo.private@reader-example.org"},
            headers=header, REMOTE_ADDR="192.0.2.77")
sentry_sdk.flush()
print(json.dumps([e.decode("utf-8", "replace") for e in sent]))
"""


def test_error_reports_tell_of_no_person():
    pytest.importorskip("sentry_sdk")
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "newsroom.settings.production",
        **GOOD,
        "ALLOWED_HOSTS": "testserver",
        "SENTRY_DSN": "http://key@127.0.0.1:9/1",
    }
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", REPORTING],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    reports = " ".join(json.loads(done.stdout.splitlines()[-1]))
    assert "RuntimeError" in reports
    assert "cannot find [address]" in reports
    assert not [trace for trace in TRACES if trace in reports.lower()]
    assert not [trace for trace in TRACES if trace in done.stderr.lower()]
