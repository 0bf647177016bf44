"""Pictures of people meeting: the choir and the council.

Promise: each function returns one finished 1600 by 1067 picture whose subject
survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .canvas import Brush, Canvas
from .curves import outline
from .figures import Look, bust, look
from .palette import (
    BRICK,
    CLAY,
    DEEP,
    DUNE,
    EARTH,
    INK,
    MIST,
    PAPER,
    PEBBLE,
    PINE,
    RED,
    RUST,
    SAND,
    SKINS,
    SKY,
    TIDE,
    darker,
    lighter,
    mix,
)


def _singer(c: Canvas, x: float, y: float, size: float, number: int) -> None:
    """Draw one singer with an open folder."""
    b = c.at(x, y, size)
    who = look(number)
    bust(b, who, singing=True)
    b.poly([(-40, -34), (0, -22), (0, 22), (-40, 8)], RED)
    b.poly([(40, -34), (0, -22), (0, 22), (40, 8)], darker(RED, 0.25))
    b.poly([(-36, -36), (0, -25), (36, -36), (36, -40), (0, -29), (-36, -40)], PAPER)
    for hand in (-38, 38):
        b.disc(hand, -4, 8, who.skin)


def _conductor(b: Brush) -> None:
    """Draw the conductor from behind, arms up, cut at the origin."""
    for side in (-1, 1):
        b.line([(side * 70, -120), (side * 150, -150), (side * 176, -270)], INK, 40)
        b.disc(side * 178, -286, 21, SKINS[2])
    b.line([(182, -292), (236, -380)], PAPER, 6)
    b.pill(-104, -170, 208, 230, INK, 60)
    b.box(-22, -206, 44, 50, darker(SKINS[2], 0.15))
    b.oval(0, -240, 48, 56, PEBBLE)
    b.disc(0, -300, 24, PEBBLE)
    b.line([(0, -160), (0, 20)], lighter(INK, 0.12), 5)


def _chapel(c: Canvas) -> None:
    """Draw the chapel's windows, with the water outside."""
    c.poly([(1000, 0), (1600, 0), (1600, 1067), (1200, 1067)], mix(DUNE, SAND, 0.2))
    for x in (180, 490, 800, 1110, 1420):
        c.arch(x, 560, 216, 500, PAPER)
        c.arch(x, 552, 188, 478, mix(MIST, SKY, 0.5))
        c.box(x - 94, 400, 188, 152, TIDE)
        c.poly(
            [
                (x - 94, 402),
                (x - 94, 372),
                (x, 384 - x % 17),
                (x + 94, 366),
                (x + 94, 402),
            ],
            mix(PINE, TIDE, 0.6),
        )
        c.box(x - 4, 70, 8, 482, PAPER)
        c.box(x - 94, 300, 188, 7, PAPER)
        c.box(x - 94, 190, 188, 7, PAPER)
    c.poly([(1150, 450), (1178, 376), (1182, 450)], PAPER)
    c.poly([(1142, 456), (1198, 456), (1188, 468), (1150, 468)], DEEP)
    for x in (335, 645, 955, 1265):
        c.box(x - 22, 0, 44, 620, mix(SAND, PAPER, 0.4))
        c.box(x + 6, 0, 16, 620, DUNE)


def choir() -> Image.Image:
    """The choir in the old chapel, tall windows open to the estuary."""
    c = Canvas("choir", mix(SAND, DUNE, 0.45))
    _chapel(c)
    c.box(0, 600, 1600, 467, mix(EARTH, RUST, 0.4))
    for n in range(7):
        _singer(c, 32 + n * 256, 640, 1.75, n + 3)
    c.box(0, 660, 1600, 60, RUST)
    for n in range(6):
        _singer(c, 160 + n * 256, 850, 2.0, n * 2 + 10)
    c.box(0, 880, 1600, 190, darker(RUST, 0.3))
    c.box(0, 872, 1600, 20, mix(EARTH, DUNE, 0.3))
    _conductor(c.at(800, 1067, 1.0))
    return c.finish()


