"""Stories go out and come down at their time, each once, however many clocks run."""

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

logger = logging.getLogger("newsroom.clock")


def publish_what_is_due() -> None:
    """Publish and unpublish the stories whose time has come, the earliest first.

    Each stands for itself: one that cannot be published stops no other and is tried
    again the next time. Raises, at the end, what was wrong with the first such one.
    """
    going_up = _starts().order_by("approved_go_live_at").values_list("pk", flat=True)
    failures = [_attempt(_publish, pk) for pk in list(going_up)]
    coming_down = _ends().order_by("expire_at").values_list("pk", flat=True)
    failures += [_attempt(_unpublish, pk) for pk in list(coming_down)]
    for failure in filter(None, failures):
        raise failure


def stories_due() -> int:
    """How many stories wait to be published or taken offline now; two queries."""
    return _starts().count() + _ends().count()


def _starts():
    return Revision.objects.filter(approved_go_live_at__lte=timezone.now())


def _ends():
    return Page.objects.filter(live=True, expire_at__lte=timezone.now())


def _attempt(act: Callable[[int], None], pk: int) -> Exception | None:
    try:
        with transaction.atomic():
            act(pk)
    except Exception as error:  # noqa: BLE001 (whatever is wrong with one story)
        name = type(error).__name__
        logger.warning("%s %s: %s", act.__name__.strip("_").capitalize(), pk, name)
        return error
    return None


def _publish(pk: int) -> None:
    # Taking the time away is the claim: another clock waits here and finds nothing.
    # A failure gives it back, as both are one transaction.
    if _starts().filter(pk=pk).update(approved_go_live_at=None):
        Revision.objects.get(pk=pk).publish(log_action="wagtail.publish.scheduled")


def _unpublish(pk: int) -> None:
    page = _ends().select_for_update().filter(pk=pk).first()
    if page:
        page.specific.unpublish(
            set_expired=True, log_action="wagtail.unpublish.scheduled"
        )
