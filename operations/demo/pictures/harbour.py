"""Pictures from the harbour: boats, the lock, the ferry and the quay.

Promise: each function returns one finished 1600 by 1067 picture whose subject
survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .boats import bollard, dinghy, yacht
from .buildings import House, church, house, terrace
from .canvas import Brush, Canvas
from .figures import walker
from .palette import (
    BLUSH,
    BRICK,
    DEEP,
    DUNE,
    EARTH,
    FERN,
    INK,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    PEBBLE,
    PINE,
    RED,
    SAND,
    SEA,
    SKY,
    SLATE,
    STONE,
    TIDE,
    darker,
    lighter,
    mix,
    veil,
)
from .scenery import cloud, glitter, gull, ridge, ripple, ripples, sky, sun, tree, water

FAR_QUAY = 560


def _mirror(c: Canvas, h: House, top: float) -> None:
    """Reflect a house front in the water as a few broken bars."""
    tone = mix(h.wall, SEA, 0.62)
    for step in range(9):
        y = top + 4 + step * h.tall * 0.085
        half = h.wide * (0.56 - 0.035 * step) * c.chance.uniform(0.75, 1.0)
        middle = h.x + h.wide / 2 + c.chance.uniform(-1, 1) * (3 + step)
        thick = h.tall * 0.03
        bar = [(middle - half, y), (middle, y - thick), (middle + half, y)]
        c.poly([*bar, (middle, y + thick)], mix(tone, SEA, step / 14))


def _far_town(c: Canvas) -> None:
    """Draw the hill, the church and the row of houses over the water."""
    c.below(ridge(420, 60, 260, 0.6), mix(TIDE, SKY, 0.45), 580)
    c.below(ridge(470, 50, 190, 2.2), mix(PINE, TIDE, 0.5), 580)
    church(c, 1085, 545, 350, mix(STONE, SAND, 0.3))
    for x, tall in ((150, 110), (215, 90), (1330, 120), (1400, 95)):
        tree(c, x, 500, tall, MOSS)
    row = terrace(c, FAR_QUAY - 22, (-30, 1630), 150)
    for h in row:
        house(c, h)
    c.box(0, FAR_QUAY - 24, c.width, 30, PEBBLE)
    c.box(0, FAR_QUAY - 2, c.width, 12, SLATE)
    for h in row:
        _mirror(c, h, FAR_QUAY + 10)


def harbour_boats() -> Image.Image:
    """Boats waiting in the outer basin, the town behind them."""
    c = Canvas("harbour-boats", SKY)
    sky(c, mix(MIST, SKY, 0.3), mix(BLUSH, PAPER, 0.3), 540)
    sun(c, 430, 190, 54, PAPER)
    cloud(c, 1180, 150, 420, lighter(SKY, 0.5))
    cloud(c, 820, 250, 260, lighter(SKY, 0.5))
    water(c, FAR_QUAY + 6, mix(SEA, TIDE, 0.35), DEEP)
    _far_town(c)
    ripples(c, FAR_QUAY, 60, veil(MIST, 0.35))
    glitter(c, 430, FAR_QUAY + 10, 1000, veil(BLUSH, 0.6), 0.8)
    yacht(c.at(560, 690, 0.78), BRICK, PAPER, hoisted=False)
    yacht(c.at(1290, 730, 0.95, flip=True), PINE, SAND, hoisted=False)
    yacht(c.at(850, 840, 1.75), NIGHT, mix(RED, BRICK, 0.12))
    c.poly([(0, 905), (400, 1067), (0, 1067)], STONE)
    c.poly([(0, 905), (400, 1067), (330, 1067), (0, 940)], PEBBLE)
    dinghy(c.at(500, 940, 1.3), SAND)
    c.curve([(180, 985), (300, 975), (430, 912)], DUNE, 5)
    bollard(c.at(160, 1040, 1.05))
    for x, y, span in ((640, 330, 46), (720, 290, 34), (1010, 120, 40)):
        gull(c, x, y, span)
    return c.finish()


def _gate(b: Brush) -> None:
    """Draw the left leaf of the gates; its meeting post is at the origin."""
    b.poly([(-330, 40), (0, 0), (0, 420), (-330, 420)], EARTH)
    for n in range(1, 7):
        x = -330 + n * 47
        y = 40 * (-x / 330)
        b.line([(x, y), (x, 420)], darker(EARTH, 0.35), 3)
    for y in (24, 150, 276):
        b.poly(
            [(-330, y + 40), (0, y), (0, y + 34), (-330, y + 74)], darker(EARTH, 0.3)
        )
    b.poly([(-330, 360), (0, 340), (0, 420), (-330, 420)], mix(PINE, EARTH, 0.3))
    b.poly([(-620, -18), (0, -38), (0, -2), (-620, 26)], darker(EARTH, 0.45))
    b.poly([(-620, -18), (0, -38), (0, -24), (-620, -2)], lighter(EARTH, 0.15))
    b.poly([(-620, -18), (-560, -20), (-560, 22), (-620, 26)], PAPER)


def _lock_walls(c: Canvas) -> None:
    """Draw the lock's stone sides, course by course, in perspective."""
    for flip, wall in ((False, mix(STONE, SAND, 0.35)), (True, mix(STONE, SLATE, 0.4))):
        b = c.at(800, 0, 1, flip=flip)
        b.poly([(-830, 470), (-330, 470), (-330, 880), (-830, 1180)], wall)
        for n in range(1, 7):
            near, far = 470 + n * 108, 470 + n * 62
            b.line([(-830, near), (-330, far)], darker(wall, 0.25), 3)
        for n, x in enumerate((-420, -520, -640, -780)):
            k = (-330 - x) / 500
            top = 470 + (62 + 46 * k) * (n % 2)
            b.line([(x, top), (x, top + 62 + 46 * k)], darker(wall, 0.25), 3)
        b.poly([(-830, 760), (-330, 700), (-330, 880), (-830, 1180)], veil(PINE, 0.45))
        b.poly([(-830, 452), (-300, 452), (-330, 480), (-830, 500)], lighter(wall, 0.4))


