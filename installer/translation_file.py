"""One .ts file: read, thinned out, filled in, and written in the form that Qt's own tools write it."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.sax.saxutils import escape

from installer.reached_texts import Text


@dataclass
class Wording:
    """One text and how it is said in the file's language; `forms` are several where it goes by a number."""

    context: str
    source: str
    note: str
    forms: list[str]
    is_read: bool
    """Whether a speaker has marked it as done."""
    goes_by_number: bool = False

    @property
    def text(self) -> Text:
        return self.context, self.source, self.note

    @property
    def is_translated(self) -> bool:
        return all(self.forms)


@dataclass
class TranslationFile:
    language: str
    source_language: str
    wordings: list[Wording] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> "TranslationFile":
        """Our own file, made by Qt's tools from our own source; nothing from elsewhere is read here."""
        root = ET.fromstring(path.read_bytes())  # noqa: S314
        made = cls(root.get("language", ""), root.get("sourcelanguage", ""))
        for context in root.iter("context"):
            name = context.findtext("name", "")
            made.wordings += [_wording(name, message) for message in context.iter("message")]
        return made

    def in_language(self, code: str, forms: int) -> "TranslationFile":
        """The same texts, untranslated; those that go by a number with so many forms."""
        made = TranslationFile(code, self.source_language)
        for each in self.wordings:
            empty = [""] * (forms if each.goes_by_number else 1)
            made.wordings.append(replace(each, forms=empty, is_read=False))
        return made

    def carry_over(self, old: "TranslationFile") -> None:
        """What has been translated, for the very same texts."""
        known = {wording.text: wording for wording in old.wordings}
        for wording in self.wordings:
            before = known.get(wording.text)
            if before is not None and len(before.forms) == len(wording.forms):
                wording.forms, wording.is_read = before.forms, before.is_read

    def keep(self, wanted: Collection[Text]) -> None:
        self.wordings = [each for each in self.wordings if each.text in wanted]

    def take(self, file: Path, code: str) -> None:
        """Fill in what a JSON file brings for the language `code`; as unread, where it is new."""
        brought = {
            (entry["context"], entry["source"], entry.get("note", "")): entry[code]
            for entry in json.loads(file.read_text(encoding="utf-8"))
            if code in entry
        }
        for wording in self.wordings:
            given = brought.get(wording.text, brought.get((wording.context, wording.source, "")))
            forms: list[str] = given if isinstance(given, list) else [str(given)] * len(wording.forms)
            if given is not None and forms != wording.forms:
                wording.forms, wording.is_read = forms, False

    def write(self, path: Path) -> None:
        lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
        lines.append(f'<TS version="2.1" language="{self.language}" sourcelanguage="{self.source_language}">')
        for context in dict.fromkeys(wording.context for wording in self.wordings):
            lines += ["<context>", f"    <name>{_escaped(context)}</name>"]
            for wording in self.wordings:
                if wording.context == context:
                    lines += _message(wording)
            lines.append("</context>")
        path.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8")


def _wording(context: str, message: ET.Element) -> Wording:
    translation = message.find("translation")
    assert translation is not None, "Qt's tools write one for each text"
    goes_by_number = message.get("numerus") == "yes"
    forms = (
        [form.text or "" for form in translation.iter("numerusform")] if goes_by_number else [translation.text or ""]
    )
    note, source = message.findtext("comment", ""), message.findtext("source", "")
    return Wording(context, source, note, forms, translation.get("type") != "unfinished", goes_by_number)


def _message(wording: Wording) -> list[str]:
    yes = ' numerus="yes"' if wording.goes_by_number else ""
    lines = [f"    <message{yes}>", f"        <source>{_escaped(wording.source)}</source>"]
    if wording.note:
        lines.append(f"        <comment>{_escaped(wording.note)}</comment>")
    kind = "" if wording.is_read else ' type="unfinished"'
    if wording.goes_by_number:
        lines.append(f"        <translation{kind}>")
        lines += [f"            <numerusform>{_escaped(form)}</numerusform>" for form in wording.forms]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{kind}>{_escaped(wording.forms[0])}</translation>")
    return [*lines, "    </message>"]


def _escaped(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})
