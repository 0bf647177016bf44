"""Pure rules that a model or a form refuses by."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


class NotPublishable(ValidationError):
    """Something stands against publishing; `article_id` says which story it is."""

    article_id: int | None = None


class EmbargoNotOver(NotPublishable):
    """The story may not be published yet."""

    def __init__(self, until, *, article_id=None):
        self.article_id = article_id
        local = timezone.localtime(until)
        message = _("This story is under embargo until %(until)s (%(zone)s).") % {
            "until": date_format(local, "DATETIME_FORMAT"),
            "zone": local.tzname(),
        }
        super().__init__({"embargo_until": message})


class GatesNotPassed(NotPublishable):
    """Publish gates stand against the story: `problems` are sentences by gate."""

    def __init__(self, problems: dict[str, str], *, article_id=None):
        self.problems = problems
        self.article_id = article_id
        super().__init__(list(problems.values()))
