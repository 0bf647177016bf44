"""How good the paper is for its readers, measured by tools that we did not write."""
