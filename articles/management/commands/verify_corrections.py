from django.core.management.base import BaseCommand

from articles.corrections import broken_links, latest_hash
from articles.models import Correction


class Command(BaseCommand):
    help = (
        "Check that no correction was altered or removed: each carries the hash of the "
        "one before. Says every break in a sentence and exits with 1; else says how many "
        "there are and the latest hash, to be noted elsewhere and given next time."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--latest",
            default="",
            metavar="HASH",
            help="a hash that was once the latest: shows entries cut off at the end",
        )

    def handle(self, *args, latest, **options):
        breaks = list(broken_links(latest))
        for sentence in breaks:
            self.stderr.write(sentence)
        if breaks:
            raise SystemExit(1)
        count = Correction.objects.count()
        self.stdout.write(f"The chain of {count} corrections holds.")
        self.stdout.write(f"Latest: {latest_hash()}")
