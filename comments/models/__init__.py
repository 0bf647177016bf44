"""Readers' replies and what was decided about them. Import from here."""

from comments.models.comment import Comment, CommentRevision
from comments.models.commenter import Commenter
from comments.models.discussion import Discussion
from comments.models.moderation_action import ModerationAction

__all__ = [
    "Comment",
    "CommentRevision",
    "Commenter",
    "Discussion",
    "ModerationAction",
]
