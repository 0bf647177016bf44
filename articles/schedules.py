"""A time that has passed is taken out of the story, so that no form finds it again."""

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision

from articles.models import ArticlePage


def forget_start(article: ArticlePage) -> None:
    """Clear the time at which the story went live, once it has."""
    if article.live and article.go_live_at and article.go_live_at <= timezone.now():
        _forget(article, "go_live_at")


def forget_end(article: ArticlePage) -> None:
    """Clear the time at which the story was taken offline, once it was."""
    if article.expired and article.expire_at and article.expire_at <= timezone.now():
        _forget(article, "expire_at")


def _forget(article: ArticlePage, field: str) -> None:
    Page.objects.filter(pk=article.pk).update(**{field: None})
    setattr(article, field, None)
    # The next form is made of the page where there is no newer draft, else of that.
    for key in {article.latest_revision_id, article.live_revision_id} - {None}:
        revision = Revision.objects.get(pk=key)
        moment = parse_datetime(revision.content.get(field) or "")
        if moment and moment <= timezone.now():
            content = {**revision.content, field: None}
            Revision.objects.filter(pk=key).update(content=content)
