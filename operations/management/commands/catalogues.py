from django.core.management.base import BaseCommand, CommandError

from operations.languages import catalogues, faults


class Command(BaseCommand):
    help = (
        "Bring the catalogues in locale/ in step with the sources and compile them; "
        "then name what is to be translated. Needs polib (make test installs it)."
    )

    def add_arguments(self, parser):
        parser.add_argument("--begin", metavar="LANGUAGE", help="add this language")
        parser.add_argument(
            "--check", action="store_true", help="write nothing; name every fault"
        )

    def handle(self, *args, begin, check, **options):
        if begin:
            catalogues.begin(begin)
        for path in catalogues.catalogues():
            if not check:
                catalogues.write(path)
        found = faults.all_faults()
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults in the catalogues.")
        self.stdout.write("The catalogues are complete and in step with the sources.")
