"""The one palette every picture of The Estuary is mixed from.

Promise: a picture uses these colours, or mixes of two of them, and nothing
else, so that any two pictures sit well beside each other on a page.
"""

Colour = tuple[int, ...]

INK: Colour = (22, 34, 44)
NIGHT: Colour = (20, 36, 56)
DEEP: Colour = (31, 59, 82)
SEA: Colour = (46, 86, 111)
TIDE: Colour = (91, 132, 150)
MIST: Colour = (163, 190, 196)
SKY: Colour = (205, 219, 215)

SLATE: Colour = (70, 84, 94)
STONE: Colour = (126, 136, 138)
PEBBLE: Colour = (180, 181, 172)

PAPER: Colour = (244, 237, 223)
SAND: Colour = (228, 212, 181)
DUNE: Colour = (203, 174, 134)
EARTH: Colour = (118, 92, 72)

BRICK: Colour = (156, 88, 66)
RUST: Colour = (106, 58, 50)
CLAY: Colour = (198, 137, 104)
BLUSH: Colour = (235, 205, 178)

PINE: Colour = (42, 64, 56)
MOSS: Colour = (92, 108, 72)
FERN: Colour = (134, 148, 104)
LICHEN: Colour = (188, 192, 150)

RED: Colour = (163, 32, 31)
LAMP: Colour = (242, 205, 131)

PALE: Colour = (235, 200, 173)
WARM: Colour = (213, 166, 130)
OLIVE: Colour = (190, 141, 103)
BROWN: Colour = (138, 92, 66)
DARK: Colour = (94, 62, 48)
SKINS: tuple[Colour, ...] = (PALE, BROWN, WARM, DARK, OLIVE)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Blend two colours; ``share`` is how much of the second, 0 to 1."""
    return tuple(
        round(a + (b - a) * share) for a, b in zip(first[:3], second[:3], strict=True)
    )


def darker(colour: Colour, share: float = 0.22) -> Colour:
    """Return the colour on its shaded side."""
    return mix(colour, INK, share)


def lighter(colour: Colour, share: float = 0.22) -> Colour:
    """Return the colour on its lit side."""
    return mix(colour, PAPER, share)


def veil(colour: Colour, opacity: float) -> Colour:
    """Return the colour as a see-through wash; ``opacity`` is 0 to 1."""
    return (*colour[:3], round(opacity * 255))
