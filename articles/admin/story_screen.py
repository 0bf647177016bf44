"""The frame of every staff screen that stands beside one story."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.models import ArticlePage


class StoryScreen(WagtailAdminTemplateMixin, FormView):
    """A staff screen beside one story."""

    template_name = "articles/admin/story_screen.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.article = get_object_or_404(ArticlePage, pk=kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.article.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.story_address(), "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def story_address(self):
        return reverse("wagtailadmin_pages:edit", args=[self.article.pk])
