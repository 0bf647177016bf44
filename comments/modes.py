"""When a new reply becomes public: the three modes."""

from comments.models import Comment, Commenter, Mode

Status = Comment.Status


def first_status(*, mode: str, person: Commenter | None, found: str) -> str:
    """The status that a reply begins with.

    `found` is the status that the checks ask for, empty where they found nothing: what
    they found holds a reply in every mode.
    """
    if found:
        return found
    if mode == Mode.POST:
        return Status.APPROVED
    is_trusted = person and person.standing_now == Commenter.Standing.TRUSTED
    if mode == Mode.TRUSTED and is_trusted:
        return Status.APPROVED
    return Status.PENDING
