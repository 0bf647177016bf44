"""The parts of a portrait: head, features, hair, beard, glasses and clothes.

Promise: every face has the same calm proportions around (400, 350) on an
800 by 800 canvas; people differ in skin, hair, dress and age, never in scale.
"""

from dataclasses import dataclass

from .canvas import Brush, Canvas
from .palette import (
    INK,
    LAMP,
    PAPER,
    RUST,
    Colour,
    darker,
    lighter,
    mix,
    veil,
)

HEAD = (
    (400, 196),
    (472, 216),
    (508, 290),
    (504, 382),
    (468, 462),
    (400, 500),
    (332, 462),
    (296, 382),
    (292, 290),
    (328, 216),
)


STUBBLE = {"stubble": 0.26, "chin": 0.6}


@dataclass(frozen=True)
class Face:
    """One person: skin, hair, clothes, ground and the small differences."""

    skin: Colour
    hair: Colour
    style: str
    coat: Colour
    collar: str
    ground: Colour
    beard: str = ""
    glasses: Colour | None = None
    earrings: bool = False
    lines: bool = False


def ground(c: Canvas, face: Face) -> None:
    """Fill the ground with a large disc of light from the upper left."""
    c.disc(250, 240, 430, lighter(face.ground, 0.10))
    c.disc(230, 220, 300, lighter(face.ground, 0.20))


def head(c: Brush, face: Face) -> None:
    """Draw the ears and the head, its right side in shade."""
    for x, skin in ((294, face.skin), (506, darker(face.skin, 0.14))):
        c.oval(x, 356, 20, 34, skin)
        c.oval(x, 356, 9, 19, darker(skin, 0.15))
    c.blob(HEAD, face.skin)
    edge = [(452, 206), (490, 240), (508, 290), (504, 382), (468, 462), (410, 499)]
    inner = [(440, 462), (462, 380), (474, 300), (464, 240)]
    c.blob([*edge, *inner], darker(face.skin, 0.1))


def _age_lines(c: Brush, face: Face) -> None:
    """Draw the few lines of an older face, if it has them."""
    if face.lines:
        for side in (-1, 1):
            x = 400 + side * 62
            c.curve(
                [(x - side * 12, 412), (x + side * 2, 436)], darker(face.skin, 0.16), 4
            )
            c.curve([(x - 20, 372), (x + 2, 378)], darker(face.skin, 0.14), 3)


def _mouth(c: Brush, face: Face) -> None:
    """Draw a closed, friendly mouth."""
    lip = mix(face.skin, RUST, 0.55)
    c.blob(
        [(366, 441), (390, 437), (400, 440), (410, 437), (434, 441), (400, 459)], lip
    )
    c.curve(
        [(360, 437), (380, 443), (400, 445), (420, 443), (440, 437)],
        darker(lip, 0.4),
        4,
    )


def features(c: Brush, face: Face) -> None:
    """Draw brows, eyes, nose and mouth, the same for everyone."""
    deep = darker(face.skin, 0.3)
    brow = (
        mix(face.hair, INK, 0.25) if face.style != "silver" else darker(face.hair, 0.35)
    )
    for side in (-1, 1):
        x = 400 + side * 52
        c.oval(x, 348, 19, 11, lighter(PAPER, 0.3))
        c.disc(x, 348, 10.5, mix(RUST, INK, 0.7))
        c.disc(x - 3, 345, 3, PAPER)
        c.curve([(x - 21, 346), (x, 335), (x + 21, 346)], mix(deep, INK, 0.6), 5)
        c.curve(
            [(x - side * 20, 313), (x + side * 6, 306), (x + side * 29, 316)], brow, 9
        )
    c.curve([(404, 352), (417, 398), (398, 405)], deep, 5)
    _mouth(c, face)
    _age_lines(c, face)


def beard(c: Brush, face: Face) -> None:
    """Draw a beard under the features."""
    if not face.beard:
        return
    tone = (
        face.hair
        if face.beard == "full"
        else mix(face.skin, face.hair, STUBBLE[face.beard])
    )
    side = [(294, 372), (318, 420), (352, 424), (400, 416), (448, 424), (482, 420)]
    if face.beard == "chin":
        side = [(346, 462), (352, 424), (400, 416), (448, 424), (454, 462)]
        c.blob([*side, (436, 498), (400, 508), (364, 498)], tone)
    else:
        round_chin = [(506, 372), (496, 430), (462, 492), (400, 520), (338, 492)]
        c.blob([*side, *round_chin, (304, 430)], tone)
    c.oval(400, 449, 44, 17, face.skin if face.beard != "stubble" else tone)


def glasses(c: Brush, frame: Colour | None) -> None:
    """Draw round glasses."""
    if frame is None:
        return
    for x in (348, 452):
        c.disc(x, 350, 41, veil(PAPER, 0.07))
        c.ring(x, 350, 44, 7, frame)
    c.curve([(391, 346), (400, 340), (409, 346)], frame, 7)
    c.line([(304, 344), (292, 338)], frame, 7)
    c.line([(496, 344), (508, 338)], frame, 7)


def earrings(c: Brush, face: Face) -> None:
    """Hang small round earrings."""
    if face.earrings:
        for x in (292, 508):
            c.disc(x, 404, 11, LAMP)
