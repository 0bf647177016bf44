from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Bring the database up to date; with --demo, fill an empty paper."

    def add_arguments(self, parser):
        parser.add_argument(
            "--demo", action="store_true", help="load the demo newsroom"
        )

    def handle(self, *args, demo, **options):
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        self.stdout.write("Preparing the database ...")
        call_command("migrate", verbosity=0)
        if demo:
            call_command("load_demo", if_empty=True, stdout=self.stdout)
