from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from articles import signal_handlers
        from articles.models.rows_at_hand import check_log_entries_quickly
        from articles.page_indexes import make_page_indexes

        signal_handlers.connect()
        post_migrate.connect(make_page_indexes, sender=self)
        check_log_entries_quickly()
        self._keep_embargoed_stories_from_lists()

    @staticmethod
    def _keep_embargoed_stories_from_lists():
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from articles.story_access import POLICY

        register_permission_policy(Page, POLICY)
