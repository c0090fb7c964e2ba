"""How the fonts in resources/fonts were made; run again only when a new release of either family is taken in.

Atkinson Hyperlegible Next puts a stroke through its zero, which puzzles people who read "10.00" as a sign of its own.
So its ten digits are replaced with those of Noto Sans (tabular, no stroke) in one file under a name of its own,
"Tryggve Text". Both families are under OFL 1.1 without reserved font names; the licences lie beside the fonts.

    python -m installer.build_fonts ATKINSON_FILES NOTO_FILES

where both are the `files` folders of the npm packages @fontsource/atkinson-hyperlegible-next and @fontsource/noto-sans.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Tryggve Text"
DIGITS = frozenset(range(0x30, 0x3A))
STYLES = {
    ("400", "normal"): "Regular",
    ("700", "normal"): "Bold",
    ("400", "italic"): "Italic",
}
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
NAME_IDS = {"family": 1, "style": 2, "unique": 3, "full": 4, "postscript": 6}


def keep(source: Path, wanted: frozenset[int] | None, without: frozenset[int]) -> TTFont:
    """The font with only the wanted signs (None: all that it has), less those of `without`."""
    font = TTFont(source)
    options = Options()
    # Alternates such as fractions would bring the stroked zero back.
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    subsetter = Subsetter(options)
    have = frozenset(font.getBestCmap())
    subsetter.populate(unicodes=(have if wanted is None else wanted & have) - without)
    subsetter.subset(font)
    font.flavor = None
    return font


def rename(font: TTFont, style: str) -> None:
    names = {
        "family": FAMILY,
        "style": style,
        "unique": f"{FAMILY} {style}",
        "full": f"{FAMILY} {style}",
        "postscript": f"{FAMILY.replace(' ', '')}-{style}",
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


def main(atkinson: str, noto: str) -> None:
    for weight, slant in STYLES:
        print(build(Path(atkinson), Path(noto), weight=weight, slant=slant))


if __name__ == "__main__":
    main(*sys.argv[1:3])
