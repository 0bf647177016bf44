"""Readers' replies and what was decided about them. Import from here."""

from comments.models.address_look import AddressLook
from comments.models.claim import Claim
from comments.models.comment import Comment, CommentRevision
from comments.models.commenter import Commenter
from comments.models.discussion import Discussion, Mode, SectionDiscussion, State
from comments.models.flag import Flag
from comments.models.moderation_action import ModerationAction
from comments.models.moderator_mail import ModeratorMail
from comments.models.notice import Notice
from comments.models.reason_text import ReasonText
from comments.models.standing_change import StandingChange
from comments.models.word_rule import WordRule

__all__ = [
    "AddressLook",
    "Claim",
    "Comment",
    "CommentRevision",
    "Commenter",
    "Discussion",
    "Flag",
    "Mode",
    "ModerationAction",
    "ModeratorMail",
    "Notice",
    "ReasonText",
    "SectionDiscussion",
    "StandingChange",
    "State",
    "WordRule",
]
