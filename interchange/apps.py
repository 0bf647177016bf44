from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterchangeConfig(AppConfig):
    name = "interchange"
    verbose_name = _("Interchange")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from interchange import signal_handlers

        signal_handlers.connect()
