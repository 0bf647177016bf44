"""The pictures of the demo newspaper "The Estuary", drawn by code.

Promise: ``draw(key)`` returns a finished RGB picture, 1600 by 1067 for the keys
of ``PICTURES`` and 800 by 800 for those of ``PORTRAITS``. The same key gives the
same pixels on every run. Only Pillow is used: no files, no system fonts, no net.
"""

from collections.abc import Callable
from functools import partial

from PIL import Image

from .bakery import bakery_shopfront
from .charts import class_sizes_chart, rent_chart
from .gatherings import choir, council_chamber
from .gauge import tide_gauge
from .harbour import harbour_boats, old_lock_gates
from .headland import lighthouse
from .hills import hill_path
from .maps import bus_route_map, flood_map, lock_map
from .market import market_square
from .marsh import salt_marsh
from .orchards import orchard
from .plots import allotments
from .pool import swimming_pool
from .portraits import PEOPLE, portrait
from .quarry import quarry_hills
from .quayside import ferry_crossing, fishing_quay
from .railway import night_train
from .reading_room import library
from .school import school_yard
from .shipyard import shipyard_crane
from .turbines import wind_turbines

Draw = Callable[[], Image.Image]

PICTURES: dict[str, Draw] = {
    "harbour-boats": harbour_boats,
    "old-lock-gates": old_lock_gates,
    "lock-map": lock_map,
    "flood-map": flood_map,
    "quarry-hills": quarry_hills,
    "class-sizes-chart": class_sizes_chart,
    "ferry": ferry_crossing,
    "tide-gauge": tide_gauge,
    "bakery-shopfront": bakery_shopfront,
    "library": library,
    "bus-route-map": bus_route_map,
    "hill-path": hill_path,
    "choir": choir,
    "market-square": market_square,
    "school-yard": school_yard,
    "shipyard-crane": shipyard_crane,
    "wind-turbines": wind_turbines,
    "salt-marsh": salt_marsh,
    "council-chamber": council_chamber,
    "rent-chart": rent_chart,
    "fishing-quay": fishing_quay,
    "night-train": night_train,
    "allotments": allotments,
    "lighthouse": lighthouse,
    "swimming-pool": swimming_pool,
    "orchard": orchard,
}
PORTRAITS: dict[str, Draw] = {key: partial(portrait, key) for key in PEOPLE}


def draw(key: str) -> Image.Image:
    """Return the picture or portrait called ``key``.

    Raises ``KeyError``, naming every key there is, if there is no such picture.
    """
    maker = PICTURES.get(key) or PORTRAITS.get(key)
    if maker is None:
        known = ", ".join((*PICTURES, *PORTRAITS))
        raise KeyError(f"no picture called {key!r}; there are: {known}")
    return maker()
