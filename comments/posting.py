"""The one way in: how a reader's reply becomes a comment, exactly once."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import BigIntegerField
from django.utils import timezone

from articles.models import ArticlePage
from comments import moderation
from comments.guest_names import refuse_reserved
from comments.models import Comment
from comments.modes import first_status
from comments.prepared import Prepared, in_order, loaded
from comments.privacy import find_commenter, find_or_create_commenter
from comments.rules import Rules, rules_of
from comments.screening import Screening, Submission, screen
from vault.fields import normalised_address

# A random token is known to its sender only. A fingerprint can be computed by whoever
# knows the address and has read the text, so it opens the receipt for a short while.
SHORTEST_RANDOM_TOKEN = 16
FINGERPRINT_OPENS_RECEIPT = timedelta(hours=1)
UNKNOWN_NETWORKS = {"", "unknown"}
ATTEMPTS = 5

# What is needed of a story to take a reply; a story has seventy columns and a long text.
COLUMNS = in_order(
    ArticlePage,
    *("id", "page_ptr_id", "headline", "title", "slug", "path", "depth", "url_path"),
    *("live", "content_type_id", "first_published_at", "locale_id"),
)
STORY = Prepared(
    lambda key: (
        ArticlePage.objects.published_by_sql()
        .filter(id=key)
        .values_list(*COLUMNS, "locale__language_code")
    ),
    key=BigIntegerField(),
)
TOKEN = Comment._meta.get_field("token_hash")
SENT_COLUMNS = in_order(Comment, "id", "created_at", "token_is_random")
SENT = Prepared(
    lambda tokens: Comment.objects.filter(token_hash__in=tokens).values_list(
        *SENT_COLUMNS
    ),
    tokens=TOKEN,
)
LARGEST_KEY = 2**63 - 1


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


@dataclass(frozen=True)
class OpenStory:
    """A story that takes replies, with what is asked about it for each of them."""

    article: ArticlePage
    language: str
    rules: Rules


def open_story(article_id: int) -> ArticlePage:
    """The story, if readers may reply to it now. Raises CannotReply."""
    return _open_story(article_id).article


def _open_story(article_id: int) -> OpenStory:
    if article_id > LARGEST_KEY:
        raise CannotReply
    for *row, language in STORY.ask(key=article_id):
        article = loaded(ArticlePage, COLUMNS, row)
        rules = rules_of(article)
        if rules.is_open:
            return OpenStory(article, language, rules)
    raise CannotReply


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
    story = _open_story(article_id)
    article = story.article
    parent = public_parent(article, parent_id)
    token = token if len(token) >= SHORTEST_RANDOM_TOKEN else ""
    identity = _identity(article.pk, parent_id, email, body, token)
    if earlier := _sent_as(identity):
        return _replay(earlier)
    refuse_reserved(name)
    person = find_commenter(email)
    submission = Submission(
        article=article,
        language=story.language,
        person=person,
        name=name,
        body=body,
        trap=trap,
        network_hashes=_network_hashes(network),
        token=token,
        elapsed=elapsed,
    )
    screening = screen(submission)
    status = first_status(mode=story.rules.mode, person=person, found=screening.status)
    comment = _comment(submission, screening, status, parent, identity)
    return _post(comment, email)


def _sent_as(identity: str) -> Comment | None:
    """The reply that was stored for this submission, under whichever key."""
    rows = SENT.ask(tokens=TOKEN.hashes(identity))
    return loaded(Comment, SENT_COLUMNS, rows[0]) if rows else None


def _network_hashes(network: str) -> tuple[str, ...]:
    """The hashes under each key; none of what is no network."""
    if network in UNKNOWN_NETWORKS:
        return ()
    return tuple(Comment._meta.get_field("network_hash").hashes(network))


def _comment(
    submission: Submission, screening: Screening, status: str, parent, identity: str
) -> Comment:
    """The reply as it is to be stored."""
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
        token_hash=Comment._meta.get_field("token_hash").hash(identity),
        token_is_random=bool(submission.token),
    )


def _post(comment: Comment, email: str) -> Posted:
    """Store the reply, or find the one that another process has stored since."""
    for _attempt in range(ATTEMPTS):
        try:
            return Posted(_store(comment, email), is_replay=False)
        except IntegrityError:
            earlier = Comment.objects.filter(token_hash=comment.token_hash).first()
            if earlier:
                return _replay(earlier)
            # The person was erased since our look, or stored by another request, or
            # the story or the parent was deleted.
            comment.pk = None
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
def _store(comment: Comment, email: str) -> Comment:
    comment.commenter = find_or_create_commenter(email)
    comment.save(force_insert=True)
    comment.take_place()
    moderation.begin(comment)
    return comment


def _replay(earlier: Comment) -> Posted:
    age = timezone.now() - earlier.created_at
    if not earlier.token_is_random and age > FINGERPRINT_OPENS_RECEIPT:
        raise AlreadySent
    return Posted(earlier, is_replay=True)
