"""Make the paper's font files from the npm package. README.md beside this has the command.

What is kept: the weights 400 to 700, kerning, ligatures, tabular figures. What makes the
files small: the roman's optical size goes along with its weight (text is light and small,
headlines are heavier and large), so that one axis does for two; kerning that does not vary
along the axis and is off by at most 4/1000 em (0.2 px in a headline); 1,000 units to
the em, no hinting.
"""

import sys
from pathlib import Path

from fontTools import subset, varLib
from fontTools.designspaceLib import DesignSpaceDocument
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

UNITS_PER_EM = 1000
KERNING_STEP = 8
FEATURES = ["kern", "liga", "locl", "tnum"]
LICENCE_NAMES = [1, 2, 13, 14]
PAIRS = 2
DEVICES = ("XPlaDevice", "YPlaDevice", "XAdvDevice", "YAdvDevice")

# Rare in a story, and a seventh of the file: letters of Icelandic, capitals with accents
# that few names begin with, signs of sums and money.
SIGNS = sorted(map(ord, "¢¤¥¦¨ª¬®¯±²³´µ¶¸¹º¼¾ÐÞðþÀÁÂÃÅÆÇÈÊËÌÍÎÏÑÒÓÔÕØÙÚÛÝýÿìòù"))
# Basic Latin, Latin-1 but for those, dotless i, Œ œ, dashes, quotes, bullet, ellipsis,
# primes, angle quotes, €, ™, minus. All else that is Latin is in a file of its own.
LATIN = [
    *range(0x20, 0x7F),
    *(code for code in range(0xA0, 0x100) if code not in SIGNS),
    *(0x131, 0x152, 0x153),
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    *(0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2212),
]
# From one of these to the other; a single one is a font of one weight. At 560, the weight
# of headlines, the optical size is 36.
ROMAN = ({"wght": 400, "opsz": 18}, {"wght": 700, "opsz": 52})
ITALIC = ({"wght": 400, "opsz": 18},)
FILES = (
    ("newsreader-latin-opsz-normal", "newsreader-latin", ROMAN, LATIN),
    ("newsreader-latin-opsz-normal", "newsreader-signs", ROMAN, SIGNS),
    ("newsreader-latin-opsz-italic", "newsreader-latin-italic", ITALIC, LATIN + SIGNS),
    ("newsreader-latin-ext-opsz-normal", "newsreader-latin-ext", ROMAN, None),
    ("newsreader-latin-ext-opsz-italic", "newsreader-latin-ext-italic", ITALIC, None),
)


def make(source, target, masters, characters):
    """Write one subset of `source`; `characters` None keeps all that it has."""
    fonts = [subsetted(source, master, characters) for master in masters]
    font = joined(masters, fonts) if len(fonts) > 1 else fonts[0]
    still_kerning(font)
    scale_upem(font, UNITS_PER_EM)
    still_kerning(font)
    font.flavor = "woff2"
    font.save(target)


def subsetted(source, master, characters):
    """The characters of `source` at one place of its axes."""
    font = instancer.instantiateVariableFont(TTFont(source), master)
    options = subset.Options(
        layout_features=FEATURES, hinting=False, notdef_outline=True
    )
    options.drop_tables += ["STAT", "DSIG", "MVAR"]
    options.name_IDs = LICENCE_NAMES
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters or sorted(font.getBestCmap()))
    subsetter.subset(font)
    return font


def joined(masters, fonts):
    """A font with one axis, the weight, from the first of them to the last."""
    first, last = masters[0]["wght"], masters[-1]["wght"]
    document = DesignSpaceDocument()
    document.addAxisDescriptor(
        name="Weight", tag="wght", minimum=first, default=first, maximum=last
    )
    for master, font in zip(masters, fonts, strict=True):
        document.addSourceDescriptor(
            name=str(master), font=font, location={"Weight": master["wght"]}
        )
    font, *_ = varLib.build(document)
    for table in {"STAT", "MVAR"} & set(font.keys()):
        del font[table]
    return font


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
    for source, name, masters, characters in FILES:
        target = folder / f"{name}.woff2"
        make(package / "files" / f"{source}.woff2", target, masters, characters)
        sys.stdout.write(f"{target.stat().st_size:>7} {target.name}\n")