def old_lock_gates() -> Image.Image:
    """The old lock, shut, seen from inside the empty chamber."""
    c = Canvas("old-lock-gates", SKY)
    sky(c, MIST, lighter(SKY, 0.4), 470)
    cloud(c, 1130, 130, 420, lighter(SKY, 0.6))
    c.below(ridge(400, 34, 210, 0.4), mix(TIDE, SKY, 0.4), 480)
    c.below(ridge(430, 20, 120, 2.0), FERN, 480)
    for x, tall in ((120, 250), (250, 200), (1190, 190), (1500, 260)):
        tree(c, x, 456, tall, MOSS)
    house(c, House(1270, 456, 170, 96, PAPER, SLATE))
    c.box(0, 440, c.width, 24, MOSS)
    c.box(430, 462, 740, 60, mix(TIDE, SKY, 0.3))
    water(c, 840, SEA, NIGHT, 4)
    ripples(c, 890, 26, veil(MIST, 0.4))
    _lock_walls(c)
    _gate(c.at(800, 470))
    _gate(c.at(800, 470, flip=True))
    c.poly([(800, 470), (1130, 510), (1130, 890), (800, 890)], veil(INK, 0.25))
    c.box(788, 430, 24, 460, darker(EARTH, 0.5))
    for x, y, tall in ((700, 690, 170), (803, 640, 240), (906, 730, 130)):
        c.poly([(x - 3, y), (x + 5, y), (x + 13, y + tall), (x - 10, y + tall)], SKY)
        ripple(c, x, y + tall + 8, 60, SKY)
    walker(c, 420, 454, 150, 1, "stand")
    c.line([(330, 446), (330, 320)], PAPER, 6)
    c.pill(302, 300, 56, 44, RED, 6)
    return c.finish()
