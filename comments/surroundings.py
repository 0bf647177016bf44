"""What stands around a comment: its place in the thread, its reports, its own story."""

from dataclasses import dataclass

from comments.models import Comment, CommentRevision, Flag, ModerationAction

EACH_WAY = 2
MOST = 10


@dataclass(frozen=True)
class Surroundings:
    """A comment's public neighbours, open reports, earlier texts and latest acts."""

    before: list[Comment]
    after: list[Comment]
    flags: list[Flag]
    earlier: list[CommentRevision]
    acts: list[ModerationAction]


def surroundings(comment: Comment) -> Surroundings:
    """Five queries, whatever there is."""
    thread = Comment.objects.approved().filter(article=comment.article_id)
    above = thread.filter(path__lt=comment.path).exclude(pk=comment.parent_id)
    acts = comment.actions.select_related("moderator").order_by("-pk")
    return Surroundings(
        before=list(above.order_by("-path")[:EACH_WAY])[::-1],
        after=list(thread.filter(path__gt=comment.path).order_by("path")[:EACH_WAY]),
        flags=list(comment.flags.filter(settled_at=None)[:MOST]),
        earlier=list(comment.revisions.order_by("-number")[:MOST]),
        acts=list(acts[:MOST]),
    )
