"""Boats, drawn side on with the waterline at the origin and the bow to the left.

Promise: each boat is one flat shape group that sits in the water, with its own
broken reflection; sizes are in its own units and set by the brush's scale.
"""

from .canvas import Brush
from .palette import (
    BRICK,
    DEEP,
    DUNE,
    EARTH,
    INK,
    LAMP,
    PAPER,
    RED,
    SAND,
    SLATE,
    TIDE,
    Colour,
    darker,
    lighter,
    veil,
)
from .scenery import ripple


def reflection(b: Brush, half: float, deep: float) -> None:
    """Lay a boat's dark, broken reflection under its waterline."""
    b.poly(
        [(-half, 0), (half, 0), (half * 0.8, deep * 0.5), (-half * 0.75, deep * 0.5)],
        veil(INK, 0.42),
    )
    for step in range(3):
        y = deep * (0.6 + 0.2 * step)
        ripple(b, half * 0.1 * (1 - step), y, half * (0.8 - 0.2 * step), veil(INK, 0.4))


def hull(b: Brush, half: float, side: float, paint: Colour, band: Colour) -> None:
    """Draw a hull with a raised bow, a rubbing band and a shaded stern."""
    shape = [(-half * 1.12, -side * 1.35), (-half * 0.5, -side * 1.02)]
    shape += [(half, -side), (half * 0.94, 0), (-half * 0.88, 0)]
    b.poly(shape, paint)
    b.poly(
        [(half * 0.45, -side), (half, -side), (half * 0.94, 0), (half * 0.3, 0)],
        darker(paint, 0.25),
    )
    top = [(-half * 1.12, -side * 1.35), (-half * 0.5, -side * 1.02), (half, -side)]
    b.poly([*top, *((x, y + side * 0.2) for x, y in reversed(top))], band)
    shine = [(-half * 1.1, 0), (0, -side * 0.06), (half * 1.1, 0), (0, side * 0.09)]
    b.poly(shine, veil(PAPER, 0.6))


def yacht(b: Brush, paint: Colour, sail: Colour, *, hoisted: bool = True) -> None:
    """Draw a sloop 200 long and 290 tall, under sail or with her sail furled."""
    reflection(b, 88, 70)
    b.line([(-6, -20), (-6, -290)], EARTH, 4.5)
    if hoisted:
        b.poly([(0, -280), (96, -52), (0, -48)], sail)
        b.poly([(0, -280), (96, -52), (40, -50)], darker(sail, 0.13))
        b.poly([(-12, -250), (-98, -44), (-12, -52)], darker(sail, 0.06))
    else:
        b.curve([(-6, -56), (40, -54), (92, -50)], sail, 13)
        for x in (10, 36, 62):
            b.line([(x, -62), (x, -48)], darker(sail, 0.4), 2)
        b.line([(-6, -288), (-108, -34)], SLATE, 1.6)
        b.line([(-6, -288), (98, -28)], SLATE, 1.6)
    b.poly([(-40, -28), (-26, -44), (44, -42), (52, -26)], PAPER)
    for x in (-16, 6, 28):
        b.oval(x, -35, 5.5, 3.6, DEEP)
    hull(b, 100, 29, paint, SAND)


def dinghy(b: Brush, paint: Colour) -> None:
    """Draw an open rowing boat 120 long."""
    reflection(b, 52, 34)
    hull(b, 60, 20, paint, SAND)
    b.box(-14, -23, 12, 5, EARTH)
    b.line([(4, -34), (44, -6)], DUNE, 3)


def _gear(b: Brush) -> None:
    """Draw a trawler's mast, gantry and wires."""
    b.line([(-40, -120), (-40, -250)], SLATE, 5)
    b.line([(-40, -230), (118, -62)], SLATE, 2)
    b.line([(-40, -240), (-150, -78)], SLATE, 2)
    b.line([(112, -46), (112, -150), (138, -150), (138, -46)], BRICK, 6)
    b.line([(-40, -190), (60, -160)], BRICK, 5)
    b.disc(-40, -252, 5, LAMP)


def trawler(b: Brush, paint: Colour) -> None:
    """Draw a small fishing boat 300 long with a wheelhouse forward."""
    reflection(b, 138, 80)
    _gear(b)
    b.poly([(-92, -48), (-88, -136), (14, -136), (14, -44)], PAPER)
    b.poly([(-18, -136), (14, -136), (14, -44), (-18, -44)], darker(PAPER, 0.16))
    b.pill(-98, -144, 120, 12, RED, 4)
    for x, w in ((-82, 20), (-56, 20), (-30, 16), (-8, 14)):
        b.pill(x, -124, w, 26, DEEP, 3)
    b.box(30, -66, 62, 24, DUNE)
    b.box(30, -66, 62, 5, SAND)
    hull(b, 150, 50, paint, PAPER)
    b.line([(-118, -24), (140, -22)], darker(paint, 0.4), 3)
    for x in (-60, 10, 80):
        b.disc(x, -22, 9, INK)
        b.disc(x, -22, 4, SLATE)


def _decks(b: Brush) -> None:
    """Draw a ferry's two decks of windows and its bridge."""
    b.poly([(-200, -60), (-180, -118), (190, -118), (206, -60)], PAPER)
    b.poly([(96, -118), (190, -118), (206, -60), (96, -60)], darker(PAPER, 0.13))
    for step in range(11):
        b.pill(-168 + step * 31, -106, 21, 16, DEEP if step % 4 else LAMP, 3)
    b.poly([(-150, -118), (-138, -164), (110, -164), (118, -118)], PAPER)
    b.poly([(50, -118), (50, -164), (110, -164), (118, -118)], darker(PAPER, 0.13))
    for step in range(7):
        b.pill(-124 + step * 32, -153, 22, 18, TIDE if step % 3 else LAMP, 3)
    b.poly([(-132, -164), (-120, -206), (-20, -206), (-14, -164)], PAPER)
    b.poly([(-122, -176), (-116, -197), (-30, -197), (-26, -176)], DEEP)
    b.box(-140, -212, 134, 7, SLATE)


def ferry(b: Brush) -> None:
    """Draw the estuary's ferry, 500 long, with a red funnel."""
    reflection(b, 225, 90)
    b.poly([(36, -164), (44, -228), (92, -222), (96, -164)], RED)
    b.poly([(70, -164), (72, -225), (92, -222), (96, -164)], darker(RED))
    b.poly([(43, -220), (44, -236), (92, -230), (92, -214)], INK)
    b.line([(-78, -208), (-78, -262)], SLATE, 4)
    b.line([(-92, -240), (-64, -240)], SLATE, 3)
    _decks(b)
    hull(b, 232, 60, DEEP, PAPER)
    b.box(-206, -14, 424, 14, BRICK)
    ripple(b, 0, 2, 262, PAPER)
    for step in range(6):
        b.line([(-196 + step * 76, -74), (-196 + step * 76, -60)], SLATE, 2)


def bollard(b: Brush) -> None:
    """Draw an iron bollard with two turns of rope, its foot at the origin."""
    b.poly([(-26, 0), (-20, -70), (20, -70), (26, 0)], INK)
    b.pill(-32, -92, 64, 26, lighter(INK, 0.08), 12)
    b.pill(-26, -90, 22, 8, SLATE)
    for y in (-34, -22):
        b.pill(-27, y, 54, 11, DUNE)
        b.line([(-20, y + 8), (22, y + 8)], EARTH, 2)
