"""The front page and the paper's name. Import from here, not from the files below."""

from home.models.home_page import HomePage
from home.models.house_page import HousePage
from home.models.imprint import Imprint
from home.models.masthead import Masthead

__all__ = ["HomePage", "HousePage", "Imprint", "Masthead"]
