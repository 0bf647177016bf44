"""The catalogues of interface words, and how they are kept in step with the sources."""
