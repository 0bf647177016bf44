"""What readers' replies cost where there are a million of them.

Asked through addresses and services only; how the queue and the threads are read is
theirs. `thread_page` is the one place to change when a thread is shown in pages.
"""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse

from bench.corpus import LONG_THREAD_AT, story_from_the_end
from bench.measuring import Act
from bench.staff_screens import ORDINARY, client_of, fetch
from comments import moderation
from comments.models import Comment

QUEUE, APPROVAL, THREAD, ARTICLE, POST = 100, 40, 200, 15, 5  # milliseconds


def acts() -> list[Act]:
    """The view to compare with first."""
    moderator = client_of("bench-moderator")
    queue = reverse("comment_queue_start")
    form = reverse("comment_post", args=[story_from_the_end(ORDINARY).pk])
    middle = Comment.objects.pending().order_by("pk").values_list("pk", flat=True)[50]
    return [
        Act("`/healthz`, to compare with", partial(fetch, Client(), "/healthz")),
        Act("queue", partial(fetch, moderator, queue), QUEUE),
        Act("... next", partial(fetch, moderator, f"{queue}?after={middle}"), QUEUE),
        Act("approving one", approve_one, APPROVAL),
        Act("first page of the longest thread", thread_page, THREAD),
        Act("a story, not cached", partial(story, ORDINARY), ARTICLE),
        Act("a post, stored", posting_to(form), POST),
        Act("front page, not cached", partial(fetch, Client(), "/"), ARTICLE),
    ]


def thread_page() -> bytes:
    """The story with the longest discussion, as its readers get it first."""
    return story(LONG_THREAD_AT)


def story(place: int) -> bytes:
    return fetch(Client(), story_from_the_end(place).url)


def approve_one() -> None:
    """Approve the oldest that waits, and take it back."""
    moderator = get_user_model().objects.get(username="bench-moderator")
    with transaction.atomic():
        waiting = Comment.objects.pending().order_by("pk").values_list("pk", flat=True)
        moderation.decide(comment_id=waiting[0], to="approved", by=moderator)
        transaction.set_rollback(True)


def posting_to(address: str) -> Callable[[], None]:
    """What stores one reply of a new person, by the form, and takes it back."""
    client = Client()

    def post_one() -> None:
        sent = {
            "name": "Reader",
            "email": f"{uuid4().hex}@example.org",
            "body": "I cross this bridge every day.",
            "token": uuid4().hex,
        }
        with transaction.atomic():
            response = client.post(address, sent)
            transaction.set_rollback(True)
        if response.status_code != 303:
            raise AssertionError(f"The reply was answered {response.status_code}.")

    return post_one
