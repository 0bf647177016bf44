from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Front page")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from home import signal_handlers

        post_migrate.connect(
            signal_handlers.found_house_after_migrations,
            dispatch_uid="home.found_house",
        )
