"""The demo's replies: posted as readers post them, decided as moderators decide."""

from datetime import datetime, timedelta

from comments import moderation
from comments.models import Comment
from comments.posting import post_reply, reply_as_staff

Status = Comment.Status


def load_replies(replies: list[dict], articles: dict, authors: dict, moderator) -> None:
    """Post every reply in order, set its time, and decide about it."""
    posted: dict[str, Comment] = {}
    removed_later = []
    for data in replies:
        article = articles[data["story"]]
        parent = posted.get(data.get("reply_to", ""))
        comment = _post(data, article, parent, authors, moderator)
        _backdate(comment, _time(data, article, parent))
        posted[data["id"]] = comment
        if data.get("removed"):
            removed_later.append((comment, data))
            moderation.decide(comment_id=comment.pk, to="approved", by=moderator)
        else:
            _decide(comment, data, moderator)
    for comment, data in removed_later:
        _decide(comment, data, moderator)


def _post(data, article, parent, authors, moderator) -> Comment:
    parent_id = parent.pk if parent else None
    body = data["body"].strip()
    if author := authors.get(data.get("staff")):
        return reply_as_staff(
            article_id=article.pk,
            parent_id=parent_id,
            body=body,
            name=author.name,
            title=author.job_title,
            by=moderator,
        )
    posted = post_reply(
        article_id=article.pk,
        parent_id=parent_id,
        body=body,
        name=data["name"],
        email=data["email"],
    )
    return posted.comment


def _decide(comment: Comment, data: dict, moderator) -> None:
    status = data["status"]
    if status == Status.WITHDRAWN:
        moderation.withdraw(comment_id=comment.pk)
    elif status != Status.PENDING and "staff" not in data:
        moderation.decide(
            comment_id=comment.pk,
            to=status,
            by=moderator,
            reason=data.get("reason", ""),
        )


def _time(data: dict, article, parent: Comment | None) -> datetime:
    start = parent.created_at if parent else article.published_at
    return start + timedelta(minutes=data["minutes_after"])


def _backdate(comment: Comment, when: datetime) -> None:
    Comment.objects.filter(pk=comment.pk).update(created_at=when)
    comment.created_at = when
