from django.core.management.base import BaseCommand, CommandError

from operations.demo import loading, staff


class Command(BaseCommand):
    help = "Load the demo newsroom. Refuses where DEBUG is off or a paper is there."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="end without an error where the demo may not be loaded",
        )

    def handle(self, *args, if_empty, **options):
        if not loading.is_loaded():
            self._load(if_empty)
        if loading.is_loaded():
            self.stdout.write(staff.told())

    def _load(self, if_empty):
        try:
            loading.load()
        except loading.NotHere as refusal:
            if not if_empty:
                raise CommandError(str(refusal)) from refusal
            self.stdout.write(str(refusal))
