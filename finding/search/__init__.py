"""Search of the paper's published stories. Import from here, not from the files below."""

from finding.search.asked import PARAMETERS, Asked
from finding.search.candidates import SearchIsAway
from finding.search.searching import Found, find

__all__ = ["PARAMETERS", "Asked", "Found", "SearchIsAway", "find"]
