"""What this app tells those that it must not know."""

from django.dispatch import Signal

# Sent after commit with `comment`: its public face may have changed.
comment_status_changed = Signal()
