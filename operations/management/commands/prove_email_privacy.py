from django.core.management.base import BaseCommand, CommandError

from operations.proofs.privacy import Report, prove_email_privacy


class Command(BaseCommand):
    help = (
        "Post replies as people with known addresses, ask every public address and "
        "every screen of the staff for these, read every log line and mail, and name "
        "every leak with its form. Sends nothing and leaves nothing behind. Holds the "
        "write lock of an SQLite database while it runs: choose a quiet hour."
    )

    def handle(self, *args, **options):
        report = prove_email_privacy()
        for leak in report.leaks:
            self.stderr.write(f"LEAK {leak}")
        for crash in report.crashes:
            self.stderr.write(f"ERROR 500 {crash}")
        for pattern in report.unvisited:
            self.stderr.write(f"NOT VISITED {pattern}")
        if not report.holds:
            raise CommandError(f"Addresses are not private: {_counts(report)}")
        self.stdout.write(f"No address is seen by anybody else: {_counts(report)}")


def _counts(report: Report) -> str:
    return (
        f"{report.people} people, {report.forms} forms looked for in "
        f"{report.surfaces} surfaces, {report.requests} answers of {report.size:,} "
        f"characters, {report.mails} mails and {report.lines} log lines; "
        f"{len(report.leaks)} leaks."
    )
