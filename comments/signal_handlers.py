"""Reactions of this app to its own signals; each calls one function."""

import logging

from comments.models import Comment
from comments.notifications import tell_of_reply
from comments.signals import comment_status_changed

logger = logging.getLogger("newsroom.comments")


def connect() -> None:
    """Called once, when the app is ready."""
    comment_status_changed.connect(
        tell_who_was_answered, dispatch_uid="comments.answered"
    )


def tell_who_was_answered(comment, **kwargs):
    if comment.status != Comment.Status.APPROVED or not comment.parent_id:
        return
    try:
        tell_of_reply(reply_id=comment.pk)
    except Exception as error:  # noqa: BLE001 (the decision stands without the mail)
        # The class only: the message of an error may hold what it was about.
        logger.error("No mail about a reply: %s", type(error).__name__)
