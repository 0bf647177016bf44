from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    name = "interchange"
    verbose_name = "Interchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from interchange import signal_handlers

        signal_handlers.connect()
