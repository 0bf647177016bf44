import contextlib
import os
import threading

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from operations import clock

# Of readers' pages and background tasks that want the same processor at the same time,
# the pages get three quarters.
WORKER_NICENESS = 5


class Command(BaseCommand):
    help = (
        "The clock and a worker for background tasks in one process, for a paper that "
        "runs on one machine. Larger ones run `clock --forever` and `db_worker` apart."
    )

    def handle(self, *args, **options):
        stopped = threading.Event()
        ticking = threading.Thread(target=self.tick, args=[stopped], name="clock")
        ticking.start()
        self.give_way()
        try:
            call_command("db_worker", queue_name="*", interval=1.0, reload=False)
        finally:
            stopped.set()
            ticking.join()

    @staticmethod
    def give_way() -> None:
        """Let readers go first, where the system knows a priority for each thread.

        The clock's thread keeps its own: what is due goes out when it is due.
        """
        with contextlib.suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), WORKER_NICENESS)

    @staticmethod
    def tick(stopped: threading.Event) -> None:
        """The clock's thread; it gives its database connection back at the end."""
        try:
            clock.run_until(stopped)
        finally:
            connections.close_all()
