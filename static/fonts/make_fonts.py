"""Make the paper's font files from the npm package. README.md beside this has the command.

What is kept: the axes weight 400 to 700 and optical size 18 to 72 (the italic: one
weight, text size), kerning, ligatures, tabular figures. What makes the files small:
kerning that does not vary along the axes and is rounded to 4/1000 em (0.2 px at the
size of a headline), 1,000 units to the em, no hinting.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

UNITS_PER_EM = 1000
KERNING_STEP = 4
FEATURES = ["kern", "liga", "locl", "tnum"]
LICENCE_NAMES = [1, 2, 13, 14]
PAIRS = 2
DEVICES = ("XPlaDevice", "YPlaDevice", "XAdvDevice", "YAdvDevice")

# Basic Latin, Latin-1, dotless i, Œ œ, dashes, quotes, bullet, ellipsis, primes,
# angle quotes, €, ™, minus. Everything else Latin is in the second file.
LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x131, 0x152, 0x153),
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    *(0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2212),
]
ROMAN = {"wght": (400, 700), "opsz": (18, 72)}
ITALIC = {"wght": 400, "opsz": 18}
FILES = (
    ("newsreader-latin-opsz-normal", "newsreader-latin", ROMAN, LATIN),
    ("newsreader-latin-opsz-italic", "newsreader-latin-italic", ITALIC, LATIN),
    ("newsreader-latin-ext-opsz-normal", "newsreader-latin-ext", ROMAN, None),
    ("newsreader-latin-ext-opsz-italic", "newsreader-latin-ext-italic", ITALIC, None),
)


def make(source, target, axes, characters):
    """Write one subset of `source`; `characters` None keeps all that it has."""
    font = instancer.instantiateVariableFont(TTFont(source), axes)
    if "gvar" in font:  # glyphs without variation are missing there after instancing
        font["gvar"].variations = {
            glyph: font["gvar"].variations.get(glyph, [])
            for glyph in font.getGlyphOrder()
        }
    options = subset.Options(
        layout_features=FEATURES, flavor="woff2", hinting=False, notdef_outline=True
    )
    options.drop_tables += ["STAT", "DSIG", "MVAR"]
    options.name_IDs = LICENCE_NAMES
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters or sorted(font.getBestCmap()))
    subsetter.subset(font)
    still_kerning(font)
    scale_upem(font, UNITS_PER_EM)
    still_kerning(font)
    subset.save_font(font, target, options)


def still_kerning(font):
    """Take the variation out of the kerning and round what is left."""
    for value in kerning_values(font):
        for device in DEVICES:
            if hasattr(value, device):
                delattr(value, device)
        if getattr(value, "XAdvance", 0):
            value.XAdvance = round(value.XAdvance / KERNING_STEP) * KERNING_STEP
    if hasattr(font["GDEF"].table, "VarStore"):
        del font["GDEF"].table.VarStore
        font["GDEF"].table.Version = 0x00010002


def kerning_values(font):
    """Every value record of the pair adjustments that is there."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for wrapped in lookup.SubTable:
            table = getattr(wrapped, "ExtSubTable", wrapped)
            if table.LookupType != PAIRS:
                continue
            table.ValueFormat1 &= 0x0F
            table.ValueFormat2 &= 0x0F
            for record in pair_records(table):
                yield from filter(None, (record.Value1, record.Value2))


def pair_records(table):
    if table.Format == 1:
        return [pair for pairs in table.PairSet for pair in pairs.PairValueRecord]
    return [pair for first in table.Class1Record for pair in first.Class2Record]


if __name__ == "__main__":
    package, folder = Path(sys.argv[1]), Path(__file__).parent
    for source, name, axes, characters in FILES:
        target = folder / f"{name}.woff2"
        make(package / "files" / f"{source}.woff2", target, axes, characters)
        sys.stdout.write(f"{target.stat().st_size:>7} {target.name}\n")
