"""Work that need not happen while somebody waits."""

import logging

from django_tasks import task
from wagtail.images.models import SourceImageIOError
from wagtail.models import Site

from articles.models import ArticlePage
from articles.pictures.renditions import SOCIAL_SPEC
from home.models import Masthead
from interchange.cards.keeping import drop_cards, keep_card

logger = logging.getLogger("newsroom.pictures")


@task()
def make_card(article_id: int) -> str:
    """Make what social cards show of a published story; returns which it was.

    The picture in the size of a card, or the headline drawn where there is none or it
    cannot be shown. Whatever is there of a story that is not published is removed.
    """
    stories = ArticlePage.objects.published()
    article = stories.select_related("section").filter(pk=article_id).first()
    if article is None:
        drop_cards(article_id)
        return "none"
    if _sized_picture(article.social_image or article.lead_image):
        drop_cards(article_id)
        return "picture"
    site = article.get_site() or Site.objects.get(is_default_site=True)
    keep_card(article, Masthead.for_site(site).name)
    return "drawn"


def _sized_picture(image) -> bool:
    try:
        return bool(image and image.get_rendition(SOCIAL_SPEC))
    except SourceImageIOError as error:
        logger.warning("%s", error)
        return False
