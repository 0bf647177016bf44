from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FindingConfig(AppConfig):
    name = "finding"
    verbose_name = "Finding stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from finding import signal_handlers
        from finding.word_indexes import write_words_at_once

        signal_handlers.connect()
        post_migrate.connect(write_words_at_once, sender=self)
