"""What this app tells those that it must not know, and those that keep pages."""

from django.dispatch import Signal

# Sent after commit with `sections`, keys of sections whose list of the most read is not
# what it was; None among them stands for the front page's.
ranking_changed = Signal()

# Sent after commit with `stories`, keys of stories under which other stories are named
# than before.
related_changed = Signal()