def _member(
    c: Canvas, x: float, y: float, size: float, number: int, *, vote: bool
) -> None:
    """Seat one council member behind the bench, perhaps with a hand up."""
    b = c.at(x, y, size)
    who = look(number)
    b.pill(-44, -112, 88, 130, darker(RUST, 0.35), 18)
    if vote:
        b.line([(44, -40), (66, -92), (62, -134)], darker(who.coat), 19)
        b.disc(62, -146, 11, who.skin)
        b.pill(51, -172, 22, 34, who.skin, 9)
        b.line([(54, -146), (46, -158)], who.skin, 7)
    bust(b, who)


def _panelling(c: Canvas) -> None:
    """Panel the chamber's end wall and hang the town's anchor on it."""
    wood = mix(EARTH, CLAY, 0.35)
    c.box(0, 0, 1600, 700, wood)
    for x in range(-10, 1600, 180):
        c.box(x + 14, 50, 152, 250, darker(wood, 0.14))
        c.box(x + 14, 50, 152, 7, darker(wood, 0.35))
        c.box(x + 14, 330, 152, 300, darker(wood, 0.14))
        c.box(x + 14, 330, 152, 7, darker(wood, 0.35))
    c.box(0, 0, 1600, 26, lighter(wood, 0.2))
    shield = outline("672,40 928,40 928,190 900,262 800,330 700,262 672,190")
    c.poly(shield, SAND)
    c.poly([(800 + (x - 800) * 0.93, 185 + (y - 185) * 0.93) for x, y in shield], DEEP)
    c.ring(800, 92, 22, 9, SAND)
    c.line([(800, 110), (800, 268)], SAND, 13)
    c.line([(752, 142), (848, 142)], SAND, 12)
    c.curve([(722, 196), (746, 244), (800, 270), (854, 244), (878, 196)], SAND, 13)


def _bench(c: Canvas) -> None:
    """Draw the members' curved bench with its papers."""
    bench = [(170, 640), (480, 590), (800, 578), (1120, 590), (1430, 640)]
    c.poly([*bench, (1430, 870), (1120, 800), (800, 784), (480, 800), (170, 870)], RUST)
    c.poly([*bench, (1450, 664), (1120, 614), (800, 602), (480, 614), (150, 664)], CLAY)
    for x, top in (
        (300, 690),
        (470, 668),
        (640, 656),
        (810, 654),
        (980, 660),
        (1150, 676),
    ):
        c.pill(x - 10, top, 130, 116, darker(RUST, 0.25), 8)
    for x, y in ((360, 628), (580, 604), (800, 598), (1020, 604), (1240, 628)):
        c.poly(
            [(x - 60, y + 8), (x - 20, y - 8), (x + 20, y - 6), (x - 14, y + 12)], PAPER
        )
        c.line([(x + 50, y + 2), (x + 40, y - 46)], INK, 4)
        c.disc(x + 39, y - 50, 7, INK)


def council_chamber() -> Image.Image:
    """The harbour board votes, three hands up, the public watching."""
    c = Canvas("council-chamber", EARTH)
    _panelling(c)
    for n, (x, y) in enumerate(
        ((360, 600), (580, 570), (800, 556), (1020, 570), (1240, 600))
    ):
        _member(c, x, y, 1.5, (7, 2, 13, 4, 10)[n], vote=n in (1, 2, 4))
    _bench(c)
    c.poly(
        outline(
            "0,760 170,740 170,870 480,802 800,784 1120,802 1430,870 1430,740 "
            "1600,760 1600,1067 0,1067"
        ),
        mix(BRICK, RUST, 0.3),
    )
    c.poly([(620, 790), (980, 790), (1120, 1067), (480, 1067)], mix(RED, RUST, 0.35))
    for n in range(7):
        _listener(c.at(90 + n * 240, 1090, 1.7 + 0.12 * (n % 2)), look(n * 3 + 2))
    return c.finish()


def _listener(b: Brush, who: Look) -> None:
    """Draw one of the public from behind, cut at the origin."""
    b.pill(-56, -74, 112, 120, darker(who.coat, 0.45), 36)
    b.box(-10, -88, 20, 20, darker(who.skin, 0.3))
    b.oval(0, -104, 23, 28, darker(who.hair, 0.25))
    if who.style == "bun":
        b.disc(0, -134, 12, darker(who.hair, 0.25))
    if who.style in ("long", "bob"):
        b.pill(-26, -130, 52, 74, darker(who.hair, 0.25), 24)
