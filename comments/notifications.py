"""The mail that tells a reader of an answer. It says who and where, not what.

What was written may be removed a minute later and must not live on in a mail box; nor
can anybody so have a text of his own sent to another reader.
"""

import re

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.models import ArticlePage
from comments.address_links import stop_url
from comments.letters import absolute, one_line, send_letter
from comments.models import Comment, Commenter
from comments.rules import rules_of

# A name that a mail program would make a link of, or that is somebody's address.
LINK_OR_ADDRESS = re.compile(r"[@/]|\w\.\w{2,}")


def tell_of_reply(*, reply_id: int) -> bool:
    """Write to who asked for it that a reply was answered; whether a mail was written.

    Once for each answer, however often it is approved. Never about one's own answer,
    one that readers cannot see, or after a stop.
    """
    reply = _worth_telling().filter(pk=reply_id).first()
    if reply is None or not rules_of(reply.article).shows_replies:
        return False
    return _write(reply, asked_by=reply.parent.commenter_id)


def _worth_telling():
    return (
        Comment.objects.approved()
        .filter(
            mailed_at__isnull=True,
            parent__status=Comment.Status.APPROVED,
            parent__wants_mail=True,
            parent__commenter__confirmed_at__isnull=False,
            parent__commenter__mail_stopped_at__isnull=True,
            article__in=ArticlePage.objects.published(),
        )
        .exclude(commenter=F("parent__commenter"))
        .select_related("article", "parent")
    )


@transaction.atomic
def _write(reply: Comment, *, asked_by: int) -> bool:
    # The person first, as in an erasure, so that the two cannot wait for each other.
    people = Commenter.objects.select_for_update(no_key=True).filter(
        confirmed_at__isnull=False, mail_stopped_at__isnull=True
    )
    person = people.filter(pk=asked_by).first()
    untold = Comment.objects.approved().filter(pk=reply.pk, mailed_at__isnull=True)
    if person is None or not untold.update(mailed_at=timezone.now()):
        return False
    context = {
        "name": shown_name(reply.name),
        "badge": reply.staff_title,
        "headline": one_line(reply.article.headline),
        "link": absolute(reply.get_absolute_url()),
    }
    send_letter(
        to=person.email, template="answered", context=context, stop=stop_url(person)
    )
    return True


def shown_name(name: str) -> str:
    """The name on one line; empty where it is an address or would become a link."""
    name = one_line(name)
    return "" if LINK_OR_ADDRESS.search(name) else name
