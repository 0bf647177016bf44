"""Work that need not happen while somebody waits."""

from django_tasks import task
from wagtail.images import get_image_model

from articles.renditions import PICTURE_SPECS, SOCIAL_SPEC


@task()
def make_renditions(image_id: int) -> int:
    """Make every size and format of one picture; returns how many there are.

    Does nothing for a picture that was deleted meanwhile. Safe to run twice.
    """
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is None:
        return 0
    return len(image.get_renditions(*PICTURE_SPECS, SOCIAL_SPEC))
