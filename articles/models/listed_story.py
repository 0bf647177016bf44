"""Which live stories stand in the lists of sections, authors and topics, and in which order.

It repeats what the stories say: so that a list is counted, and its two thousandth page
found, along one index that holds all of it, without a look at any story. Who may read a
story is not asked here; the cards of a list are read by that rule.
"""

from datetime import datetime

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.byline import Byline
from articles.models.topic import StoryTopic
from articles.prepared import Prepared
from articles.querysets import without_restricted

NEWEST_FIRST = ("-published_at", "-article_id")


class ListedStoryQuerySet(models.QuerySet):
    def of_section(self, section):
        """The stories of a section, the newest first."""
        return self._of("section", section.pk)

    def of_author(self, author):
        """Those to which somebody contributed."""
        return self._of("author", author.pk)

    def on_topic(self, topic):
        """Those on a topic."""
        return self._of("topic", topic.pk)

    def _of(self, kind: str, key: int):
        listed = without_restricted(self.filter(in_list=f"{kind}-{key}"), "article")
        return listed.order_by(*NEWEST_FIRST)

    def newest_first(self):
        return self.order_by(*NEWEST_FIRST)

    def keep(self, story) -> None:
        """Let the lists have a story as it is stored: no list, unless it is live."""
        wanted = _entries(story)
        rows = self.filter(article=story).values_list("in_list", "published_at", "pk")
        kept = {(name, at): pk for name, at, pk in rows}
        if gone := [pk for entry, pk in kept.items() if entry not in wanted]:
            self.filter(pk__in=gone).delete()
        self.bulk_create(
            self.model(in_list=name, article=story, published_at=at)
            for name, at in wanted - kept.keys()
        )


class ListedStory(models.Model):
    """That a live story stands in a list: `section-4`, `author-12`, `topic-7`."""

    in_list = models.CharField(_("list"), max_length=30)
    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="+"
    )
    published_at = models.DateTimeField(_("first published"))

    objects = ListedStoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("story in a list")
        verbose_name_plural = _("stories in lists")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "in_list"], name="once_in_each_list"
            )
        ]
        indexes = [
            models.Index(
                fields=["in_list", "-published_at", "-article"],
                name="listed_newest_first",
            )
        ]

    def __str__(self):
        return f"Story {self.article_id} in {self.in_list}"


def _entries(story) -> set[tuple[str, datetime]]:
    """The lists in which a story belongs, each with the time that is its place there."""
    rows = ENTRIES.ask(story=story.pk)
    return {(f"{kind}-{key}", at) for kind, key, at in rows if key and at}


def _of_a_story(story):
    """Section, authors and topics of a story, if it is live."""
    stories = apps.get_model("articles.ArticlePage").objects
    sections = stories.filter(pk=story, live=True)
    authors = Byline.objects.filter(article=story, article__live=True)
    topics = StoryTopic.objects.filter(content_object=story, content_object__live=True)
    return _kind("section", sections, "section", "published_at").union(
        _kind("author", authors, "author", "article__published_at"),
        _kind("topic", topics, "tag", "content_object__published_at"),
        all=True,
    )


def _kind(name: str, rows, key: str, at: str):
    kind = models.Value(name, output_field=models.CharField())
    return rows.order_by().values_list(kind, key, at)


ENTRIES = Prepared(_of_a_story, story=models.BigIntegerField())
