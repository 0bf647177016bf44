from django.core.management.base import BaseCommand, CommandError

from comments.erasure import UnknownPerson, erase_person


class Command(BaseCommand):
    help = (
        "Erase all that is kept about a reader's address, and say what was kept and why. "
        "Exits with 1 if nothing is kept about it."
    )

    def add_arguments(self, parser):
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *args, email, **options):
        try:
            erasure = erase_person(email=email)
        except UnknownPerson as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Erased: {erasure.replies} replies, {erasure.earlier_texts} earlier texts, "
            f"{erasure.reports} reports about them, {erasure.mails} waiting mails."
        )
        for sentence in erasure.kept or ["nothing."]:
            self.stdout.write(f"Kept: {sentence}")
        self.stdout.write("Backups made before still hold it until they are deleted.")
