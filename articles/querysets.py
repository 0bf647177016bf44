"""Which stories readers may see, and how lists of them are loaded."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Left, Length
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from articles.once import once
from articles.pictures.renditions import CARD_SPECS, FALLBACK_SPEC, PICTURE_SPECS


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


def for_everybody_by_sql(pages: PageQuerySet) -> PageQuerySet:
    """The same, for a query whose SQL is kept: the restrictions are read in it."""
    above = Left(OuterRef("path"), Length("page__path"))
    return pages.exclude(Exists(PageViewRestriction.objects.filter(page__path=above)))


def of_public_stories(rows: QuerySet, story: str) -> QuerySet:
    """Of these rows the ones that name a story which readers may see.

    Asked of each row's own story: by a list of all public stories it takes longer the
    more of them there are.
    """
    return without_restricted(rows.filter(**{f"{story}__live": True}), story)


def without_restricted(rows: QuerySet, story: str) -> QuerySet:
    """Without the rows that name a story which is not for everybody."""
    hidden = Q()
    for path in restricted_paths():
        hidden |= Q(**{f"{story}__path__startswith": path})
    return rows.exclude(hidden) if hidden else rows


def readable_pages() -> PageQuerySet:
    """Pages of every kind that are live and for everybody."""
    return for_everybody(Page.objects.live())


CREDITS = ("bylines__author", "agency_credits__agency")
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
        """The same, for a query whose SQL is kept."""
        return for_everybody_by_sql(self.live())

    def breaking(self):
        """What is breaking at this moment; it ends by itself, whatever the clock does."""
        return self.filter(breaking_until__gt=timezone.now())

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

    def for_page(self):
        """With what a story's own page shows beside its rows, in one query."""
        return self.select_related("section", *PICTURES)

    def _pictures(self, specs, field="lead_image"):
        images = get_image_model().objects.prefetch_renditions(*specs, FALLBACK_SPEC)
        return Prefetch(field, queryset=images)


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
