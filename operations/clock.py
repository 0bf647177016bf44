"""What falls due in the house, and the loop that sees to it."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

from comments.digest import send_alert, send_digest
from comments.retention import forget_what_is_due
from finding.most_read import forget_reads, refresh_most_read
from finding.tasks import enqueue_older_stories
from operations.mail import deliver_due, mails_due
from operations.models import Job
from operations.publishing import publish_what_is_due, stories_due
from operations.statistics import refresh_statistics

logger = logging.getLogger("newsroom.clock")

HEARTBEAT = "heartbeat"


@dataclass(frozen=True)
class Task:
    """A recurring piece of work: its name, how often, and what is called."""

    name: str
    every: timedelta
    run: Callable[[], object]


def forget_finished_tasks() -> None:
    """Remove the results of tasks that ended two weeks ago or earlier."""
    if "django_tasks_db" in settings.TASKS["default"]["BACKEND"]:
        call_command("prune_db_task_results", queue_name="*", verbosity=0)


TASKS = (
    Task("publish", timedelta(seconds=15), publish_what_is_due),
    Task("mail", timedelta(seconds=15), deliver_due),
    Task("forget readers", timedelta(hours=6), forget_what_is_due),
    Task("digest to moderators", timedelta(minutes=5), send_digest),
    Task("alert to moderators", timedelta(minutes=5), send_alert),
    Task("most read", timedelta(minutes=5), refresh_most_read),
    Task("related stories", timedelta(minutes=3), enqueue_older_stories),
    Task("forget reads", timedelta(hours=6), forget_reads),
    Task("forget tasks", timedelta(hours=6), forget_finished_tasks),
    Task("statistics", timedelta(days=1), refresh_statistics),
)


def tick() -> list[str]:
    """Run whatever is due, write the heartbeat; returns the names of what ran.

    A job that fails is noted and tried again when it is next due; it stops no other.
    """
    ran = [task.name for task in TASKS if _run(task)]
    Job.objects.update_or_create(
        name=HEARTBEAT, defaults={"finished_at": timezone.now()}
    )
    return ran


def _run(task: Task) -> bool:
    if not Job.claim(task.name, task.every):
        return False
    try:
        task.run()
    except Exception as error:
        logger.exception("The job %s failed.", task.name)
        Job.finish(task.name, failure=type(error).__name__)
        return True
    Job.finish(task.name)
    return True


def run_until(stopped: threading.Event) -> None:
    """Tick until told to stop. A database that is away for a while ends nothing."""
    while not stopped.is_set():
        try:
            tick()
        except Exception:
            logger.exception("The clock could not tick.")
        close_old_connections()
        stopped.wait(settings.NEWSROOM_CLOCK_INTERVAL)


def seconds_since_heartbeat() -> float | None:
    """How long ago the clock last ticked; None if it never did."""
    beat = Job.objects.filter(name=HEARTBEAT).values_list("finished_at", flat=True)
    latest = beat.first()
    return (timezone.now() - latest).total_seconds() if latest else None


def count_due() -> int:
    """How many stories and mails wait for the clock at this moment; three queries."""
    return stories_due() + mails_due()


def is_late() -> bool:
    """Whether the clock is not running, or not often enough."""
    seconds = seconds_since_heartbeat()
    return seconds is None or seconds > settings.NEWSROOM_CLOCK_LATE_AFTER
