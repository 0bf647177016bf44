"""Stories and comments in from, and out to, other systems."""
