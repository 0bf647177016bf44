"""Pure rules that a model or a form refuses by."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


class CannotPublish(ValidationError):
    """A rule of the house stands against publishing. Says which, in a sentence."""


class EmbargoNotOver(CannotPublish):
    """The story may not be published yet."""

    def __init__(self, until):
        local = timezone.localtime(until)
        message = _("This story is under embargo until %(until)s (%(zone)s).") % {
            "until": date_format(local, "DATETIME_FORMAT"),
            "zone": local.tzname(),
        }
        super().__init__({"embargo_until": message})
