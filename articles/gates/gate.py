from django.utils.functional import Promise


class Gate:
    """One condition for publishing a story.

    `code` stays in the database; `label` is what editors read. A gate that is
    `is_everywhere` cannot be left out by a section; one that is not `is_overridable`
    holds for everybody.
    """

    code: str
    label: str | Promise
    is_everywhere = False
    is_overridable = True

    def problem(self, article) -> str | None:
        """What is wrong, in one sentence that says what to do; None if nothing is."""
        raise NotImplementedError
