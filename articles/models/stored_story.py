from contextlib import contextmanager

from wagtail.models import COMMENTS_RELATION_NAME, Page

from articles.models.rows_at_hand import KnowsItsRows, find_named, names_of_rows

# What a story has of its page and not of a revision, by keys to other rows. No form sets
# them, and the database itself refuses a key to nothing.
OF_THE_PAGE = frozenset(
    {
        *("content_type", "locale", "owner", "locked_by", "alias_of", "section"),
        *("latest_revision", "live_revision"),
    }
)
# What is unique by a rule of the database, and does not change once it is there.
UNIQUE_FOR_EVER = frozenset({"path", "translation_key", "imported_from"})
# What is saved of a page when a draft of it is: nothing that stands in lists or indexes.
OF_A_DRAFT = frozenset(
    {
        *("latest_revision", "latest_revision_created_at", "draft_title"),
        *("has_unpublished_changes", COMMENTS_RELATION_NAME),
    }
)


class StoredStory(KnowsItsRows, Page):
    """How a story is checked, read from a revision and saved with few queries."""

    _draft_at_hand: tuple | None = None

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None):
        kept = {name for name in OF_THE_PAGE if getattr(self, f"{name}_id") is not None}
        super().clean_fields({*(exclude or ()), *kept})

    def validate_unique(self, exclude=None):
        kept = set() if self._state.adding else UNIQUE_FOR_EVER
        super().validate_unique({*(exclude or ()), *kept})

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        """As modelcluster makes it, with one query for each model that is named."""
        story = super().from_serializable_data(data, False, strict_fks)
        if check_fks:
            find_named(story, [name for name in names_of_rows(cls) if name in data])
        return story

    def with_content_json(self, content):
        """The story as a revision has it. Whether it is live is not the revision's."""
        known, self._draft_at_hand = self._draft_at_hand, None
        if known and known[0] is content:
            return known[1]
        said = content.items()
        story = super().with_content_json(
            {name: value for name, value in said if name not in OF_THE_PAGE}
        )
        # Wagtail would take it from the revision, and then scheduling one that is older
        # than the first publication takes the live story offline.
        story.live_revision_id = self.live_revision_id
        story.section_id = self.section_id
        return story


def read_draft(revision):
    """The story in a revision. Who publishes this revision next gets the same object."""
    draft = revision.as_object()
    revision.content_object._draft_at_hand = (revision.content, draft)
    return draft


def is_of_a_draft(columns) -> bool:
    """Whether a page is saved only to name its newest draft."""
    return columns is not None and OF_A_DRAFT.issuperset(columns)


@contextmanager
def noting_references_once(story):
    """While a story is saved with all its rows, one task for the index of references.

    Wagtail enqueues one more for each row, and each reads all of the story.
    """
    # They need all models, and so cannot be imported while models are made.
    from wagtail import signal_handlers, tasks

    if getattr(signal_handlers.reference_index_auto_update_disabled, "value", False):
        yield
        return
    with signal_handlers.disable_reference_index_auto_update():
        yield
    kind = (story._meta.app_label, story._meta.model_name)
    tasks.update_reference_index_task.enqueue(*kind, str(story.pk))
