"""`python -m tests.brukare_audit [--part 1/2] [--screen NAME] [--only-way WORDS] [--pictures DIR]`: the audit of every
screen in every way, or of a part. Each case that is done is one line of JSON on stdout.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.brukare_audit.audit import Looked, audit, marked, wear
from tests.brukare_audit.pixels import Pixels
from tests.brukare_audit.seen import Finding
from tests.brukare_audit.ways import Way, every_case, screens
from ui.shared.look import DENSITIES, application, dress
from ui.shared.measure import Measure
from ui.shared.translation import load_translations


def main(arguments: list[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application("audit")
    load_translations(app)
    dress(app, DENSITIES["brukare"], measure=Measure())
    language, failed = "sv", 0
    for way, name in _chosen(given):
        wear(app, way, language_now=language)
        language = way.language
        looked = audit(app, screens()[name], way, mark=_marker(given.pictures, way, name))
        failed += len(looked.found)
        sys.stdout.write(json.dumps(as_line(way, name, looked), ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 1 if failed else 0


def as_line(way: Way, screen: str, looked: Looked) -> dict[str, object]:
    counts = {name: value for name, value in vars(looked).items() if name != "found"}
    found = [{"page": page + 1, **_told(finding)} for page, finding in looked.found]
    return {"screen": screen, "way": str(way), "counts": counts, "found": found}


def _told(finding: Finding) -> dict[str, object]:
    told = asdict(finding)
    told["box"] = [round(value) for value in told["box"].values()]
    return told


def _chosen(given: argparse.Namespace) -> Iterator[tuple[Way, str]]:
    part, parts = (int(number) for number in given.part.split("/"))
    fitting = (
        (way, name)
        for way, name in every_case()
        if (not given.screen or name in given.screen) and all(words in str(way) for words in given.only_way)
    )
    return (case for number, case in enumerate(fitting) if number % parts == part - 1)


def _marker(folder: Path | None, way: Way, screen: str):  # type: ignore[no-untyped-def]
    if folder is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)

    def mark(page: int, finding: Finding, pixels: Pixels) -> None:
        name = f"{finding.check}-{screen}-{way}-{page + 1}".replace(" ", "_").replace("%_", "").replace(":", "-")
        marked(pixels, finding, str(folder / f"{name}.png"))

    return mark


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.brukare_audit", description=__doc__)
    parser.add_argument("--part", default="1/1", metavar="N/ALL", help="each process takes its share")
    parser.add_argument("--screen", action="append", default=[], help="only this one (may be given again)")
    parser.add_argument("--only-way", action="append", default=[], metavar="WORDS", help="'sv 100 %%', 'dark', …")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="each finding as a picture with its place marked")
    return parser


if __name__ == "__main__":
    sys.exit(main())
