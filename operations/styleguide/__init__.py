"""`/styleguide/`: every component and body block in every state, for the staff.

Nothing of it is read from the database: the states are made of samples in memory, so that
an empty paper shows them all.
"""
