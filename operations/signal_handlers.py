"""Reactions of this app to what those below it tell; each calls one function."""

from django.apps import apps
from django.db.models.signals import post_migrate

from comments.signals import waiting_mail_unwanted
from operations import page_cache
from operations.mail import take_back


def connect() -> None:
    """Called once, when the app is ready."""
    waiting_mail_unwanted.connect(take_back_mail, dispatch_uid="operations.mail")
    ours = apps.get_app_config("operations")
    post_migrate.connect(drop_pages, sender=ours, dispatch_uid="operations.page_cache")


def take_back_mail(address, links, **kwargs) -> int:
    return take_back(address=address, mentions=links)


def drop_pages(**kwargs) -> None:
    page_cache.drop_all()
