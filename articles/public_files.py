"""Which pictures and documents strangers may have: those in use where all may read.

Wagtail's reference index names the live places that use a file. Drafts, schedules and
embargoes live in revisions, or in pages that are not live, and so open nothing.
"""

import time

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import models, transaction
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from articles.querysets import readable_pages

# What is public by being there; everything else that uses a file must be a page.
PUBLIC_MODELS = {
    ("articles", "author"),
    ("articles", "topic"),
    ("home", "masthead"),
}
# How long an answer may be older than the newest publication, in a process that was not
# told of it. A refusal is asked for again soon, so that a new picture is not kept back.
SECONDS_OPEN = 60
SECONDS_SHUT = 5

ROUND = "public-files-round"
STAFF_ACTIONS = ("add", "change", "delete", "choose")


def is_public(model: type[models.Model], pk: int) -> bool:
    """Whether a stranger may have this file: two look-ups in the cache as a rule."""
    key = f"public-file-{model._meta.label_lower}-{pk}-{cache.get(ROUND, 0)}"
    known = cache.get(key)
    if known is None:
        known = _is_used_in_public(model, pk)
        cache.set(key, known, SECONDS_OPEN if known else SECONDS_SHUT)
    return known


def is_for(user, model: type[models.Model]) -> bool:
    """Whether this person works with such files, and so may have those not yet out."""
    if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = policy_registry.get_by_type(model)
    return policy.user_has_any_permission(user, STAFF_ACTIONS)


def forget_answers() -> None:
    """Ask anew for every file: something was published, taken back or moved."""
    cache.set(ROUND, time.time_ns(), None)


def note_references(place: models.Model) -> None:
    """Have the reference index know what a place uses as soon as it is public.

    Wagtail leaves that to a background task; readers come before that ran.
    """
    with transaction.atomic(savepoint=False):
        ReferenceIndex.create_or_update_for_object(place)


def _is_used_in_public(model: type[models.Model], pk: int) -> bool:
    target = ContentType.objects.get_for_model(model)
    uses = ReferenceIndex.objects.filter(to_content_type=target, to_object_id=str(pk))
    pages = ContentType.objects.get_for_model(Page)
    used_on = set()
    for kind, place in uses.values_list("base_content_type", "object_id"):
        if kind == pages.pk:
            used_on.add(int(place))
        elif ContentType.objects.get_for_id(kind).natural_key() in PUBLIC_MODELS:
            return True
    return bool(used_on) and readable_pages().filter(pk__in=used_on).exists()
