from django.core.management.base import BaseCommand, CommandError

from operations.proofs.embargo import VISITORS, prove_embargo


class Command(BaseCommand):
    help = (
        "Seed canaries in unpublished stories, ask every address for them as stranger, "
        "reader, moderator and reporter, and name every leak. Leaves nothing behind. "
        "Holds the write lock of an SQLite database while it runs: choose a quiet hour."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--as",
            dest="visitors",
            nargs="+",
            choices=VISITORS,
            default=VISITORS,
            help="ask as these people only",
        )
        parser.add_argument(
            "--only", default="", help="ask only addresses that begin so"
        )

    def handle(self, *args, visitors, only, **options):
        report = prove_embargo(visitors, only=only)
        for leak in report.leaks:
            self.stderr.write(f"LEAK {leak}")
        for crash in report.crashes:
            self.stderr.write(f"ERROR 500 {crash}")
        for place in report.unseeded:
            self.stderr.write(f"NOT SEEDED {place}")
        counts = (
            f"{report.canaries} canaries, {report.surfaces} addresses, "
            f"{report.requests} requests, {len(report.leaks)} leaks."
        )
        if not report.holds:
            raise CommandError(f"The embargo does not hold: {counts}")
        self.stdout.write(f"The embargo holds: {counts}")
