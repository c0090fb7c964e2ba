"""The files of translations: as the program is now, whole, and honest about what nobody has read."""

import re
import subprocess
from pathlib import Path

import pytest

from installer import translations
from installer.reached_texts import texts_by_number, texts_reached
from installer.translation_file import TranslationFile, Wording
from installer.translations import FORMS, LANGUAGES, ROOT, SOURCE_LANGUAGE, file_of

ALL = [SOURCE_LANGUAGE, *LANGUAGES]
PLACE = re.compile(r"%(?:\d|n)")
ARABIC_FORMS_OF_ONE_NUMBER = 3
"""None, one, two: said without a digit."""


def wordings(language: str) -> list[Wording]:
    return TranslationFile.read(file_of(language)).wordings


def translated(language: str) -> list[tuple[Wording, str]]:
    return [(wording, form) for wording in wordings(language) if wording.is_translated for form in wording.forms]


def test_the_files_are_as_the_program_is_now() -> None:
    assert translations.check() == [], "run python -m installer.translations"


def test_a_changed_text_and_an_old_list_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in ALL:
        (tmp_path / file_of(language).name).write_bytes(file_of(language).read_bytes())
    changed = tmp_path / "tryggve_fi.ts"
    monkeypatch.setattr(translations, "I18N", tmp_path)
    monkeypatch.setattr(translations, "UNREAD", tmp_path / "UNREAD.md")
    changed.write_text(changed.read_text(encoding="utf-8").replace("Tillbaka till start", "Hem"), encoding="utf-8")
    told = translations.check()
    assert any(line.startswith("fi lacks: Page: Tillbaka till start") for line in told)
    assert any(line.startswith("fi has too much: Page: Hem") for line in told)
    assert "UNREAD.md is old" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_for_names_and_numbers_are_the_same(language: str) -> None:
    for wording, form in translated(language):
        wanted = sorted(PLACE.findall(wording.source))
        found = sorted(PLACE.findall(form))
        if language == "ar" and wording.goes_by_number and form in wording.forms[:ARABIC_FORMS_OF_ONE_NUMBER]:
            wanted = [place for place in wanted if place != "%n" or place in found]
        assert found == wanted, (wording.source, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_plain_words(language: str) -> None:
    for wording, form in translated(language):
        assert form == form.strip() != "", wording.source
        assert not set(form) & set("&<>_\n\t"), form
        assert form[-1:] in ".!?؟…" or wording.source[-1:] not in ".!?…", (wording.source, form)
        assert wording.source[-1:] in ".!?…" or form[-1:] not in ".!", (wording.source, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_as_many_forms_as_the_language_has_numbers(language: str, tmp_path: Path) -> None:
    source, asked = tmp_path / "one.py", tmp_path / "one.ts"
    source.write_text('x = QCoreApplication.translate("A", "%n saker", "note", 2)\n')
    command = [translations.tool("pyside6-lupdate"), str(source), "-target-language", language, "-ts", str(asked)]
    subprocess.run(command, check=True, capture_output=True)
    assert len(TranslationFile.read(asked).wordings[0].forms) == FORMS[language]
    by_number = [wording for wording in wordings(language) if wording.goes_by_number]
    assert by_number
    assert all(len(wording.forms) == FORMS[language] for wording in by_number)


def test_a_file_is_written_as_it_was_read(tmp_path: Path) -> None:
    for language in ALL:
        again = tmp_path / "again.ts"
        TranslationFile.read(file_of(language)).write(again)
        assert again.read_bytes() == file_of(language).read_bytes()


def test_what_a_speaker_has_read_leaves_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in ALL:
        (tmp_path / file_of(language).name).write_bytes(file_of(language).read_bytes())
    monkeypatch.setattr(translations, "I18N", tmp_path)
    line = "- Tillbaka till start → Takaisin alkuun\n"
    assert line in translations.unread_list()
    kept = TranslationFile.read(file_of("fi"))
    for wording in kept.wordings:
        wording.is_read = wording.is_read or wording.source == "Tillbaka till start"
    kept.write(file_of("fi"))
    assert line not in translations.unread_list()


SHARED = """
from PySide6.QtCore import QCoreApplication
from ui.shared.deeper import last
translate = QCoreApplication.translate
def met(): return translate("A", "Mött", "a note") + between()
def between(): return last()
def never(): return translate("A", "Aldrig")
"""
DEEPER = 'def last(): return translate("B", "%n djupt", "a note", len("x"))\n'
ROOM = """
from ui.shared import words
from ui.shared.words import between
class View:
    def show(self): return words.met()
"""


def test_a_room_reaches_what_it_uses_and_nothing_else(tmp_path: Path) -> None:
    for name, text in (("shared/words", SHARED), ("shared/deeper", DEEPER), ("brukare/view", ROOM)):
        file = tmp_path / "ui" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    reached = texts_reached(tmp_path, ("ui.brukare",))
    assert reached == {("A", "Mött", "a note"), ("B", "%n djupt", "a note")}
    assert texts_by_number(tmp_path) == {("B", "%n djupt", "a note")}


def test_the_tablet_reaches_its_own_texts_and_none_of_the_staffs() -> None:
    reached = translations.tablet_texts()
    sources = {source for _, source, _ in reached}
    assert {"%1 kommer", "Tillbaka till start", "%1 av %2", "Vad har kommit fram?"} <= sources
    assert "Öppna dörren" not in sources
    assert len(reached) < len(wordings(SOURCE_LANGUAGE)) / 2
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("(resources/i18n/UNREAD.md)") == 1


def test_no_text_stands_where_the_search_for_texts_does_not_look() -> None:
    inside = re.compile(r"""f["'].*\{translate\(""")
    looked = [path for folder in ("app", "ui") for path in (ROOT / folder).rglob("*.py")]
    assert looked
    assert [str(path) for path in looked if inside.search(path.read_text(encoding="utf-8"))] == []
