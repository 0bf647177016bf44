"""The one way in: how a reader's reply becomes a comment, exactly once."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import ArticlePage
from comments import moderation
from comments.guest_names import refuse_reserved
from comments.models import Comment, ModerationAction
from comments.privacy import find_or_create_commenter
from comments.rules import rules_of
from comments.screening import Submission, Verdict, screen
from vault.fields import normalised_address

# A random token is known to its sender only. A fingerprint can be computed by whoever
# knows the address and has read the text, so it opens the receipt for a short while.
SHORTEST_RANDOM_TOKEN = 16
FINGERPRINT_OPENS_RECEIPT = timedelta(hours=1)


class CannotReply(Exception):
    """There is nothing here to reply to: closed, not public, or no such parent.

    One class and no detail, so that nobody learns which of these it was.
    """


class AlreadySent(Exception):
    """The same text was sent long ago; its receipt is not opened a second time."""


@dataclass(frozen=True)
class Posted:
    """A stored reply; `is_replay` says that it had been stored before."""

    comment: Comment
    is_replay: bool


def open_story(article_id: int) -> ArticlePage:
    """The story, if readers may reply to it now. Raises CannotReply."""
    # By `id`, for `pk` is a relation, and fails on a key too large for the database.
    article = ArticlePage.objects.published().filter(id=article_id).first()
    if article is None or not is_open(article):
        raise CannotReply
    return article


def is_open(article: ArticlePage) -> bool:
    """Whether the story takes replies now."""
    return rules_of(article).is_open


def public_parent(article: ArticlePage, parent_id: int | None) -> Comment | None:
    """The comment that is answered, None for the story itself. Raises CannotReply.

    The same for a missing parent, one of another story, and one that is not public.
    """
    if parent_id is None:
        return None
    parent = Comment.objects.approved().filter(article=article, pk=parent_id).first()
    if parent is None:
        raise CannotReply
    return parent


def post_reply(
    *,
    article_id: int,
    name: str,
    email: str,
    body: str,
    parent_id: int | None = None,
    token: str = "",
    trap: str = "",
) -> Posted:
    """Store a reply that awaits a moderator; a repeated submission stores nothing.

    Two submissions are one when story, parent, address, text and `token` agree; the
    token is the sender's random value, or empty. Raises CannotReply, AlreadySent, and
    ReservedName. The texts are expected as ReplyForm cleaned them.
    """
    article = open_story(article_id)
    parent = public_parent(article, parent_id)
    is_random = len(token) >= SHORTEST_RANDOM_TOKEN
    identity = _identity(article.pk, parent_id, email, body, token if is_random else "")
    earlier = Comment.objects.filter(token_hash__matches=identity).first()
    if earlier:
        return _replay(earlier)
    refuse_reserved(name)
    verdict = screen(Submission(name=name, body=body, trap=trap))
    comment = Comment(
        article=article,
        parent=parent,
        name=name,
        body=body,
        token_hash=Comment._meta.get_field("token_hash").hash(identity),
        token_is_random=is_random,
    )
    try:
        return Posted(_store(comment, email, verdict), is_replay=False)
    except IntegrityError:
        # Another process stored the same submission between our look and our write,
        # or deleted the story.
        return _replay(Comment.objects.filter(token_hash__matches=identity).first())


def _identity(article_id, parent_id, email, body, token) -> str:
    """What makes two submissions one.

    The address is part of it, so that nobody's token opens another one's receipt; the
    text too, for a browser that goes back to the form keeps the token of the reply
    before, and the second text must not be lost.
    """
    parts = (article_id, parent_id or "", normalised_address(email), body, token)
    return "\0".join(map(str, parts))


@transaction.atomic
def reply_as_staff(
    *,
    article_id: int,
    body: str,
    name: str,
    title: str,
    by,
    parent_id: int | None = None,
) -> Comment:
    """Store a reply by a member of staff, public at once, with the badge `title`.

    Raises CannotReply, and PermissionDenied for who may not decide about comments.
    """
    article = open_story(article_id)
    comment = Comment(
        article=article,
        parent=public_parent(article, parent_id),
        staff=by,
        name=name,
        staff_title=title,
        body=body,
        token_hash=Comment._meta.get_field("token_hash").hash(uuid4().hex),
    )
    comment.save(force_insert=True)
    comment.take_place()
    return moderation.decide(comment_id=comment.pk, to=Comment.Status.APPROVED, by=by)


@transaction.atomic
def _store(comment: Comment, email: str, verdict: Verdict | None) -> Comment:
    comment.commenter = find_or_create_commenter(email)
    if verdict:
        comment.status, comment.held_because = verdict.status, verdict.reason
    comment.save(force_insert=True)
    comment.take_place()
    ModerationAction.objects.create(
        comment=comment,
        actor=ModerationAction.Actor.RULE,
        to_status=comment.status,
        note=comment.held_because,
        revision=comment.revision,
    )
    return comment


def _replay(earlier: Comment | None) -> Posted:
    if earlier is None:
        raise CannotReply
    age = timezone.now() - earlier.created_at
    if not earlier.token_is_random and age > FINGERPRINT_OPENS_RECEIPT:
        raise AlreadySent
    return Posted(earlier, is_replay=True)
