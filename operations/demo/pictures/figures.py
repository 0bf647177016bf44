"""People in the middle distance, and half figures for rooms.

Promise: nobody is a caricature; figures differ in coat, hair, skin and stance
and never in proportion. A figure is 100 units tall with its feet at the origin.
"""

from dataclasses import dataclass, replace

from .canvas import Brush
from .curves import Point
from .palette import (
    BRICK,
    CLAY,
    DEEP,
    DUNE,
    EARTH,
    INK,
    LAMP,
    MOSS,
    PAPER,
    PEBBLE,
    PINE,
    RUST,
    SKINS,
    SLATE,
    TIDE,
    Colour,
    darker,
    mix,
    veil,
)

COATS: tuple[Colour, ...] = (DEEP, BRICK, MOSS, DUNE, SLATE, TIDE, PINE, CLAY)
HAIRS: tuple[Colour, ...] = (INK, RUST, EARTH, PEBBLE, mix(INK, RUST, 0.4), DUNE)
CHILD_HEAD = 1.45
STYLES = ("short", "long", "bun", "hat", "short", "bob", "round")


@dataclass(frozen=True)
class Look:
    """What a person wears and how they wear their hair."""

    coat: Colour = DEEP
    skin: Colour = SKINS[0]
    hair: Colour = INK
    style: str = "short"
    legs: Colour = INK


@dataclass(frozen=True)
class Pose:
    """Where the feet and hands are."""

    feet: tuple[float, float] = (-4.5, 4.5)
    left: Point = (-14, -45)
    right: Point = (14, -45)


POSES = {
    "stand": Pose(),
    "walk": Pose((-10, 11), (-10, -46), (15, -48)),
    "reach": Pose((-5, 5), (-14, -45), (25, -66)),
    "raise": Pose((-5, 5), (-13, -46), (20, -104)),
    "wide": Pose((-8, 8), (-26, -72), (26, -72)),
    "carry": Pose((-6, 7), (13, -56), (17, -56)),
}


