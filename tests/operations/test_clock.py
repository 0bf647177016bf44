"""The clock: what is due runs, once, and a failure stops nothing else."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageLogEntry

from newsroom.settings import connections
from operations import clock
from operations.models import Job
from tests.factories import ArticleFactory

HOUR = timedelta(hours=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(monkeypatch):
    """Puts other work into the clock; each entry is a name and a function."""

    def use(**functions):
        tasks = [clock.Task(name, HOUR, run) for name, run in functions.items()]
        monkeypatch.setattr(clock, "TASKS", tuple(tasks))

    return use


def publications(article) -> int:
    entries = PageLogEntry.objects.filter(
        page=article.pk, action="wagtail.publish.scheduled"
    )
    return entries.count()


def test_the_command_runs_all_that_is_due_and_says_so(capsys):
    call_command("clock")
    assert capsys.readouterr().out == (
        "Ran: publish, mail, forget readers, digest to moderators, alert to moderators, "
        "most read, related stories, forget reads, forget tasks, statistics.\n"
    )


def test_what_is_not_due_does_not_run(capsys):
    call_command("clock")
    call_command("clock")
    assert capsys.readouterr().out.endswith("Ran: nothing was due.\n")


def test_what_is_due_again_runs_again(time_machine, jobs):
    calls = []
    jobs(count=lambda: calls.append(1))
    clock.tick()
    time_machine.move_to(timezone.now() + HOUR)
    clock.tick()
    assert len(calls) == 2


def test_what_was_missed_for_a_week_runs_once(time_machine, jobs):
    calls = []
    jobs(count=lambda: calls.append(1))
    clock.tick()
    time_machine.move_to(timezone.now() + timedelta(days=7))
    for _ in range(3):
        clock.tick()
    assert len(calls) == 2


def test_a_scheduled_story_is_published_at_its_time_and_once(section, time_machine):
    article = ArticleFactory(parent=section, live=False)
    article.go_live_at = timezone.now() + HOUR
    article.save_revision().publish()
    call_command("clock")
    article.refresh_from_db()
    assert not article.live
    time_machine.move_to(timezone.now() + 2 * HOUR)
    call_command("clock")
    time_machine.move_to(timezone.now() + HOUR)
    call_command("clock")
    article.refresh_from_db()
    assert article.live
    assert publications(article) == 1


def test_a_story_whose_time_is_over_goes_offline(section, time_machine):
    article = ArticleFactory(parent=section)
    article.expire_at = timezone.now() + HOUR
    article.save_revision().publish()
    time_machine.move_to(timezone.now() + 2 * HOUR)
    call_command("clock")
    article.refresh_from_db()
    assert not article.live
    assert article.expired


def test_a_story_that_cannot_be_published_does_not_stop_the_others(
    section, time_machine
):
    blocked, free = (schedule(ArticleFactory(parent=section)) for _ in range(2))
    blocked.slug, taken = "moved", blocked.slug
    blocked.save()
    ArticleFactory(parent=section, slug=taken)
    time_machine.move_to(timezone.now() + 2 * HOUR)
    call_command("clock")
    free.refresh_from_db()
    blocked.refresh_from_db()
    assert (free.live, blocked.live) == (True, False)
    assert Job.objects.get(name="publish").failure == "ValidationError"


def schedule(article):
    """The story, unpublished and due in an hour."""
    article.unpublish()
    article.go_live_at = timezone.now() + HOUR
    article.save_revision().publish()
    article.refresh_from_db()
    return article


def test_a_failing_job_does_not_stop_the_others(jobs):
    calls = []
    jobs(breaks=fail, count=lambda: calls.append(1))
    assert clock.tick() == ["breaks", "count"]
    assert calls == [1]


def test_a_failure_is_noted_by_its_class_without_its_words(jobs):
    jobs(breaks=fail)
    clock.tick()
    assert Job.objects.get(name="breaks").failure == "RuntimeError"


def test_a_failure_is_forgotten_once_the_job_works(jobs, time_machine):
    jobs(breaks=fail)
    clock.tick()
    time_machine.move_to(timezone.now() + HOUR)
    jobs(breaks=lambda: None)
    clock.tick()
    job = Job.objects.get(name="breaks")
    assert job.failure == ""
    assert job.finished_at >= job.started_at


def test_a_failed_job_is_tried_again_when_it_is_next_due(jobs, time_machine):
    jobs(breaks=fail)
    clock.tick()
    assert clock.tick() == []
    time_machine.move_to(timezone.now() + HOUR)
    assert clock.tick() == ["breaks"]


def fail():
    raise RuntimeError("reader@example.org was in this message")


def test_before_the_first_tick_the_clock_is_late():
    assert clock.seconds_since_heartbeat() is None
    assert clock.is_late()


def test_a_tick_writes_the_heartbeat():
    clock.tick()
    assert clock.seconds_since_heartbeat() < 5
    assert not clock.is_late()


def test_the_heartbeat_is_written_although_a_job_failed(jobs):
    jobs(breaks=fail)
    clock.tick()
    assert not clock.is_late()


def test_the_clock_is_late_after_two_minutes_of_silence(time_machine):
    clock.tick()
    time_machine.move_to(timezone.now() + timedelta(seconds=119))
    assert not clock.is_late()
    time_machine.move_to(timezone.now() + timedelta(seconds=3))
    assert clock.is_late()


def test_finished_tasks_are_forgotten_where_tasks_are_kept(settings):
    settings.TASKS = connections.tasks("database")
    new, old = timedelta(days=13), timedelta(days=15)
    kept = [kept_task(new), kept_task(new, status="FAILED"), kept_task(None)]
    for status in ("SUCCESSFUL", "FAILED"):
        kept_task(old, status=status)
        kept_task(old, status=status, queue_name="another")
    clock.forget_finished_tasks()
    assert set(DBTaskResult.objects.all()) == set(kept)


def kept_task(age, *, status="SUCCESSFUL", **fields) -> DBTaskResult:
    """A task that ended so long ago; one that waits where there is no age."""
    return DBTaskResult.objects.create(
        status=status if age else "READY",
        finished_at=timezone.now() - age if age else None,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="articles.tasks.render_picture",
        backend_name="default",
        run_after=timezone.now(),
        **fields,
    )
