import json

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from comments.erasure import UnknownPerson
from comments.export import export_commenter
from comments.privacy import find_commenter


class Command(BaseCommand):
    help = (
        "Print all that is kept about a reader's address, as JSON. Exits with 1 if "
        "nothing is kept about it."
    )

    def add_arguments(self, parser):
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *args, email, **options):
        person = find_commenter(email)
        if person is None:
            raise CommandError(str(UnknownPerson()))
        kept = export_commenter(person)
        self.stdout.write(
            json.dumps(kept, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)
        )
