"""What this app tells those that it must not know."""

from django.dispatch import Signal

# Sent after commit with `comment`: its public face may have changed.
comment_status_changed = Signal()

# Sent inside the transaction with `address` (or "") and `links`, a list: mails that wait
# for delivery to that address, or that point to one of these pages, must not leave any
# more. A receiver returns how many it took back.
waiting_mail_unwanted = Signal()
