"""What it costs to publish: the editing screen's form, as an editor sends it."""

from collections.abc import Callable
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.urls import reverse
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from articles.models import ArticlePage
from bench.corpus import story_from_the_end
from bench.measuring import Act
from bench.staff_screens import ORDINARY, client_of

PUBLISH = 100  # milliseconds
EDITOR = "bench-editor"
PARAGRAPHS = 12


def acts() -> list[Act]:
    """Sending the form of a story of a dozen paragraphs, with either button."""
    live = story_from_the_end(ORDINARY)
    return [
        Act("publishing a story anew", sending(live, "action-publish"), PUBLISH),
        Act("keeping a draft of it", sending(live)),
    ]


def sending(story: ArticlePage, button: str = "") -> Callable[[], None]:
    """What sends the form of a story with a changed text, and takes all back.

    What is to be done after the commit is done too, for a reader waits for it.
    """
    client = client_of(EDITOR)
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    form = form_of(story) | ({button: "1"} if button else {})

    def send() -> None:
        with transaction.atomic():
            response = client.post(address, form)
            _after_commit()
            transaction.set_rollback(True)
        was_published = not response.get("Location", "").endswith("/edit/")
        if response.status_code != 302 or was_published != bool(button):
            raise AssertionError(f"The form was answered {response.status_code}.")

    return send


def form_of(story: ArticlePage) -> dict:
    """What the browser sends of a story whose text was written anew."""
    make = ArticlePage.get_edit_handler().get_form_class()
    story = story.get_latest_revision_as_object()
    form = make(instance=story, for_user=get_user_model().objects.get(username=EDITOR))
    rows = {
        name: inline_formset(
            [_typed(row) for row in formset.initial_forms], len(formset.initial_forms)
        )
        for name, formset in form.formsets.items()
    }
    paragraphs = [
        ("paragraph", rich_text(f"<p>Paragraph {n}, new.</p>"))
        for n in range(PARAGRAPHS)
    ]
    latest = story.latest_revision
    written = {
        "body": streamfield(paragraphs),
        "edit_reason": "style",
        "loaded_revision_id": latest.pk,
        "loaded_revision_created_at": latest.created_at.isoformat(),
    }
    return nested_form_data(_typed(form) | rows | written)


def _typed(form) -> dict:
    values = {
        name: form.get_initial_for_field(field, name)
        for name, field in form.fields.items()
        if name != "DELETE"
    }
    return {name: _as_typed(value) for name, value in values.items()}


def _as_typed(value) -> str | list[str]:
    if isinstance(value, list):  # of topics, which are typed; of blocks, by their ids
        return ", ".join(map(str, value)) or []
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value in (None, False) else str(value)


def _after_commit() -> None:
    while connection.run_on_commit:
        waiting = connection.run_on_commit.pop(0)
        waiting[1]()  # after the savepoints that it belongs to
