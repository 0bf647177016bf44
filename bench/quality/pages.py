"""A page of every kind that a reader meets, by name and address."""

from django.urls import reverse

from articles.models import ArticlePage
from bench.quality.paper import LOCK, WITHDRAWN
from comments.address_links import OWNER, STOP
from comments.models import Comment
from comments.receipts import receipt_url
from comments.threads.pages import thread_url

# What the bars of speed and weight are set for.
MAIN = {
    "front": "/",
    "section": "/water/",
    "article": f"/water/{LOCK}/",
    "search": "/search/",
}
FOR_STAFF = {"style guide": "/styleguide/"}


def every_page() -> dict[str, str]:
    """The address of each kind of page, in the order in which they are told."""
    return MAIN | _lists() | _of_the_house() | _of_replies() | _errors()


def _lists() -> dict[str, str]:
    day = ArticlePage.objects.get(slug=LOCK).published_at
    return {
        "section without stories": "/world/",
        "article without a picture": "/water/gale-warning-lifted/",
        "article with figures": "/schools/class-sizes-rise-with-hardly-more-pupils/",
        "opinion": "/town/publish-the-bill-every-month/",
        "author": "/authors/ines-calder/",
        "topic": "/topics/the-old-lock/",
        "search results": "/search/?q=lock",
        "search, nothing found": "/search/?q=zeppelin",
        "corrections": reverse("corrections"),
        "archive": reverse("archive"),
        "archive, a month": reverse("archive_month", args=[day.year, day.month]),
        "archive, a day": reverse("archive_day", args=[day.year, day.month, day.day]),
    }


def _of_the_house() -> dict[str, str]:
    return {
        "house page": "/about/",
        "accessibility": "/accessibility/",
        "privacy": reverse("privacy"),
    }


def _of_replies() -> dict[str, str]:
    story = ArticlePage.objects.get(slug=LOCK)
    public = Comment.objects.approved().filter(article=story).earliest("pk")
    waiting = Comment.objects.pending().earliest("pk")
    owner = OWNER.sign_object(waiting.commenter_id)
    return {
        "thread": thread_url(story.pk, "newest"),
        "reply form": reverse("comment_reply", args=[story.pk, public.pk]),
        "report form": reverse("comment_report", args=[public.pk]),
        "report received": reverse("comment_reported", args=[public.pk]),
        "receipt": receipt_url(waiting),
        "address": reverse("comment_address", args=[owner]),
        "no more mail": reverse(
            "comment_mail_stop", args=[STOP.sign_object(waiting.commenter_id)]
        ),
    }


def _errors() -> dict[str, str]:
    story = ArticlePage.objects.get(slug=WITHDRAWN)
    return {"404": "/no/such/page/", "410": story.get_url() or story.url_path}
