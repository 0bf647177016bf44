from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "finding"
    verbose_name = "Finding stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from finding import signal_handlers

        signal_handlers.connect()
