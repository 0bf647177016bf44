"""The clock on the start page of the staff."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.models import ArticlePage
from operations import clock
from operations.models import Job
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel(as_user, editor):
    """What the start page says of the clock."""

    def text() -> str:
        html = as_user(editor).get("/admin/").content.decode()
        found = BeautifulSoup(html, "html.parser").find(id="clock-section")
        return " ".join(found.text.split())

    return text


def test_it_says_what_is_due_and_when_the_clock_last_ran(panel, section, time_machine):
    for _count in range(3):
        story = ArticleFactory(parent=section)
        past = timezone.now() - timedelta(minutes=1)
        ArticlePage.objects.filter(pk=story.pk).update(expire_at=past)
    Job.objects.create(name=clock.HEARTBEAT, finished_at=timezone.now())
    time_machine.move_to(timezone.now() + timedelta(seconds=20), tick=False)
    assert "3 due, last ran 20 s ago." in panel()
    clock.tick()
    assert "0 due, last ran 0 s ago." in panel()
    assert "late" not in panel()


def test_it_says_that_the_clock_never_ran(panel):
    assert "0 due, never ran." in panel()
    assert "The clock is late" in panel()


def test_it_says_that_the_clock_is_late(panel, settings, time_machine):
    clock.tick()
    late = settings.NEWSROOM_CLOCK_LATE_AFTER + 1
    time_machine.move_to(timezone.now() + timedelta(seconds=late))
    assert "The clock is late" in panel()


def test_it_names_the_job_that_failed(panel):
    clock.tick()
    Job.finish("mail", failure="OSError")
    assert "The job “mail” failed: OSError. It is tried again." in panel()
