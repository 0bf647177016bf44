"""Pictures of working boats: the ferry and the fishing quay.

Promise: each function returns one finished 1600 by 1067 picture whose subject
survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .boats import bollard, ferry, trawler
from .canvas import Canvas
from .figures import walker
from .palette import (
    BLUSH,
    BRICK,
    DEEP,
    DUNE,
    EARTH,
    INK,
    LAMP,
    MIST,
    MOSS,
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
    Colour,
    darker,
    lighter,
    mix,
    veil,
)
from .scenery import cloud, glitter, gull, ridge, ripple, ripples, sky, sun, water


def _wake(c: Canvas, x: float, y: float) -> None:
    """Draw the ferry's bow wave and the spreading wake behind it."""
    c.poly([(x - 330, y + 6), (x - 250, y - 20), (x - 120, y + 8)], PAPER)
    for n in range(7):
        y1 = y + 14 + n * 17
        ripple(c, x + 150 + n * 74, y1, 170 + n * 26, veil(PAPER, 0.62 - n * 0.06))
        ripple(c, x - 260 + n * 10, y1 + 4, 90 - n * 6, veil(PAPER, 0.5 - n * 0.05))


def ferry_crossing() -> Image.Image:
    """The evening ferry half way over, the sun going down behind it."""
    c = Canvas("ferry", SKY)
    sky(c, mix(TIDE, MIST, 0.4), BLUSH, 560)
    sun(c, 980, 400, 120, mix(LAMP, PAPER, 0.35))
    cloud(c, 420, 170, 520, mix(MIST, BLUSH, 0.5))
    cloud(c, 1250, 250, 380, mix(MIST, BLUSH, 0.6))
    c.below(ridge(500, 34, 240, 1.0), mix(TIDE, BLUSH, 0.45), 562)
    c.below(ridge(535, 24, 150, 3.0), mix(SEA, MIST, 0.25), 562)
    water(c, 556, mix(TIDE, BLUSH, 0.25), DEEP)
    glitter(c, 980, 560, 1040, veil(LAMP, 0.65), 1.1)
    ripples(c, 580, 50, veil(MIST, 0.35))
    _wake(c, 790, 730)
    ferry(c.at(790, 730, 1.35))
    for x, y, span in (
        (1090, 300, 54),
        (1170, 350, 40),
        (470, 330, 60),
        (390, 400, 36),
    ):
        gull(c, x, y, span)
    c.poly([(330, 1067), (338, 900), (372, 900), (380, 1067)], INK)
    c.poly([(326, 900), (355, 850), (384, 900)], RED)
    ripple(c, 356, 1040, 90, veil(PAPER, 0.5))
    return c.finish()


def _pots(c: Canvas, x: float, y: float, count: int, net: Colour) -> None:
    """Stack crab pots in a pyramid whose lowest row has ``count``."""
    for row in range(count):
        for n in range(count - row):
            px, py = x + n * 104 + row * 52, y - row * 74
            c.pill(px, py - 74, 100, 76, darker(net, 0.35), 34)
            c.pill(px + 7, py - 67, 86, 66, net, 28)
            for bar in (22, 42, 62, 80):
                c.line([(px + bar, py - 64), (px + bar, py - 4)], darker(net, 0.35), 3)
            c.line([(px + 8, py - 34), (px + 92, py - 34)], darker(net, 0.35), 3)
            c.pill(px - 2, py - 8, 104, 9, EARTH, 3)


def _crew(c: Canvas) -> None:
    """Draw the crew at work with the boxes they landed."""
    walker(c, 700, 975, 260, 3, "carry")
    c.box(700, 806, 92, 46, TIDE)
    c.box(700, 806, 92, 10, lighter(TIDE))
    for n in range(3):
        c.box(765, 962 - n * 44, 130, 40, (BRICK, TIDE, BRICK)[n])
        c.box(765, 962 - n * 44, 130, 9, lighter((BRICK, TIDE, BRICK)[n]))
    walker(c, 1160, 930, 240, 9, "stand", flip=True)


def _breakwater(c: Canvas) -> None:
    """Draw the breakwater and its light."""
    c.below(lambda x: 455 + x * 0.012, SLATE, 492)
    c.box(1290, 350, 40, 126, PAPER)
    c.box(1290, 380, 40, 26, RED)
    c.poly([(1284, 350), (1310, 320), (1336, 350)], SLATE)


def fishing_quay() -> Image.Image:
    """Two boats alongside the fishing quay, pots stacked, a catch landed."""
    c = Canvas("fishing-quay", SKY)
    sky(c, SKY, PAPER, 480)
    cloud(c, 500, 140, 460, PAPER)
    c.below(ridge(450, 40, 260, 2.6), mix(TIDE, SKY, 0.5), 520)
    water(c, 480, TIDE, SEA)
    _breakwater(c)
    ripples(c, 490, 40, veil(PAPER, 0.4))
    trawler(c.at(1130, 640, 1.15, flip=True), mix(MOSS, PINE, 0.3))
    trawler(c.at(620, 720, 1.5), SEA)
    c.poly([(0, 800), (1600, 740), (1600, 1067), (0, 1067)], mix(PEBBLE, SAND, 0.4))
    c.poly([(0, 800), (1600, 740), (1600, 772), (0, 834)], STONE)
    for x in range(-200, 1700, 210):
        c.line([(x + 150, 828), (x, 1067)], mix(PEBBLE, STONE, 0.5), 3)
    bollard(c.at(980, 840, 0.9))
    c.curve([(960, 808), (900, 750), (838, 690)], DUNE, 5)
    _pots(c, 150, 985, 3, MOSS)
    _crew(c)
    for x, y, span in ((340, 330, 60), (250, 270, 44), (960, 230, 50)):
        gull(c, x, y, span, SLATE)
    return c.finish()
