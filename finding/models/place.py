from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.Model):
    """A story's place in a list. Whoever inherits says in which, and which story."""

    place = models.PositiveSmallIntegerField(_("place"))

    class Meta:
        abstract = True
        default_permissions = ()
