"""The night train on its viaduct.

Promise: the one public function returns a finished 1600 by 1067 picture whose
subject survives a centre crop to 16:9 and to a square.
"""

from PIL import Image

from .buildings import terrace
from .canvas import Canvas
from .palette import (
    DEEP,
    INK,
    LAMP,
    MIST,
    NIGHT,
    PAPER,
    RED,
    RUST,
    SAND,
    SEA,
    SLATE,
    STONE,
    TIDE,
    darker,
    mix,
    veil,
)
from .scenery import cloud, glitter, ridge, ripple, ripples, sky, sun, water


def _viaduct(c: Canvas, deck: float, foot: float) -> None:
    """Draw the viaduct's arches from side to side."""
    stone = mix(SLATE, NIGHT, 0.35)
    c.box(0, deck, 1600, 40, stone)
    c.box(0, deck, 1600, 9, mix(STONE, NIGHT, 0.3))
    for n in range(8):
        x = n * 230 - 20
        c.box(x - 26, deck + 30, 52, foot - deck - 30, stone)
        c.box(x + 6, deck + 30, 20, foot - deck - 30, darker(stone, 0.35))
        c.box(x - 34, foot - 16, 68, 16, mix(STONE, NIGHT, 0.45))
        left, right = x + 26, x + 204
        arch = [
            (left + 178 * k / 12, deck + 40 + 62 * abs(k - 6) ** 2 / 36)
            for k in range(13)
        ]
        c.poly([(left, deck + 38), *arch, (right, deck + 38)], stone)


def _coach(c: Canvas, x: float, y: float) -> None:
    """Draw one lit coach, its wheels on y."""
    c.pill(x, y - 92, 300, 82, mix(RED, INK, 0.18), 10)
    c.box(x, y - 40, 300, 8, SAND)
    c.box(x + 8, y - 16, 284, 10, INK)
    for n in range(6):
        lit = n != int(x) % 6
        c.pill(x + 24 + n * 44, y - 80, 34, 32, LAMP if lit else DEEP, 4)
        if lit and (n + int(x)) % 3 == 0:
            c.disc(x + 42 + n * 44, y - 60, 8, RUST)
            c.pill(x + 32 + n * 44, y - 54, 20, 6, RUST, 6)
    for dx in (40, 76, 224, 260):
        c.disc(x + dx, y - 7, 9, INK)


def _engine(c: Canvas, x: float, y: float) -> None:
    """Draw the train's leading cab, heading left, with its beam."""
    c.poly(
        [(x, y - 50), (x - 640, y - 30), (x - 640, y + 6), (x, y - 34)],
        veil(LAMP, 0.25),
    )
    c.poly(
        [
            (x, y - 14),
            (x, y - 50),
            (x + 56, y - 94),
            (x + 250, y - 94),
            (x + 250, y - 10),
        ],
        mix(RED, INK, 0.18),
    )
    c.poly(
        [(x + 24, y - 60), (x + 60, y - 86), (x + 96, y - 86), (x + 96, y - 60)],
        mix(LAMP, TIDE, 0.3),
    )
    c.box(x, y - 40, 250, 8, SAND)
    c.box(x + 4, y - 16, 244, 10, INK)
    for n in range(3):
        c.pill(x + 122 + n * 42, y - 80, 32, 32, LAMP, 4)
    c.disc(x + 8, y - 42, 8, PAPER)
    for dx in (40, 76, 180, 216):
        c.disc(x + dx, y - 7, 9, INK)


def _window_light(c: Canvas) -> None:
    """Draw the windows' light on the water."""
    for n in range(17):
        x = 420 + n * 74
        for k in range(5):
            ripple(
                c,
                x + c.chance.uniform(-10, 10),
                876 + k * 30,
                26 - k * 2,
                veil(LAMP, 0.55 - k * 0.09),
            )


def _sleeping_town(c: Canvas) -> None:
    """Draw the town on the far bank, a few lamps lit."""
    for h in terrace(c, 690, (0, 1600), 44):
        c.box(h.x, 690 - h.tall, h.wide, h.tall + 12, NIGHT)
        c.poly(
            [
                (h.x, 691 - h.tall),
                (h.x + h.wide / 2, 668 - h.tall),
                (h.x + h.wide, 691 - h.tall),
            ],
            NIGHT,
        )
        if h.wide > 70:
            c.box(h.x + h.wide * 0.3, 700 - h.tall, 9, 13, LAMP)
            c.box(h.x + h.wide * 0.6, 700 - h.tall, 9, 13, mix(LAMP, NIGHT, 0.5))


def _night_sky(c: Canvas) -> None:
    """Draw the stars, the moon and a cloud."""
    for _ in range(70):
        x, y = c.chance.uniform(0, 1600), c.chance.uniform(0, 380)
        c.disc(x, y, c.chance.choice((1.4, 1.8, 2.6)), mix(MIST, SEA, 0.2))
    sun(c, 1090, 210, 66, mix(PAPER, LAMP, 0.25))
    c.disc(1072, 196, 11, SAND)
    c.disc(1104, 232, 16, SAND)
    cloud(c, 420, 240, 380, mix(SEA, DEEP, 0.4))


def night_train() -> Image.Image:
    """The night train crossing the viaduct under the moon."""
    c = Canvas("night-train", NIGHT)
    sky(c, NIGHT, mix(SEA, TIDE, 0.25), 640)
    _night_sky(c)
    c.below(ridge(560, 50, 260, 1.1), mix(DEEP, SEA, 0.6))
    c.below(ridge(620, 40, 190, 2.8), mix(DEEP, NIGHT, 0.4))
    _sleeping_town(c)
    water(c, 690, mix(SEA, DEEP, 0.5), NIGHT)
    glitter(c, 1090, 700, 1050, mix(PAPER, SEA, 0.25), 0.9)
    _viaduct(c, 500, 850)
    _engine(c, 330, 500)
    for n in range(4):
        _coach(c, 588 + n * 308, 500)
    _window_light(c)
    ripples(c, 720, 34, veil(MIST, 0.22))
    for n in range(8):
        ripple(c, n * 230 - 20, 852, 70, veil(MIST, 0.4))
    return c.finish()
