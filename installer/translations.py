"""Keeps resources/i18n in step with the program.

    python -m installer.translations                 update the .ts files and UNREAD.md, then compile the .qm files
    python -m installer.translations --compile       only compile (what setup does)
    python -m installer.translations --check         fail when a .ts file, or UNREAD.md, is not as the program is now
    python -m installer.translations --missing       what nobody has translated yet, for each language
    python -m installer.translations --take FILE     put translations from a JSON file into the .ts files, as unread:
                                                     [{"context": …, "source": …, "note": …, "fi": …, "ar": […]}, …]

Swedish is the source text, and its file holds every text. The files of the other languages hold what the person at home
can meet. What no speaker has read is marked "unfinished" there, and shown all the same: in Qt Linguist a speaker reads
it, mends it, and marks it as done.
"""

import argparse
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Collection
from functools import cache
from pathlib import Path

from installer.reached_texts import Text, texts_by_number, texts_reached
from installer.translation_file import TranslationFile, Wording

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
UNREAD = I18N / "UNREAD.md"
SOURCE_LANGUAGE = "sv"
LANGUAGES = {
    "en": "English",
    "fi": "Finnish",
    "ar": "Arabic",
    "so": "Somali",
    "fa": "Persian",
    "es": "Spanish",
    "pl": "Polish",
}
FORMS = {"sv": 2, "en": 2, "fi": 2, "ar": 6, "so": 2, "fa": 1, "es": 2, "pl": 3}
"""How many forms a text has that goes by a number. Source: Qt's own rules; a test asks Qt's tool."""
TABLET = ("ui.brukare",)
"""Everything in these rooms is seen by the person at home."""
BESIDES = (("ui.shared.people_page", "StartingPage"), ("ui.leaving", "Leaving"))
"""What the window itself shows on a tablet."""


def tool(name: str) -> str:
    """Path of a tool of the PySide6 wheel in this environment."""
    return str(Path(sysconfig.get_path("scripts")) / name)


def sources() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))


def file_of(language: str) -> Path:
    return I18N / f"tryggve_{language}.ts"


def fresh(language: str) -> TranslationFile:
    """As it would be if nobody had translated anything. What is new is taken up by Qt's own tool."""
    texts = _all_texts().in_language(language, FORMS[language])
    if language != SOURCE_LANGUAGE:
        texts.keep(tablet_texts())
    return texts


@cache
def _all_texts() -> TranslationFile:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "fresh.ts"
        options = ["-source-language", "sv_SE", "-target-language", SOURCE_LANGUAGE, "-locations", "none"]
        command = [tool("pyside6-lupdate"), *sources(), "-ts", str(target), *options]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        texts = TranslationFile.read(target)
    by_number = texts_by_number(ROOT)  # lupdate knows them in Python only where the number is a literal one
    for wording in texts.wordings:
        wording.goes_by_number = wording.text in by_number
    return texts


def update(language: str) -> None:
    """Take up what is new and drop what is gone. A text that has changed loses its translation, for the old one may say
    what is no longer so; nothing is guessed from texts that are alike."""
    texts = fresh(language)
    if file_of(language).exists():
        texts.carry_over(TranslationFile.read(file_of(language)))
    texts.write(file_of(language))


@cache
def tablet_texts() -> frozenset[Text]:
    return frozenset(texts_reached(ROOT, TABLET, BESIDES))


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


def missing(language: str = SOURCE_LANGUAGE) -> set[Text]:
    """Texts of the program that the language's file lacks."""
    return texts_of(fresh(language)) - texts_of(TranslationFile.read(file_of(language)))


def left_over(language: str) -> set[Text]:
    """Texts of the language's file that the program has no more."""
    return texts_of(TranslationFile.read(file_of(language))) - texts_of(fresh(language))


def texts_of(file: TranslationFile) -> set[Text]:
    return {wording.text for wording in file.wordings}


def untranslated(language: str) -> list[Wording]:
    return [wording for wording in TranslationFile.read(file_of(language)).wordings if not wording.is_translated]


def unread_list() -> str:
    """UNREAD.md: what is shown although nobody who speaks the language has read it."""
    parts = [_UNREAD_HEAD]
    for code, name in LANGUAGES.items():
        wordings = TranslationFile.read(file_of(code)).wordings
        unread = [wording for wording in wordings if wording.is_translated and not wording.is_read]
        lacking = sum(not wording.is_translated for wording in wordings)
        parts.append(f"\n## {name} (`tryggve_{code}.ts`)\n")
        parts.append(f"\n{len(unread)} of {len(wordings)} unread; {lacking} not translated, shown in Swedish.\n\n")
        parts += [f"- {wording.source} → {' / '.join(wording.forms)}\n" for wording in unread]
    return "".join(parts)


_UNREAD_HEAD = """# What no speaker has read

Translations that are shown on the tablet although nobody who speaks the language from home has read them. Made by
`python -m installer.translations`; a test holds that it is true. To take a line away: open the language's file in Qt
Linguist (`.venv/bin/pyside6-linguist resources/i18n/tryggve_fi.ts`), read the sentence with its note, mend it, mark it
as done (Ctrl+Return), save, and run that command.
"""


def check() -> list[str]:
    """What is not as the program is now, a line each."""
    told = [f"{language} lacks: {_line(text)}" for language in _all() for text in sorted(missing(language))]
    told += [f"{language} has too much: {_line(text)}" for language in _all() for text in sorted(left_over(language))]
    if not UNREAD.exists() or UNREAD.read_text(encoding="utf-8") != unread_list():
        told.append(f"{UNREAD.name} is old")
    return told


def _all() -> list[str]:
    return [SOURCE_LANGUAGE, *LANGUAGES]


def _line(text: Text) -> str:
    return f"{text[0]}: {text[1]}" + (f"  ({text[2]})" if text[2] else "")


def tell_missing(only: Collection[str]) -> None:
    for language in LANGUAGES:
        if only and language not in only:
            continue
        lacking = untranslated(language)
        print(f"{language}: {len(lacking)} of {len(TranslationFile.read(file_of(language)).wordings)} not translated")
        for wording in lacking:
            print(f"  {_line(wording.text)}")


def update_all() -> None:
    for language in _all():
        update(language)
    UNREAD.write_text(unread_list(), encoding="utf-8")


def take(file: Path) -> None:
    for language in LANGUAGES:
        texts = TranslationFile.read(file_of(language))
        texts.take(file, language)
        texts.write(file_of(language))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--missing", nargs="*", metavar="LANGUAGE")
    parser.add_argument("--take", type=Path, metavar="FILE")
    given = parser.parse_args()
    if given.missing is not None:
        tell_missing(given.missing)
        return 0
    if given.check:
        told = check()
        print("\n".join(told))
        return 1 if told else 0
    if not given.compile:
        update_all()
        if given.take:
            take(given.take)
            update_all()
    for made in compile_all():
        print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
