"""Work that need not happen while somebody waits."""

import logging

from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError

from articles.pictures.renditions import PICTURE_SPECS, SOCIAL_SPEC
from articles.signals import picture_sizes_made

logger = logging.getLogger("newsroom.pictures")


@task()
def make_renditions(image_id: int) -> int:
    """Make every size and format of one picture; returns how many there are.

    Does nothing for a picture that was deleted meanwhile. Safe to run twice. A picture
    that cannot be shown is noted and left; trying again would not help it.
    """
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is None:
        return 0
    try:
        made = image.get_renditions(*PICTURE_SPECS, SOCIAL_SPEC)
    except SourceImageIOError as error:
        logger.warning("%s", error)
        return 0
    picture_sizes_made.send(sender=type(image), image=image)
    return len(made)
