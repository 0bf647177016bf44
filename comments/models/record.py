from django.db import models


class RecordQuerySet(models.QuerySet):
    """Rows that are only added to."""

    def update(self, **kwargs):
        raise TypeError("This record is only added to.")

    def delete(self):
        raise TypeError("This record is only added to.")


class Record(models.Model):
    """A line of a record: written once, never changed or taken out.

    It goes when the row that it is about is erased, and not before.
    """

    made_at = models.DateTimeField("when", auto_now_add=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("This record is only added to.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("This record is only added to.")
