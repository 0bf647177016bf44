"""robots.txt, security.txt and trust.txt, and the imprint from which they are made."""

from datetime import datetime
from urllib.robotparser import RobotFileParser

import pytest
import time_machine
from django.core.exceptions import ValidationError
from wagtail.models import Site

from home.models import Imprint
from tests.factories import ArticleFactory

SECURITY = "/.well-known/security.txt"


@pytest.fixture
def imprint(home) -> Imprint:
    return Imprint.for_site(Site.objects.get())


def text(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode()


def fields(client, address, separator) -> list[tuple[str, str]]:
    lines = text(client, address).splitlines()
    return [tuple(line.split(separator, 1)) for line in lines]


def test_robots_may_read_all_but_staff_screens_and_forms(client, home):
    robots = RobotFileParser()
    robots.parse(text(client, "/robots.txt").splitlines())
    for path in ("/", "/water/a-story/", "/feed/", "/authors/ada/"):
        assert robots.can_fetch("AnyBot", path)
    for path in ("/admin/", "/comments/1/", "/search/?q=x"):
        assert not robots.can_fetch("AnyBot", path)
    root = Site.objects.get().root_url
    assert robots.site_maps() == [f"{root}/sitemap.xml", f"{root}/news-sitemap.xml"]


def test_robots_are_turned_away_by_name(client, imprint):
    imprint.robots_lines = "User-agent: SomeBot\r\nDisallow: /\r\n"
    imprint.save()
    robots = RobotFileParser()
    robots.parse(text(client, "/robots.txt").splitlines())
    assert not robots.can_fetch("SomeBot", "/water/")
    assert robots.can_fetch("AnyBot", "/water/")


def test_security_file_has_what_rfc_9116_asks_for(client, imprint, home):
    with time_machine.travel("2026-11-22T10:00Z", tick=False):
        imprint.security_contact = "mailto:security@estuary.example\nhttps://x.example/"
        imprint.security_page = home
        imprint.save()
    found = fields(client, SECURITY, ": ")
    names = [name for name, _value in found]
    assert names == ["Contact", "Contact", "Expires", "Canonical", "Policy"]
    told = dict(found)
    assert datetime.fromisoformat(told["Expires"]).isoformat().startswith("2027-11-22")
    assert told["Canonical"].endswith(SECURITY)
    assert told["Policy"] == home.full_url


def test_trust_file_has_what_was_typed_and_the_policies(client, imprint, home):
    imprint.trust_lines = "member=https://association.example/\ndatatrainingallowed=no"
    imprint.ethics_page = home
    imprint.save()
    for address in ("/trust.txt", "/.well-known/trust.txt"):
        assert fields(client, address, "=") == [
            ("member", "https://association.example/"),
            ("datatrainingallowed", "no"),
            ("disclosure", home.full_url),
        ]


@pytest.mark.parametrize("address", [SECURITY, "/trust.txt"])
def test_file_that_would_say_nothing_is_not_there(client, imprint, section, address):
    imprint.ethics_page = ArticleFactory(parent=section, live=False)
    imprint.save()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("security_contact", "security@estuary.example"),
        ("security_contact", "mailto:a@b.example Expires: never"),
        ("trust_lines", "friend=https://x.example/"),
        ("trust_lines", "member=somebody"),
        ("trust_lines", "datatrainingallowed=perhaps"),
        ("robots_lines", "keep out"),
    ],
)
def test_line_that_no_machine_would_understand_is_refused(imprint, field, line):
    setattr(imprint, field, line)
    with pytest.raises(ValidationError, match="is not understood"):
        imprint.full_clean()


def test_editor_changes_the_imprint_on_a_screen(as_user, editor, client, imprint):
    address = f"/admin/settings/home/imprint/{Site.objects.get().pk}/"
    staff = as_user(editor)
    assert staff.get(address).status_code == 200
    form = {"robots_lines": "User-agent: SomeBot\nDisallow: /"}
    assert staff.post(address, form).status_code == 302
    assert "SomeBot" in text(client, "/robots.txt")
    imprint.refresh_from_db()
    assert not imprint.feeds_hold_full_text  # a box that was not ticked


def test_reporter_may_not_change_the_imprint(as_user, reporter, imprint):
    address = f"/admin/settings/home/imprint/{Site.objects.get().pk}/"
    answer = as_user(reporter).post(address, {"robots_lines": "User-agent: SomeBot"})
    assert answer.status_code == 302
    imprint.refresh_from_db()
    assert imprint.robots_lines == ""
