"""The explorer of the staff: Wagtail's, at one cost for ten stories and a hundred thousand.

Wagtail asks of every page in the house whether it begins with the path of the one that
is listed, and whether the user may see it. Here the pages below one page are found by
an index (see `articles.page_indexes`), and the permission is asked once, of the parent.
"""

from django.contrib.auth import get_user_model
from django.db.models import CharField, Exists, F, Func, OuterRef
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.pages.listing import (
    EditedByFilter,
    ExplorableIndexView,
    GenericPageFilterSet,
    PageFilterSet,
)
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageLogEntry

from articles.story_access import hidden_stories

EXPLORING = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}


class ParentPath(Func):
    """The path of the page above, word for word as the indexes have it."""

    template = f"SUBSTR(%(expressions)s, 1, LENGTH(%(expressions)s) - {Page.steplen})"
    output_field = CharField()


def below(pages, parent):
    """Those of the pages that stand directly below this one."""
    return pages.alias(parent_path=ParentPath(F("path"))).filter(
        parent_path=parent.path
    )


def owners(request):
    """The people who own a page; asked of each person, not of each page."""
    own = Page.objects.filter(owner=OuterRef("pk")).order_by()
    return get_user_model().objects.filter(Exists(own))


def editors(request):
    """The people who have edited a page."""
    edits = PageLogEntry.objects.filter(user=OuterRef("pk"), action="wagtail.edit")
    return get_user_model().objects.filter(Exists(edits.order_by()))


class QuickFilterSet(PageFilterSet):
    """Wagtail's filters; the lists of people are made without reading all pages."""

    owner = MultipleUserFilter(
        label=_("Owner"), queryset=owners, widget=CheckboxSelectMultiple
    )
    edited_by = EditedByFilter(
        label=_("Edited by"), queryset=editors, widget=CheckboxSelectMultiple
    )


class QuickGenericFilterSet(QuickFilterSet, GenericPageFilterSet):
    """The same where pages of several kinds are listed."""


class KnownCount(WagtailPaginator):
    """Pages of a list whose length was counted in a quicker way."""

    known: int | None = None

    @cached_property
    def count(self):
        return super().count if self.known is None else self.known

    def page(self, number):
        """What a row shows is asked for those of this page, not for all before it."""
        if self.known is None:
            return super().page(number)
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = self.object_list.values_list("pk", flat=True)
        shown = list(keys[first : first + self.per_page])
        return self._get_page(self.object_list.filter(pk__in=shown), number, self)


class QuickIndexView(ExplorableIndexView):
    """The pages below one page. Sorting by hand, which shows all at once, is not offered."""

    paginator_class = KnownCount
    sort_order_field = None

    @property
    def is_plain(self) -> bool:
        """A list without search or filter, by somebody who may see all of it."""
        return self.may_see_all and not (self.is_searching or self.is_filtering)

    @cached_property
    def may_see_all(self) -> bool:
        """Who may do something to a page may do it to all that are below it."""
        return self.permission_policy.user_has_any_permission_for_instance(
            self.request.user, EXPLORING, self.parent_page
        )

    def get_base_queryset(self):
        if not self.may_see_all or self.is_searching_whole_tree:
            return super().get_base_queryset()
        pages = self.model._default_manager
        if self.is_plain:
            found = below(pages.all(), self.parent_page)
        else:
            found = pages.descendant_of(self.parent_page)
        return self.annotate_queryset(found.exclude(pk__in=self.hidden.keys()))

    @cached_property
    def hidden(self) -> dict[int, str]:
        """The paths of the few that are kept from this user, by key."""
        hidden = hidden_stories(self.request.user).order_by()
        return dict(hidden.values_list("pk", "path"))

    def get_paginator(self, *args, **kwargs):
        paginator = super().get_paginator(*args, **kwargs)
        if self.is_plain:
            paginator.known = self._count()
        return paginator

    def _count(self) -> int:
        above = self.parent_page.path
        hidden = sum(path[: -Page.steplen] == above for path in self.hidden.values())
        return self.parent_page.numchild - hidden


class QuickPageViewSet(PageViewSet):
    """The screens of all pages that have none of their own."""

    model = Page
    index_view_class = QuickIndexView
    filterset_class = QuickGenericFilterSet


quick_page_viewset = QuickPageViewSet("pages")
