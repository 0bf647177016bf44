"""Reactions of this app to what those below it tell; each calls one function."""

from comments.signals import waiting_mail_unwanted
from operations.mail import take_back


def connect() -> None:
    """Called once, when the app is ready."""
    waiting_mail_unwanted.connect(take_back_mail, dispatch_uid="operations.mail")


def take_back_mail(address, links, **kwargs) -> int:
    return take_back(address=address, mentions=links)
