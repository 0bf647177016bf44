"""Proofs that what must not be public is not, whichever way one asks.

A proof seeds words that nobody could write (canaries), asks every address of the
installation for them as the people who must not see them, and names every leak.
"""
