"""What the machine room keeps. Import from here, not from the files below."""

from operations.models.job import Job
from operations.models.outgoing_mail import OutgoingMail

__all__ = ["Job", "OutgoingMail"]
