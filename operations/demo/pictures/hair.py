"""Hair for the portraits, in a back layer and a front layer per style.

Promise: every style in ``BACK`` is also in ``FRONT``; the back layer is drawn
before the body and the front layer after the face.
"""

import math
from collections.abc import Callable

from .canvas import Brush
from .curves import outline, smooth
from .palette import Colour, darker, lighter

Layer = Callable[[Brush, Colour], None]


def _nothing(c: Brush, tone: Colour) -> None:
    """Draw no hair in this layer."""


def _short(c: Brush, tone: Colour) -> None:
    """Comb short hair to the right from a side parting."""
    cap = [(286, 330), (280, 250), (330, 176), (420, 160), (500, 196), (520, 270)]
    c.blob([*cap, (514, 330), (496, 280), (420, 262), (346, 240), (304, 276)], tone)
    c.curve([(340, 206), (400, 190), (470, 216)], lighter(tone, 0.15), 7)
    c.curve([(350, 226), (410, 216), (480, 244)], darker(tone), 6)


def _crop(c: Brush, tone: Colour) -> None:
    """Draw very short hair that follows the head."""
    cap = [(288, 322), (288, 244), (334, 186), (400, 172), (466, 186), (512, 244)]
    c.blob([*cap, (512, 322), (494, 262), (440, 240), (360, 240), (306, 262)], tone)
    c.curve([(326, 210), (370, 192), (416, 188)], lighter(tone, 0.13), 6)


def _quiff(c: Brush, tone: Colour) -> None:
    """Draw thick dark hair swept back."""
    cap = [(286, 326), (278, 250), (316, 170), (400, 138), (480, 160), (522, 240)]
    c.blob([*cap, (514, 326), (500, 270), (456, 228), (390, 238), (320, 250)], tone)
    for x in (350, 400, 450):
        c.curve([(x - 22, 222), (x, 184), (x + 30, 168)], lighter(tone, 0.12), 6)


def _round_back(c: Brush, tone: Colour) -> None:
    """Draw a full round natural shape behind the head."""
    c.oval(400, 282, 172, 176, tone)
    for n in range(22):
        angle = math.radians(150 + n * 240 / 21)
        c.disc(400 + 160 * math.cos(angle), 282 + 162 * math.sin(angle), 30, tone)
    for n in range(9):
        angle = math.radians(196 + n * 12)
        for reach in (118, 148):
            x, y = 400 + reach * math.cos(angle), 282 + reach * math.sin(angle)
            c.curve(
                [(x - 7, y + 4), (x, y - 4), (x + 7, y + 2)], lighter(tone, 0.12), 4
            )


def _round_front(c: Brush, tone: Colour) -> None:
    """Draw the soft hairline over the forehead."""
    line = [(288, 320), (282, 236), (340, 178), (400, 164), (460, 178), (518, 236)]
    c.blob(
        [*line, (512, 320), (488, 262), (440, 240), (400, 236), (360, 240), (312, 262)],
        tone,
    )


def _wave_back(c: Brush, tone: Colour) -> None:
    """Draw wavy hair to the shoulders."""
    left = [(400, 146), (300, 170), (250, 260), (262, 360), (226, 440), (250, 540)]
    right = [(550, 540), (574, 440), (538, 360), (550, 260), (500, 170)]
    c.blob([*left, (300, 600), (400, 590), (500, 600), *right], darker(tone, 0.15))


def _wave_front(c: Brush, tone: Colour) -> None:
    """Draw a side parting with a wave on each side of the face."""
    left = [(366, 170), (300, 190), (258, 280), (268, 370), (240, 450), (262, 520)]
    c.blob([*left, (302, 500), (300, 420), (304, 340), (324, 270), (376, 220)], tone)
    right = [(360, 170), (440, 152), (520, 196), (548, 290), (530, 370), (560, 450)]
    c.blob(
        [
            *right,
            (536, 520),
            (498, 490),
            (506, 400),
            (500, 310),
            (450, 250),
            (380, 220),
        ],
        tone,
    )
    c.curve([(384, 186), (450, 190), (506, 250)], lighter(tone, 0.16), 6)
    c.curve([(330, 206), (290, 262), (284, 330)], lighter(tone, 0.16), 6)


def _long_back(c: Brush, tone: Colour) -> None:
    """Draw straight hair past the shoulders."""
    c.pill(258, 156, 284, 520, darker(tone, 0.15), 140)


def _long_front(c: Brush, tone: Colour) -> None:
    """Draw a middle parting with straight sides."""
    for flip in (False, True):
        b = c.at(400, 0, flip=flip)
        tress = outline("0,160 -80,172 -136,250 -146,400 -152,600 -146,654 -126,660")
        inner = outline(
            "-126,660 -106,650 -98,600 -104,470 -108,350 -92,280 -40,226 0,196"
        )
        b.poly([*smooth(tress), *smooth(inner)], darker(tone, 0.1) if flip else tone)
    c.curve([(390, 178), (320, 214), (286, 290)], lighter(tone, 0.2), 6)


def _bob_back(c: Brush, tone: Colour) -> None:
    """Draw a straight bob to the jaw."""
    c.pill(254, 150, 292, 370, darker(tone, 0.1), 130)
    c.box(254, 380, 292, 120, darker(tone, 0.1))


def _bob_front(c: Brush, tone: Colour) -> None:
    """Draw a fringe and two straight sides."""
    top = smooth(outline("258,330 264,230 330,158 400,148 470,158 536,230 542,330"))
    c.poly([*top, (500, 330), (492, 280), (400, 290), (308, 280), (300, 330)], tone)
    c.poly([(256, 320), (302, 300), (298, 400), (312, 500), (254, 500)], tone)
    c.poly([(544, 320), (498, 300), (502, 400), (488, 500), (546, 500)], tone)
    c.curve([(296, 236), (350, 196), (430, 188)], lighter(tone, 0.16), 8)


def _silver_back(c: Brush, tone: Colour) -> None:
    """Draw short, full hair and a low knot."""
    c.blob(
        outline("400,140 500,166 552,270 534,390 266,390 248,270 300,166"),
        darker(tone, 0.2),
    )


def _silver_front(c: Brush, tone: Colour) -> None:
    """Sweep short hair off the forehead to both sides."""
    left = [(430, 176), (340, 156), (270, 216), (256, 310), (282, 396), (298, 330)]
    c.blob([*left, (314, 276), (370, 236)], tone)
    right = [(410, 170), (480, 168), (534, 230), (544, 310), (518, 396), (502, 330)]
    c.blob([*right, (486, 270), (440, 222)], darker(tone, 0.08))
    c.curve([(400, 190), (330, 204), (290, 270)], lighter(tone, 0.4), 7)
    c.curve([(440, 188), (496, 226), (516, 290)], lighter(tone, 0.25), 7)


BACK: dict[str, Layer] = {
    "short": _nothing,
    "crop": _nothing,
    "quiff": _nothing,
    "round": _round_back,
    "wave": _wave_back,
    "long": _long_back,
    "bob": _bob_back,
    "silver": _silver_back,
}
FRONT: dict[str, Layer] = {
    "short": _short,
    "crop": _crop,
    "quiff": _quiff,
    "round": _round_front,
    "wave": _wave_front,
    "long": _long_front,
    "bob": _bob_front,
    "silver": _silver_front,
}
