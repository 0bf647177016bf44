"""Which stories readers may see, and how lists of them are loaded."""

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Left, Length
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from articles.once import once
from articles.renditions import CARD_SPECS, FALLBACK_SPEC, PICTURE_SPECS, SOCIAL_SPEC


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


def readable_pages() -> PageQuerySet:
    """Pages of every kind that are live and for everybody."""
    return for_everybody(Page.objects.live())


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

    def for_listing(self):
        """Newest first, with all that a card shows, in a fixed number of queries."""
        return (
            self.newest_first()
            .defer("body")
            .select_related("section")
            .prefetch_related(*self._credits(), self._pictures(CARD_SPECS))
        )

    def for_lead(self):
        """Like for_listing, with the larger pictures that a lead needs."""
        lead = self.newest_first().defer("body").select_related("section")
        return lead.prefetch_related(*self._credits(), self._pictures(PICTURE_SPECS))

    def for_machines(self):
        """Newest first, with all that feeds and other records say of a story."""
        return self.with_record().prefetch_related(
            self._pictures((*PICTURE_SPECS, SOCIAL_SPEC)),
            self._pictures((SOCIAL_SPEC,), "social_image"),
        )

    def for_page(self):
        """With all that a story's own page says of it but what is in its body."""
        return self.with_record().select_related("section", *PICTURES)

    def with_record(self):
        """Newest first, with everything that is said of a story besides its text."""
        stories = self.newest_first().select_related("section")
        return stories.prefetch_related(
            *self._credits(),
            self._related("topic_links", "tag"),
            "sources",
            self._standing_corrections(),
        )

    def _credits(self) -> list[Prefetch]:
        names = (("bylines", "author"), ("agency_credits", "agency"))
        return [self._related(*pair) for pair in names]

    def _related(self, rows: str, named: str) -> Prefetch:
        """The rows of a story together with what each of them names, in one query."""
        model = self.model._meta.get_field(rows).related_model
        ordered = model.objects.order_by(*model._meta.ordering or ["pk"])
        return Prefetch(rows, queryset=ordered.select_related(named))

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
