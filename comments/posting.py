"""The one way in: how a reader's reply becomes a comment, exactly once."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.prepared import Prepared, in_order, loaded
from articles.prepared_writes import PreparedInsert
from comments import moderation
from comments.guest_names import refuse_reserved
from comments.models import Comment
from comments.modes import first_status
from comments.open_stories import CannotReply, open_story, public_parent
from comments.privacy import find_commenter, find_or_create_commenter
from comments.screening import Submission, screen
from vault.fields import normalised_address

# A random token is known to its sender only. A fingerprint can be computed by whoever
# knows the address and has read the text, so it opens the receipt for a short while.
SHORTEST_RANDOM_TOKEN = 16
FINGERPRINT_OPENS_RECEIPT = timedelta(hours=1)
UNKNOWN_NETWORKS = {"", "unknown"}
ATTEMPTS = 5

TOKEN = Comment._meta.get_field("token_hash")
SENT_COLUMNS = in_order(Comment, "id", "created_at", "token_is_random")
SENT = Prepared(
    lambda tokens: Comment.objects.filter(token_hash__in=tokens).values_list(
        *SENT_COLUMNS
    ),
    tokens=TOKEN,
)
STORED = PreparedInsert(Comment)


class AlreadySent(Exception):
    """The same text was sent long ago; its receipt is not opened a second time."""


@dataclass(frozen=True)
class Posted:
    """A stored reply; `is_replay` says that it had been stored before."""

    comment: Comment
    is_replay: bool


def post_reply(
    *,
    article_id: int,
    name: str,
    email: str,
    body: str,
    parent_id: int | None = None,
    token: str = "",
    trap: str = "",
    network: str = "",
    elapsed: int | None = None,
) -> Posted:
    """Store a reply in the status that mode and checks give it; a repeated submission
    stores nothing.

    Two submissions are one when story, parent, address, text and `token` agree; the
    token is the sender's random value, or empty. `network` is hashed at once and not
    kept. Raises CannotReply, AlreadySent and ReservedName. The texts are expected as
    ReplyForm cleaned them.
    """
    story = open_story(article_id)
    parent = public_parent(story.article, parent_id)
    token = token if len(token) >= SHORTEST_RANDOM_TOKEN else ""
    identity = _identity(article_id, parent_id, email, body, token)
    if earlier := _sent_as(identity):
        return _replay(earlier)
    refuse_reserved(name)
    submission = Submission(
        article=story.article,
        language=story.language,
        person=find_commenter(email),
        name=name,
        body=body,
        trap=trap,
        network_hashes=_network_hashes(network),
        token=token,
        elapsed=elapsed,
    )
    return _post(_comment(submission, story.rules.mode, parent, identity), email)


def _sent_as(identity: str) -> Comment | None:
    """The reply that was stored for this submission, under whichever key."""
    rows = SENT.ask(tokens=TOKEN.hashes(identity))
    return loaded(Comment, SENT_COLUMNS, rows[0]) if rows else None


def _network_hashes(network: str) -> tuple[str, ...]:
    """The hashes under each key; none of what is no network."""
    if network in UNKNOWN_NETWORKS:
        return ()
    return tuple(Comment._meta.get_field("network_hash").hashes(network))


def _comment(submission: Submission, mode: str, parent, identity: str) -> Comment:
    """The reply as it is to be stored, in the status that mode and checks give it."""
    screening = screen(submission)
    status = first_status(mode=mode, person=submission.person, found=screening.status)
    return Comment(
        article=submission.article,
        parent=parent,
        commenter=submission.person,
        name=submission.name,
        body=submission.body,
        status=status,
        was_public=status == Comment.Status.APPROVED,
        held_because=screening.held_because,
        findings=screening.findings,
        network_hash=next(iter(submission.network_hashes), None),
        token_hash=TOKEN.hash(identity),
        token_is_random=bool(submission.token),
    )


def _post(comment: Comment, email: str) -> Posted:
    """Store the reply, or find the one that another process has stored since."""
    is_known = comment.commenter is not None
    for _attempt in range(ATTEMPTS):
        try:
            return Posted(_store(comment, email, is_known=is_known), is_replay=False)
        except IntegrityError:
            earlier = Comment.objects.filter(token_hash=comment.token_hash).first()
            if earlier:
                return _replay(earlier)
            # The person was erased since our look, or stored by another request, or
            # the story or the parent was deleted.
            comment.pk, is_known = None, True
    raise CannotReply


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
    article = open_story(article_id).article
    comment = Comment(
        article=article,
        parent=public_parent(article, parent_id),
        staff=by,
        name=name,
        staff_title=title,
        body=body,
        token_hash=TOKEN.hash(uuid4().hex),
    )
    _insert(comment)
    return moderation.decide(comment_id=comment.pk, to=Comment.Status.APPROVED, by=by)


@transaction.atomic
def _store(comment: Comment, email: str, *, is_known: bool) -> Comment:
    comment.commenter = find_or_create_commenter(email, is_known=is_known)
    _insert(comment)
    moderation.begin(comment)
    return comment


def _insert(comment: Comment) -> None:
    comment.take_place()
    STORED.do(comment)


def _replay(earlier: Comment) -> Posted:
    age = timezone.now() - earlier.created_at
    if not earlier.token_is_random and age > FINGERPRINT_OPENS_RECEIPT:
        raise AlreadySent
    return Posted(earlier, is_replay=True)
