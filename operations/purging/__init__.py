"""The one purge path: what a change shows on which pages, and how caches are told.

Start with `table.py`: it says for each kind of change which addresses have to be made
anew, and why. `signal_handlers.py` notices changes, `changes.py` collects those of one
transaction, `sending.py` tells the caches once it is committed.
"""
