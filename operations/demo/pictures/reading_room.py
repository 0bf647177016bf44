"""The empty library.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .canvas import Brush, Canvas
from .palette import (
    BRICK,
    CLAY,
    DEEP,
    DUNE,
    EARTH,
    FERN,
    INK,
    LAMP,
    MOSS,
    PAPER,
    RED,
    RUST,
    SAND,
    SKY,
    SLATE,
    TIDE,
    Colour,
    darker,
    lighter,
    mix,
    veil,
)

VANISH = (800.0, 480.0)


BOOKS: tuple[Colour, ...] = (BRICK, DEEP, MOSS, DUNE, SLATE, TIDE)


def _toward(x: float, y: float, k: float) -> tuple[float, float]:
    """Return the point a share ``k`` of the way to the vanishing point."""
    return x + (VANISH[0] - x) * k, y + (VANISH[1] - y) * k


def _shelf_face(b: Brush, k0: float, k1: float, wood: Colour) -> None:
    """Draw one bookcase on the left wall between two depths."""
    foot0, foot1 = _toward(0, 1067, k0), _toward(0, 1067, k1)
    top0, top1 = _toward(0, 60, k0), _toward(0, 60, k1)
    b.poly([foot0, foot1, top1, top0], wood)
    for n in range(6):
        y = 110 + n * 160
        inset = (k1 - k0) * 0.08
        a, d = k0 + inset, k1 - inset
        hole = [
            _toward(0, y, a),
            _toward(0, y, d),
            _toward(0, y + 138, d),
            _toward(0, y + 138, a),
        ]
        b.poly(hole, darker(wood, 0.5))
        b.poly(
            [
                _toward(0, y + 138, a),
                _toward(0, y + 138, d),
                _toward(0, y + 122, d),
                _toward(20, y + 122, a),
            ],
            lighter(wood, 0.1),
        )


def _spines(
    b: Brush, k0: float, k1: float, shelf: int, tones: tuple[Colour, ...]
) -> None:
    """Stand a few books on one shelf of the left wall."""
    base = 110 + shelf * 160 + 136
    for n, tone in enumerate(tones):
        a = k0 + (k1 - k0) * (0.14 + 0.11 * n)
        d = a + (k1 - k0) * 0.10
        tall = 104 - 14 * (n % 3)
        b.poly(
            [
                _toward(0, base, a),
                _toward(0, base, d),
                _toward(0, base - tall, d),
                _toward(0, base - tall, a),
            ],
            tone,
        )


def _great_window(c: Canvas) -> None:
    """Draw the arched end window with the estuary outside."""
    c.arch(800, 640, 330, 500, PAPER)
    c.arch(800, 628, 300, 474, mix(SKY, PAPER, 0.3))
    c.box(650, 540, 300, 88, TIDE)
    c.poly(
        [(650, 540), (650, 500), (760, 516), (880, 490), (950, 520), (950, 540)],
        mix(FERN, TIDE, 0.5),
    )
    c.poly([(726, 560), (740, 500), (762, 560)], PAPER)
    for x in (744, 850):
        c.box(x, 160, 8, 468, PAPER)
    for y in (300, 420, 530):
        c.box(650, y, 300, 7, PAPER)
    c.box(620, 628, 360, 16, PAPER)


def _floor_light(c: Canvas, floor: Colour) -> None:
    """Draw the window's light on the floor."""
    c.poly([(680, 690), (920, 690), (1190, 1030), (700, 1030)], mix(PAPER, LAMP, 0.3))
    for a, d in ((757, 848), (839, 1000)):
        c.line([(a, 690), (d + 14, 1030)], floor, 16)
    c.poly([(660, 812), (1010, 812), (1026, 836), (668, 836)], floor)


def library() -> Image.Image:
    """The empty reading room: light on the floor and one red book."""
    wood, floor = mix(EARTH, CLAY, 0.25), mix(DUNE, CLAY, 0.3)
    c = Canvas("library", mix(SAND, DUNE, 0.3))
    c.poly(
        [(0, 0), (1600, 0), _toward(1600, 0, 0.66), _toward(0, 0, 0.66)],
        mix(SAND, PAPER, 0.4),
    )
    for k in (0.12, 0.34, 0.5, 0.6):
        c.line([_toward(0, 0, k), _toward(1600, 0, k)], DUNE, 22 - 24 * k)
    c.poly(
        [(0, 1067), (1600, 1067), _toward(1600, 1067, 0.66), _toward(0, 1067, 0.66)],
        floor,
    )
    for x in range(-1200, 2900, 200):
        c.line([(x, 1400), _toward(x, 1400, 0.79)], darker(floor, 0.12), 3)
    _great_window(c)
    depths = ((-0.1, 0.2), (0.22, 0.42), (0.435, 0.57), (0.58, 0.66))
    for flip in (False, True):
        b = c.at(1600 if flip else 0, 0, flip=flip)
        for k0, k1 in depths:
            _shelf_face(b, k0, k1, darker(wood, 0.28) if flip else wood)
    _spines(c, 0.22, 0.42, 3, BOOKS[:3])
    _spines(c, 0.435, 0.57, 2, BOOKS[2:6])
    _spines(c.at(1600, 0, flip=True), 0.22, 0.42, 2, BOOKS[1:3])
    _floor_light(c, floor)
    _reading_chair(c.at(560, 960))
    return c.finish()


def _reading_chair(b: Brush) -> None:
    """Draw a plain chair with a red book on its seat."""
    b.poly([(-60, 4), (90, 4), (260, 40), (120, 50)], veil(INK, 0.22))
    for x, y in ((-62, 0), (52, 10), (-36, -24), (70, -18)):
        b.line([(x, y), (x * 0.94, -132)], INK, 11)
    b.poly([(-66, -130), (56, -122), (78, -152), (-40, -158)], RUST)
    b.poly([(-66, -130), (56, -122), (56, -108), (-66, -116)], darker(RUST, 0.4))
    b.line([(-38, -150), (-46, -300)], INK, 11)
    b.line([(74, -150), (70, -296)], INK, 11)
    b.poly([(-48, -304), (72, -300), (72, -236), (-46, -240)], RUST)
    b.poly([(-26, -140), (30, -136), (44, -152), (-10, -155)], RED)
    b.poly([(-26, -140), (30, -136), (30, -129), (-26, -133)], PAPER)
