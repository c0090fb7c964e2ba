"""Keeps resources/i18n in step with the program.

    python -m installer.translations            update the .ts files from the source, then compile the .qm files
    python -m installer.translations --compile  only compile (what setup does)
    python -m installer.translations --check    fail when a .ts file lacks a text of the source

Swedish is the source text; the .ts file of another language is made by giving its code with --add.
"""

import argparse
import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from shutil import copyfile

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
SOURCE_LANGUAGE = "sv"


def tool(name: str) -> str:
    """Path of a tool of the PySide6 wheel in this environment."""
    return str(Path(sysconfig.get_path("scripts")) / name)


def sources() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))


def update(target: Path, language: str) -> None:
    command = [tool("pyside6-lupdate"), *sources(), "-ts", str(target)]
    options = ["-source-language", "sv_SE", "-target-language", language, "-locations", "none", "-no-obsolete"]
    subprocess.run([*command, *options], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def compile_all() -> list[Path]:
    """The compiled files. Texts that nobody has translated fall back to the Swedish source."""
    made = []
    for source in sorted(I18N.glob("tryggve_*.ts")):
        target = source.with_suffix(".qm")
        subprocess.run(
            [tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(target)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        made.append(target)
    return made


def texts_of(file: Path) -> set[tuple[str, str]]:
    """Context and source text of each message. The file is our own and small; no parser of XML is asked for it."""
    found = set()
    for context in file.read_text(encoding="utf-8").split("<context>")[1:]:
        name = re.search(r"<name>(.*?)</name>", context, re.DOTALL)
        for source in re.findall(r"<source>(.*?)</source>", context, re.DOTALL):
            found.add((name.group(1) if name else "", source))
    return found


def missing() -> set[tuple[str, str]]:
    """Texts of the program that the Swedish file lacks."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        update(fresh, SOURCE_LANGUAGE)
        kept = I18N / f"tryggve_{SOURCE_LANGUAGE}.ts"
        return texts_of(fresh) - (texts_of(kept) if kept.exists() else set())


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--add", metavar="LANGUAGE")
    given = parser.parse_args()
    if given.check:
        lacking = sorted(missing())
        for context, text in lacking:
            print(f"{context}: {text}")
        return 1 if lacking else 0
    if given.add:
        copyfile(I18N / f"tryggve_{SOURCE_LANGUAGE}.ts", I18N / f"tryggve_{given.add}.ts")
    if not given.compile:
        for language in {SOURCE_LANGUAGE, *(path.stem.removeprefix("tryggve_") for path in I18N.glob("*.ts"))}:
            update(I18N / f"tryggve_{language}.ts", language)
    for made in compile_all():
        print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
