from datetime import timedelta

from django.db import models
from django.utils import timezone


class Job(models.Model):
    """When a recurring piece of work is next due, and how it went the latest time.

    The row is what keeps two clocks from doing one piece of work twice.
    """

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "job"
        verbose_name_plural = "jobs"
        default_permissions = ("view",)

    def __str__(self):
        return self.name

    @classmethod
    def claim(cls, name: str, every: timedelta) -> bool:
        """Whether this process is to run the job now; of two that ask, one is told so.

        What was missed while no clock ran is run once, not once for every time missed.
        """
        now = timezone.now()
        cls.objects.get_or_create(name=name, defaults={"due_at": now})
        due = cls.objects.filter(name=name, due_at__lte=now)
        return bool(due.update(due_at=now + every, started_at=now))

    @classmethod
    def finish(cls, name: str, failure: str = "") -> None:
        """Note how the run went; `failure` is a class of error, never a message."""
        cls.objects.filter(name=name).update(
            finished_at=timezone.now(), failure=failure[:200]
        )
