"""The school and its yard at break time.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .canvas import Canvas
from .figures import child, shade, walker
from .palette import (
    BRICK,
    CLAY,
    DEEP,
    DUNE,
    INK,
    LAMP,
    MIST,
    MOSS,
    PAPER,
    PEBBLE,
    PINE,
    RED,
    SAND,
    SKY,
    SLATE,
    TIDE,
    lighter,
    mix,
    veil,
)
from .scenery import cloud, ridge, sky, tree


def _school(c: Canvas) -> None:
    """Draw the school: a long brick front with a gabled middle."""
    c.box(120, 330, 1360, 300, BRICK)
    c.poly([(96, 336), (170, 236), (1430, 236), (1504, 336)], SLATE)
    c.box(620, 280, 360, 350, CLAY)
    c.poly([(596, 290), (800, 130), (1004, 290)], CLAY)
    c.line([(590, 296), (800, 130), (1010, 296)], SLATE, 16)
    c.disc(800, 234, 34, PAPER)
    c.line([(800, 234), (800, 212)], INK, 5)
    c.line([(800, 234), (814, 242)], INK, 5)
    c.arch(800, 630, 110, 190, PINE)
    c.box(797, 440, 6, 190, LAMP)
    for x in (180, 300, 420, 1050, 1170, 1290, 1410):
        tall = 150
        c.box(x - 6, 384, 82 if x < 1400 else 62, tall + 12, PAPER)
        c.box(x, 390, 70 if x < 1400 else 50, tall, mix(DEEP, TIDE, 0.3))
        c.poly([(x, 390), (x + 44, 390), (x, 480)], mix(DEEP, TIDE, 0.7))
        c.box(x, 462, 70 if x < 1400 else 50, 5, PAPER)
    for x in (650, 890):
        c.box(x - 6, 394, 72, 126, PAPER)
        c.box(x, 400, 60, 114, LAMP)
        c.box(x, 452, 60, 5, PAPER)
    c.box(980, 336, 500, 294, veil(INK, 0.12))


def _hopscotch(c: Canvas) -> None:
    """Paint a hopscotch on the ground in perspective."""
    rows = ((1,), (1,), (2, 2), (1,), (2, 2), (1,))
    y = 1040.0
    for n, row in enumerate(rows):
        tall, wide = 58 - n * 5, 92 - n * 7
        for k in range(len(row)):
            x = 700 - n * 6 - wide * len(row) / 2 + k * wide
            c.line(
                [
                    (x, y),
                    (x + wide, y),
                    (x + wide - 5, y - tall),
                    (x + 5, y - tall),
                    (x, y),
                ],
                PAPER,
                5,
            )
        y -= tall
    c.oval(690, 920, 12, 6, RED)


def _seat_and_tree(c: Canvas) -> None:
    """Draw the bench and the tree with its fallen leaves."""
    for x in (30, 190):
        c.box(x, 700, 12, 60, INK)
    c.box(0, 690, 230, 14, BRICK)
    c.box(0, 660, 230, 12, BRICK)
    tree(c, 1480, 960, 460, mix(CLAY, LAMP, 0.3))
    for _ in range(34):
        px, py = c.chance.uniform(1280, 1590), c.chance.uniform(930, 1050)
        c.oval(px, py, 8, 4, c.chance.choice((CLAY, BRICK, DUNE)))


def _children(c: Canvas) -> None:
    """Draw the children and the teacher."""
    child(c, 668, 850, 180, 2, "wide")
    for x, y, tall, who, pose in (
        (410, 800, 160, 12, "reach"),
        (500, 806, 164, 4, "stand"),
        (990, 840, 176, 7, "walk"),
        (1180, 870, 182, 9, "raise"),
        (910, 740, 140, 3, "walk"),
        (300, 900, 184, 11, "walk"),
        (1230, 745, 140, 13, "wide"),
    ):
        child(c, x, y, tall, who, pose)
    walker(c, 1090, 720, 190, 10, "stand")
    c.disc(1090, 870, 22, RED)
    c.disc(1083, 863, 8, lighter(RED, 0.3))
    shade(c, 1090, 890, 60)


def school_yard() -> Image.Image:
    """Break time in the school yard, long morning shadows."""
    c = Canvas("school-yard", SKY)
    sky(c, mix(MIST, SKY, 0.5), PAPER, 480)
    cloud(c, 1250, 90, 380, PAPER)
    c.below(ridge(420, 50, 280, 0.3), mix(TIDE, SKY, 0.4))
    for x, tall in ((60, 330), (1550, 350)):
        tree(c, x, 640, tall, mix(CLAY, MOSS, 0.4))
    _school(c)
    c.box(0, 626, 1600, 441, mix(PEBBLE, SAND, 0.35))
    c.box(0, 626, 1600, 22, MOSS)
    c.poly([(0, 800), (1600, 720), (1600, 730), (0, 812)], mix(PAPER, SAND, 0.3))
    _hopscotch(c)
    _children(c)
    _seat_and_tree(c)
    return c.finish()
