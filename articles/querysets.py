"""Which stories readers may see, and how lists of them are loaded."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Left, Length
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from articles.once import once
from articles.pictures.renditions import (
    CARD_SPECS,
    FALLBACK_SPEC,
    PICTURE_SPECS,
    SOCIAL_SPEC,
)


@once
def restricted_paths() -> list[str]:
    """Where in the tree there are pages that are not for everybody."""
    return list(PageViewRestriction.objects.values_list("page__path", flat=True))


def for_everybody(pages: PageQuerySet) -> PageQuerySet:
    """Without those that are restricted, or below such a page. As Wagtail's `public`."""
    hidden = Q()
    for path in restricted_paths():
        hidden |= Q(path__startswith=path)
    return pages.exclude(hidden) if hidden else pages


def of_public_stories(rows: QuerySet, story: str) -> QuerySet:
    """Of these rows the ones that name a story which readers may see.

    Asked of each row's own story: by a list of all public stories it takes longer the
    more of them there are.
    """
    hidden = Q()
    for path in restricted_paths():
        hidden |= Q(**{f"{story}__path__startswith": path})
    found = rows.filter(**{f"{story}__live": True})
    return found.exclude(hidden) if hidden else found


def readable_pages() -> PageQuerySet:
    """Pages of every kind that are live and for everybody."""
    return for_everybody(Page.objects.live())


CREDITS = ("bylines__author", "agency_credits__agency")
# What machines are told beyond that.
RECORD = ("topic_links__tag", "sources")
# What a story shows of pictures besides its body.
PICTURES = ("lead_image", "social_image")


class ArticleQuerySet(PageQuerySet):
    def public(self):
        """Those that are for everybody."""
        return for_everybody(self)

    def published(self):
        """Live and for everybody. The one place that says what readers may see."""
        return self.live().public()

    def published_by_sql(self):
        """The same, for a query whose SQL is kept: the restrictions are read in it."""
        above = Left(OuterRef("path"), Length("page__path"))
        return self.live().exclude(
            Exists(PageViewRestriction.objects.filter(page__path=above))
        )

    def breaking(self):
        """What is breaking at this moment; it ends by itself, whatever the clock does."""
        return self.filter(breaking_until__gt=timezone.now())

    def in_section(self, section):
        return self.filter(section=section)

    def by_author(self, author):
        bylines = self.model._meta.get_field("bylines").related_model.objects
        return self.filter(pk__in=bylines.filter(author=author).values("article"))

    def on_topic(self, topic):
        return self.filter(topic_links__tag=topic)

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def timed(self):
        """Those with the time of their publication; every live story has one.

        Where nothing else is filtered, SQLite sorts all stories without this.
        """
        return self.filter(published_at__isnull=False)

    def for_listing(self):
        """Newest first, with all that a card shows, in a fixed number of queries."""
        return (
            self.newest_first()
            .defer("body")
            .select_related("section")
            .prefetch_related(*CREDITS, self._pictures(CARD_SPECS))
        )

    def for_lead(self):
        """Like for_listing, with the larger pictures that a lead needs."""
        lead = self.newest_first().defer("body").select_related("section")
        return lead.prefetch_related(*CREDITS, self._pictures(PICTURE_SPECS))

    def for_machines(self):
        """Newest first, with all that feeds and other records say of a story."""
        return (
            self.timed()
            .newest_first()
            .select_related("section")
            .prefetch_related(
                *CREDITS,
                *RECORD,
                self._standing_corrections(),
                self._pictures((SOCIAL_SPEC,)),
                self._pictures((SOCIAL_SPEC,), "social_image"),
            )
        )

    def for_page(self):
        """With all that a story's own page says of it but what is in its body.

        What rows name comes with them, in one query: for one story that is cheaper, for
        many Django copies the query for each of them.
        """
        named = {lookup.partition("__")[::2] for lookup in CREDITS + RECORD}
        return self.select_related("section", *PICTURES).prefetch_related(
            *(self._related(*pair) for pair in sorted(named)),
            self._standing_corrections(),
        )

    def _related(self, rows: str, named: str) -> Prefetch:
        """The rows of a story together with what each of them names."""
        model = self.model._meta.get_field(rows).related_model
        found = model.objects.order_by(*model._meta.ordering or ["pk"])
        return Prefetch(rows, queryset=found.select_related(named) if named else found)

    def _standing_corrections(self):
        corrections = self.model._meta.get_field("corrections").related_model
        return Prefetch(
            "corrections",
            queryset=corrections.objects.standing(),
            to_attr="standing_corrections",
        )

    def _pictures(self, specs, field="lead_image"):
        images = get_image_model().objects.prefetch_renditions(*specs, FALLBACK_SPEC)
        return Prefetch(field, queryset=images)


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
