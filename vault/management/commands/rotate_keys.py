from django.core.management.base import BaseCommand

from vault.rotation import rotate, vault_models


class Command(BaseCommand):
    help = (
        "Encrypt and hash everything in the vault anew with the first key of "
        "FIELD_ENCRYPTION_KEYS. Afterwards the other keys can be removed."
    )

    def handle(self, *args, **options):
        for model, names in vault_models():
            rows = rotate(model, names)
            self.stdout.write(f"{model._meta.verbose_name_plural}: {rows} rows")
        self.stdout.write("Everything is under the first key now.")
