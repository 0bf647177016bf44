"""The public replies of a story: in which order, on which page, how each is shown."""
