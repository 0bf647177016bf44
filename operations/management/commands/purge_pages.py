from django.core.management.base import BaseCommand

from operations import page_cache


class Command(BaseCommand):
    help = "Take pages out of the page cache: those at the addresses, or all of them."

    def add_arguments(self, parser):
        parser.add_argument(
            "address", nargs="*", help="a path or URL; all unless given"
        )

    def handle(self, *args, address, **options):
        if address:
            page_cache.drop(address)
        else:
            page_cache.drop_all()
        told = ", ".join(address) or "every page"
        self.stdout.write(f"Dropped: {told}.")
