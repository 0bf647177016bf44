from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.search import index

from articles.addresses import address_of_named


class Topic(index.Indexed, TagBase):
    """What stories are about, across sections: a tag with a page of its own."""

    free_tagging = True

    description = models.TextField(_("description"), blank=True)

    panels = ["name", "slug", "description"]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def get_absolute_url(self) -> str:
        return address_of_named("topic", self.slug)


class StoryTopic(ItemBase):
    """That a story is about a topic."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="stories")
    content_object = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="topic_links"
    )
