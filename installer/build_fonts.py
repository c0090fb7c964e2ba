"""How the fonts in resources/fonts were made; run again only when a new release of either family is taken in.

Atkinson Hyperlegible Next puts a stroke through its zero, which puzzles people who read "10.00" as a sign of its own.
So its ten digits are replaced with those of Noto Sans (tabular, no stroke) in one file under a name of its own,
"Tryggve Text". All families are under OFL 1.1 without reserved font names; the licences lie beside the fonts.

    python -m installer.build_fonts ATKINSON_FILES NOTO_FILES
    python -m installer.build_fonts --arabic NOTO_ARABIC_FILES

where they are the `files` folders of the npm packages @fontsource/atkinson-hyperlegible-next, @fontsource/noto-sans and
@fontsource/noto-sans-arabic. The Arabic letters, Persian ones among them, are "Tryggve Arabic": Noto Sans Arabic as it
is, in its Arabic part alone and without hints.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Tryggve Text"
ARABIC = "Tryggve Arabic"
ARABIC_FEATURES = [
    "init",
    "medi",
    "fina",
    "isol",
    "rlig",
    "liga",
    "calt",
    "curs",
    "kern",
    "mark",
    "mkmk",
    "ccmp",
    "locl",
]
"""Without the first four letters stand apart; without the marks vowel signs stand beside their letters."""
DIGITS = frozenset(range(0x30, 0x3A))
STYLES = {
    ("400", "normal"): "Regular",
    ("700", "normal"): "Bold",
    ("400", "italic"): "Italic",
}
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
NAME_IDS = {"family": 1, "style": 2, "unique": 3, "full": 4, "postscript": 6}


TEXT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
"""Alternates such as fractions would bring the stroked zero back."""


ARABIC_LINE = {"ascent": 1050, "descent": -480}
"""Of 1000. The family's own 1374 and -738 leave room for signs that nobody writes here, and half a page with them."""


def keep(
    source: Path, wanted: frozenset[int] | None, without: frozenset[int], *, features: list[str] = TEXT_FEATURES
) -> TTFont:
    """The font with only the wanted signs (None: all that it has), less those of `without`."""
    font = TTFont(source)
    options = Options()
    options.layout_features = features
    options.hinting = False
    subsetter = Subsetter(options)
    have = frozenset(font.getBestCmap())
    subsetter.populate(unicodes=(have if wanted is None else wanted & have) - without)
    subsetter.subset(font)
    font.flavor = None
    return font


def rename(font: TTFont, style: str, family: str = FAMILY) -> None:
    names = {
        "family": family,
        "style": style,
        "unique": f"{family} {style}",
        "full": f"{family} {style}",
        "postscript": f"{family.replace(' ', '')}-{style}",
    }
    table = font["name"]
    for name_id in (16, 17, 25):
        table.removeNames(nameID=name_id)
    for key, text in names.items():
        table.removeNames(nameID=NAME_IDS[key])
        table.setName(text, NAME_IDS[key], 3, 1, 0x409)


def build(atkinson: Path, noto: Path, *, weight: str, slant: str) -> Path:
    style = STYLES[weight, slant]
    prefix = atkinson / f"atkinson-hyperlegible-next-latin-{weight}-{slant}.woff2"
    extended = atkinson / f"atkinson-hyperlegible-next-latin-ext-{weight}-{slant}.woff2"
    digits = noto / f"noto-sans-latin-{weight}-{slant}.woff2"
    latin = keep(prefix, None, DIGITS)
    already = frozenset(latin.getBestCmap())
    parts = [latin, keep(extended, None, DIGITS | already), keep(digits, DIGITS, frozenset())]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, part in enumerate(parts):
            path = Path(folder) / f"{number}.ttf"
            part.save(path)
            paths.append(str(path))
        merged = Merger().merge(paths)
    for table in ("hhea", "OS/2"):
        # The merger takes the largest ascent of all parts; the lines are to stand as Atkinson's do.
        for field in ("ascent", "descent", "lineGap", "usWinAscent", "usWinDescent", "sTypoAscender", "sTypoDescender"):
            if hasattr(latin[table], field):
                setattr(merged[table], field, getattr(latin[table], field))
    rename(merged, style)
    target = TARGET / f"TryggveText-{style}.ttf"
    merged.save(target)
    return target


def build_arabic(noto: Path, *, weight: str, style: str) -> Path:
    source = noto / f"noto-sans-arabic-arabic-{weight}-normal.woff2"
    font = keep(source, None, frozenset(), features=ARABIC_FEATURES)
    rename(font, style, ARABIC)
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = ARABIC_LINE["ascent"]
    font["hhea"].descent = font["OS/2"].sTypoDescender = ARABIC_LINE["descent"]
    font["OS/2"].usWinDescent = -ARABIC_LINE["descent"]
    target = TARGET / f"TryggveArabic-{style}.ttf"
    font.save(target)
    return target


def main(atkinson: str, noto: str) -> None:
    if atkinson == "--arabic":
        for weight, style in (("400", "Regular"), ("700", "Bold")):
            print(build_arabic(Path(noto), weight=weight, style=style))
        return
    for weight, slant in STYLES:
        print(build(Path(atkinson), Path(noto), weight=weight, slant=slant))


if __name__ == "__main__":
    main(*sys.argv[1:3])
