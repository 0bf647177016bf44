"""What this app tells those that it must not know."""

from django.dispatch import Signal

# Sent with `image` when sizes of a picture were made: pages with it can show them now.
picture_sizes_made = Signal()
