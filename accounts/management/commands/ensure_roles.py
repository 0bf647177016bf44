from django.core.management.base import BaseCommand

from accounts.roles import ROLES, ensure_roles


class Command(BaseCommand):
    help = (
        "Give the groups Reporters, Editors and Moderators exactly their permissions."
    )

    def handle(self, *args, **options):
        ensure_roles()
        names = ", ".join(role.group for role in ROLES)
        self.stdout.write(f"{names}: permissions are as they should be.")
