import signal
import threading

from django.core.management.base import BaseCommand

from operations import clock


class Command(BaseCommand):
    help = (
        "Run what is due (scheduled publishing, mail, tidying) and write a heartbeat. "
        "Once, or with --forever until stopped. Any number may run at the same time."
    )

    def add_arguments(self, parser):
        parser.add_argument("--forever", action="store_true", help="run until stopped")

    def handle(self, *args, forever, **options):
        if not forever:
            ran = clock.tick()
            self.stdout.write(f"Ran: {', '.join(ran) or 'nothing was due'}.")
            return
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        self.stdout.write("The clock runs.")
        clock.run_until(stopped)
