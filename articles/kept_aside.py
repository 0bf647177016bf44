"""A save over a newer version is refused, and what was typed is kept beside it."""

from datetime import timedelta

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from articles.models import ArticlePage

MOMENT = timedelta(microseconds=1)


@transaction.atomic
def keep_aside(*, article: ArticlePage, newer: Revision, by) -> Revision:
    """Keep the article as it stands in memory as a revision that is not the latest.

    Neither the page nor its latest revision changes. The new revision is dated a moment
    before `newer`, for the newest by date is what Wagtail takes for the latest; the log
    says when it really came.
    """
    kept = Revision.objects.create(
        content_object=article,
        base_content_type=article.get_base_content_type(),
        user=by,
        created_at=newer.created_at - MOMENT,
        content=article.serializable_data(),
        object_str=str(article),
    )
    log(instance=article, action="articles.keep_aside", user=by, revision=kept)
    return kept
