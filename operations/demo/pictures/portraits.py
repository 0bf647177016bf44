"""The newsroom's eight portraits.

Promise: every function is calm, respectful and drawn with the same parts;
``PEOPLE`` says who looks like what, and ``portrait`` draws one of them.
"""

from PIL import Image

from . import clothes, faces
from .canvas import SQUARE, Canvas
from .faces import Face
from .hair import BACK, FRONT
from .palette import (
    BRICK,
    CLAY,
    DARK,
    DEEP,
    DUNE,
    EARTH,
    FERN,
    INK,
    LAMP,
    LICHEN,
    MIST,
    MOSS,
    OLIVE,
    PALE,
    PEBBLE,
    PINE,
    RED,
    RUST,
    SAND,
    SEA,
    SLATE,
    TIDE,
    WARM,
    lighter,
    mix,
)

HEAD_SCALE = 1.12
HEAD_AT = (400 - 400 * HEAD_SCALE, 532 - 500 * HEAD_SCALE)

PEOPLE: dict[str, Face] = {
    "ines-calder": Face(
        OLIVE, mix(INK, RUST, 0.45), "wave", DEEP, "scarf", MIST, earrings=True
    ),
    "tom-ashby": Face(
        PALE, mix(EARTH, DUNE, 0.35), "short", MOSS, "crew", SAND, beard="stubble"
    ),
    "mercy-oduya": Face(
        DARK,
        mix(INK, RUST, 0.25),
        "round",
        mix(CLAY, LAMP, 0.25),
        "lapel",
        TIDE,
        earrings=True,
    ),
    "lena-brandt": Face(
        PALE, mix(DUNE, LAMP, 0.35), "long", SLATE, "roll", LICHEN, glasses=INK
    ),
    "samir-haddad": Face(
        WARM,
        mix(INK, RUST, 0.15),
        "quiff",
        SEA,
        "shirt",
        mix(CLAY, SAND, 0.45),
        beard="full",
    ),
    "ruth-penrose": Face(
        lighter(PALE, 0.1),
        PEBBLE,
        "silver",
        BRICK,
        "lapel",
        mix(SEA, TIDE, 0.5),
        glasses=RED,
        lines=True,
    ),
    "kofi-mensah": Face(
        mix(DARK, RUST, 0.15),
        INK,
        "crop",
        PINE,
        "shirt",
        mix(LAMP, DUNE, 0.4),
        beard="chin",
    ),
    "yuki-tanabe": Face(
        mix(PALE, WARM, 0.2),
        INK,
        "bob",
        mix(FERN, PINE, 0.45),
        "crew",
        mix(CLAY, RUST, 0.3),
    ),
}


def portrait(key: str) -> Image.Image:
    """Draw one person of ``PEOPLE``, 800 by 800."""
    face = PEOPLE[key]
    c = Canvas(key, face.ground, SQUARE)
    faces.ground(c, face)
    above = c.at(*HEAD_AT, HEAD_SCALE)
    BACK[face.style](above, face.hair)
    clothes.body(c, face)
    clothes.collar(c, face)
    faces.head(above, face)
    faces.beard(above, face)
    faces.features(above, face)
    FRONT[face.style](above, face.hair)
    faces.earrings(above, face)
    faces.glasses(above, face.glasses)
    return c.finish()
