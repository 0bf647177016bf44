"""The replies: their rows, their senders, what was decided, and the counts."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from random import Random

from django.utils import timezone

from bench.corpus.house import House
from bench.corpus.plan import Plan
from bench.corpus.rows import BATCH, batches, go_on_counting, insert
from bench.corpus.threads import Threads
from bench.corpus.words import Words
from bench.progress import Progress
from comments.models import Comment, Commenter, Discussion, ModerationAction

Status = Comment.Status
Actor = ModerationAction.Actor
ONE_PERSON_SENDS = 20
FATES = [Status.APPROVED, Status.REJECTED, Status.SPAM, Status.WITHDRAWN]
OF_A_HUNDRED = [90, 5, 4, 1]
REMOVED_LATER = 0.1  # of what is not public now: readers saw it once


def write_replies(plan: Plan, house: House, words: Words) -> None:
    """Insert the comments with their senders, records and the stories' counts."""
    people = plan.size.comments // ONE_PERSON_SENDS + 1
    insert(Commenter, _people(people))
    public, discussed = Counter[int](), set[int]()
    tell = Progress("comments", plan.size.comments)
    for batch in batches(tell.over(_replies(plan, people, words)), BATCH):
        insert(Comment, batch)
        insert(ModerationAction, _record(batch, house))
        public.update(r["article_id"] for r in batch if r["status"] == Status.APPROVED)
        discussed.update(row["article_id"] for row in batch)
    insert(Discussion, _discussions(discussed, public))
    go_on_counting(Commenter, Comment, ModerationAction)


def _discussions(discussed: set[int], public: Counter) -> Iterator[dict]:
    for key in sorted(discussed):
        yield {"article_id": key, "approved_count": public[key]}


def _people(count: int) -> Iterator[dict]:
    hashes = Commenter._meta.get_field("email_hash")
    for number in Progress("people", count).over(range(1, count + 1)):
        email = f"reader{number}@example.org"
        yield {
            "id": number,
            "email": email,
            "email_hash": hashes.hash(email),
            "created_at": timezone.now(),
        }


def _replies(plan: Plan, people: int, words: Words) -> Iterator[dict]:
    random = Random(plan.size.comments)
    threads = Threads(plan, random)
    for number in range(1, plan.size.comments + 1):
        status = _status(number, plan, random)
        was_public = status == Status.APPROVED or (
            status != Status.PENDING and random.random() < REMOVED_LATER
        )
        story, place = threads.place(number, number, was_public=was_public)
        person = random.randint(1, people)
        yield {
            "id": number,
            "article_id": plan.key(story),
            "parent_id": place.parent,
            "commenter_id": person,
            "name": f"Reader {person}",
            "body": random.choice(words.replies),
            "status": status,
            "was_public": was_public,
            "created_at": plan.replied_at(number),
            "path": place.path,
            "depth": place.depth,
            "token_hash": sha256(str(number).encode()).hexdigest(),
        }


def _status(number: int, plan: Plan, random: Random) -> str:
    """Every second of the newest waits, until as many wait as were planned."""
    from_the_end = plan.size.comments - number
    if from_the_end < 2 * plan.size.pending and from_the_end % 2 == 0:
        return Status.PENDING
    return random.choices(FATES, OF_A_HUNDRED)[0]


def _record(batch: list[dict], house: House) -> Iterator[dict]:
    """Received by rule, and then decided about, for every comment."""
    for row in batch:
        about = {"comment_id": row["id"], "revision": 1, "made_at": row["created_at"]}
        yield about | {"actor": Actor.RULE, "to_status": Status.PENDING}
        if row["status"] != Status.PENDING:
            is_own = row["status"] == Status.WITHDRAWN
            yield about | {
                "actor": Actor.SENDER if is_own else Actor.MODERATOR,
                "moderator_id": None if is_own else house.moderator.pk,
                "from_status": Status.PENDING,
                "to_status": row["status"],
            }