def look(number: int) -> Look:
    """Return the n-th of a long, well-mixed row of different people."""
    return Look(
        coat=COATS[number % len(COATS)],
        skin=SKINS[(number * 3 + number // 5) % len(SKINS)],
        hair=HAIRS[(number * 5 + 1) % len(HAIRS)],
        style=STYLES[number * 2 % len(STYLES)],
        legs=(INK, SLATE, DEEP)[number % 3],
    )


def _back_hair(b: Brush, who: Look) -> None:
    """Draw the hair that falls behind the head and shoulders."""
    if who.style in ("long", "bob"):
        b.pill(-8.4, -16, 16.8, 25 if who.style == "long" else 17, who.hair, 8)
    elif who.style == "round":
        b.disc(0, -9, 10, who.hair)
    elif who.style == "bun":
        b.disc(-3, -16.5, 4.2, who.hair)


def _front_hair(b: Brush, who: Look) -> None:
    """Draw the hair, hat or helmet that lies over the head."""
    if who.style == "helmet":
        b.pill(-8, -17, 16, 13, LAMP, 8)
        b.pill(-9, -9.5, 20, 3, darker(LAMP, 0.2))
    elif who.style == "hat":
        b.pill(-8, -16.5, 16, 9, darker(who.coat), 5)
        b.pill(-8.5, -10.5, 17, 3.4, darker(who.coat, 0.45))
    else:
        cap = [(-7.4, -6), (-7.6, -11), (-4.5, -15.4), (1, -16), (6, -14), (7.4, -7)]
        b.poly([*cap, (4.6, -10.6), (-3.6, -10)], who.hair)


def _head(b: Brush, who: Look) -> None:
    """Draw a head whose neck is at the origin."""
    b.box(-3, -3, 6, 7, darker(who.skin, 0.15))
    b.oval(0, -7.6, 6.8, 7.6, who.skin)
    b.poly([(3, -14), (6.4, -10), (6.4, -5), (3.4, -1)], darker(who.skin, 0.1))
    _front_hair(b, who)


def person(b: Brush, who: Look, pose: str = "stand", head: float = 1.0) -> None:
    """Draw a whole person, feet at the origin, 100 units tall."""
    stance = POSES[pose]
    above = b.at(0, -83, head)
    _back_hair(above, who)
    for foot in stance.feet:
        b.line([(foot * 0.5, -44), (foot, -2)], who.legs, 7.5)
        b.pill(foot - 4, -4, 9.5, 4, INK)
    b.line([(9, -77), stance.right], darker(who.coat), 6)
    b.disc(*stance.right, 3, who.skin)
    coat = [(-6, -82), (6, -82), (11, -77), (12, -38), (-12, -38), (-11, -77)]
    b.poly(coat, who.coat)
    b.poly([(3, -82), (6, -82), (11, -77), (12, -38), (5, -38)], darker(who.coat, 0.18))
    b.line([(-9, -77), stance.left], darker(who.coat, 0.1), 6)
    b.disc(*stance.left, 3, who.skin)
    _head(above, who)


def shade(b: Brush, x: float, y: float, tall: float, opacity: float = 0.22) -> None:
    """Lay a figure's or post's long shadow on the ground, to the right."""
    long = tall * 0.75
    b.poly(
        [(x - tall * 0.1, y), (x + tall * 0.1, y), (x + long, y + tall * 0.14)],
        veil(INK, opacity),
    )


def walker(
    b: Brush,
    x: float,
    y: float,
    tall: float,
    number: int,
    pose: str = "walk",
    *,
    flip: bool = False,
) -> None:
    """Draw the n-th person with a shadow, ``tall`` units high."""
    shade(b, x, y, tall)
    person(b.at(x, y, tall / 100, flip=flip), look(number), pose)


def worker(b: Brush, number: int, pose: str = "stand") -> None:
    """Draw the n-th person in a hard hat, 100 units tall."""
    person(b, replace(look(number), style="helmet"), pose)


def child(
    c: Brush, x: float, y: float, tall: float, number: int, pose: str = "walk"
) -> None:
    """Draw the n-th person as a child, with a child's larger head."""
    shade(c, x, y, tall)
    person(c.at(x, y, tall / 108), look(number), pose, CHILD_HEAD)


def _bust_hair(b: Brush, who: Look) -> None:
    """Draw the hair that lies over a half figure's head."""
    b.poly(
        [(-23, -92), (-19, -113), (0, -121), (19, -113), (23, -92), (13, -104)],
        who.hair,
    )
    if who.style == "bun":
        b.disc(0, -124, 11, who.hair)
    if who.style == "hat":
        b.pill(-24, -124, 48, 22, darker(who.coat), 12)


def bust(b: Brush, who: Look, *, singing: bool = False) -> None:
    """Draw a half figure: shoulders 100 wide, cut at the origin, face forward."""
    if who.style in ("long", "bob", "round"):
        r = {"long": 50, "bob": 34, "round": 30}[who.style]
        b.pill(-28, -122, 56, r + 22, who.hair, 28)
    b.pill(-52, -62, 104, 100, who.coat, 34)
    b.poly([(20, -62), (52, -30), (52, 38), (30, 38)], darker(who.coat, 0.14))
    b.poly([(-11, -63), (11, -63), (0, -46)], PAPER)
    b.box(-9, -76, 18, 16, darker(who.skin, 0.16))
    b.oval(0, -92, 22, 26, who.skin)
    _bust_hair(b, who)
    for x in (-8, 8):
        b.oval(x, -92, 2.2, 2.6, INK)
    if singing:
        b.oval(0, -77, 4.6, 5.6, darker(RUST, 0.3))
    else:
        b.curve([(-6, -79), (0, -77.5), (6, -79)], darker(who.skin, 0.55), 2)
