"""Reactions of this app to what others do; each calls one function."""

from django.apps import apps


def found_house_after_migrations(sender, using, **kwargs):
    """Once the last app is migrated, see to it that the house stands."""
    from home.founding import follow_language, found_house, is_founded

    # The signal comes once for each app that has models, in this order.
    with_models = [app for app in apps.get_app_configs() if app.models_module]
    if sender is not with_models[-1] or using != "default":
        return
    if not is_founded():
        found_house()
    follow_language()
