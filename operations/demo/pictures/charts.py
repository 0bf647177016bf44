"""The two charts: class sizes in blocks, rents as lines.

Promise: each function returns one finished 1600 by 1067 picture with invented
numbers; one thing is red, and that thing is the story.
"""

from collections.abc import Sequence

from PIL import Image

from .buildings import House, house, terrace
from .canvas import Canvas
from .curves import Point
from .palette import (
    DEEP,
    DUNE,
    INK,
    MIST,
    PAPER,
    PEBBLE,
    RED,
    SAND,
    SLATE,
    STONE,
    TIDE,
    Colour,
    mix,
    veil,
)

GROUND = mix(PAPER, SAND, 0.25)
RULE = mix(PEBBLE, PAPER, 0.35)

CLASS_SIZES = (27, 28, 30, 33, 28, 30)
STORY_BAR = 3
CLASS_FOOT = 900.0
PUPIL = 20.0
BAR_WIDE = 96.0
BAR_LEFT = 350.0
BAR_STEP = 160.0
LABEL_LEFT = 280.0
MONEY = 0.75

YEARS = ("2016", "2018", "2020", "2022", "2024", "2026")
OTHER_RENTS = (
    (410, 420, 428, 440, 452, 470, 480, 492, 500, 512, 520),
    (470, 474, 490, 500, 506, 520, 548, 560, 566, 590, 604),
    (380, 384, 392, 396, 410, 418, 420, 436, 450, 456, 470),
    (520, 530, 528, 540, 560, 566, 580, 610, 640, 652, 668),
)
STORY_RENTS = (640, 660, 690, 715, 740, 765, 798, 872, 940, 1010, 1064)
RENT_LEFT, RENT_RIGHT, RENT_FOOT = 360.0, 1270.0, 830.0


def _pupils(c: Canvas, x: float, count: int, fill: Colour) -> None:
    """Stack one small tile per pupil, in pairs."""
    half = BAR_WIDE / 2
    for n in range(count):
        left = x + (n % 2) * half
        y = CLASS_FOOT - (n // 2 + 1) * PUPIL * 2
        c.pill(left + 2, y + 2, half - 4, PUPIL * 2 - 4, fill, 7)


def class_sizes_chart() -> Image.Image:
    """Pupils per class in six schools, one tile each, one school in red."""
    c = Canvas("class-sizes-chart", GROUND)
    for size in (10, 20, 30):
        y = CLASS_FOOT - size * PUPIL
        c.box(0, y - 1, c.width, 3, RULE)
        c.label(LABEL_LEFT, y - 6, str(size), 40, SLATE, "ls")
    for n, count in enumerate(CLASS_SIZES):
        x = BAR_LEFT + n * BAR_STEP
        tone = mix(DEEP, TIDE, 0.25) if n % 2 else DEEP
        _pupils(c, x, count, RED if n == STORY_BAR else tone)
        if n == STORY_BAR:
            top = CLASS_FOOT - (count // 2 + 1) * PUPIL * 2
            c.label(x + BAR_WIDE / 2, top - 12, str(count), 54, RED, "ms")
    mean = CLASS_FOOT - PUPIL * sum(CLASS_SIZES) / len(CLASS_SIZES)
    for n in range(54):
        c.box(n * 30 - 4, mean - 3, 18, 6, INK)
    c.box(0, CLASS_FOOT, c.width, 6, INK)
    c.box(0, CLASS_FOOT + 6, c.width, c.height, mix(SAND, PAPER, 0.2))
    return c.finish()


def _points(rents: Sequence[int]) -> list[Point]:
    """Return a rent's line in picture units."""
    step = (RENT_RIGHT - RENT_LEFT) / (len(rents) - 1)
    return [
        (RENT_LEFT + n * step, RENT_FOOT - (rent - 300) * MONEY)
        for n, rent in enumerate(rents)
    ]


def _street(c: Canvas) -> None:
    """Stand a pale row of houses under the chart's foot."""
    c.box(0, RENT_FOOT + 4, 1600, 230, mix(SAND, PAPER, 0.2))
    for h in terrace(c, 1067, (-20, 1640), 96):
        pale = mix(h.wall, GROUND, 0.45)
        roof = mix(h.roof, GROUND, 0.45)
        toned = House(h.x, h.base, h.wide, h.tall, pale, roof, gable=h.gable)
        house(c, toned, lit=0.2, glass=mix(SLATE, GROUND, 0.3))


def rent_chart() -> Image.Image:
    """Rents in five quarters over ten years; the harbour's is the red line."""
    c = Canvas("rent-chart", GROUND)
    for rent in (400, 600, 800):
        y = RENT_FOOT - (rent - 300) * MONEY
        c.box(0, y - 1, c.width, 3, RULE)
        c.label(LABEL_LEFT, y - 8, str(rent), 38, SLATE, "ls")
    story = _points(STORY_RENTS)
    area = [*story, (RENT_RIGHT, RENT_FOOT), (RENT_LEFT, RENT_FOOT)]
    c.poly(area, veil(RED, 0.10))
    for rents, tone in zip(OTHER_RENTS, (TIDE, STONE, MIST, DUNE), strict=True):
        line = _points(rents)
        c.line(line, mix(tone, SLATE, 0.15), 8)
        c.disc(*line[-1], 12, mix(tone, SLATE, 0.15))
    c.line(story, RED, 14)
    c.disc(*story[-1], 24, RED)
    c.disc(*story[-1], 11, PAPER)
    c.label(story[-1][0], story[-1][1] - 36, str(STORY_RENTS[-1]), 56, RED, "ms")
    c.box(0, RENT_FOOT, c.width, 5, INK)
    _street(c)
    for n, year in enumerate(YEARS):
        x = RENT_LEFT + n * (RENT_RIGHT - RENT_LEFT) / (len(YEARS) - 1)
        c.label(x, RENT_FOOT + 36, year, 36, SLATE, "mm")
    return c.finish()
