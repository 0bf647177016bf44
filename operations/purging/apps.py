from django.apps import AppConfig


class PurgingConfig(AppConfig):
    """An app of its own so that it can stand last in INSTALLED_APPS.

    Receivers run in the order in which apps are ready: what others make of a change,
    such as Wagtail's redirects, is then there before the caches are told.
    """

    name = "operations.purging"
    label = "purging"
    verbose_name = "Purging"

    def ready(self):
        from operations.purging import signal_handlers

        signal_handlers.connect()
