"""*Vad har kommit fram?* for the handläggare, with what they have not sent and what waits for their decision first."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.arende import AreaField, LifeArea
from app.services.deciding import HeldWork
from app.services.open_texts import OpenText
from ui.handlaggare.area_sentences import area_name, field_name
from ui.handlaggare.keys import Keys
from ui.handlaggare.title_bar import TitleBar
from ui.shared.arrived_part import ArrivedPart
from ui.shared.banner import Banner, warning
from ui.shared.card import Column
from ui.shared.dates import day_and_time
from ui.shared.held_part import HeldPart
from ui.shared.look import look
from ui.shared.open_words_part import OpenWords, OpenWordsPart
from ui.shared.scroll import Scroll
from ui.shared.sentences import arrived_page_name
from ui.shared.work_words import what_was_done

translate = QCoreApplication.translate


class ArrivedView(QWidget):
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = TitleBar(back=translate("WhatArrived", "Mina brukare", "Way back to the handläggare's list"))
        self.bar.show_title(arrived_page_name())
        self.status, self.trouble = Banner(), warning()
        self.open_texts = OpenWordsPart(
            translate("OpenTexts", "Texter som inte är klara", "Heading over what was typed and not sent"),
            thrown_words=translate("OpenTexts", "Texten är kastad.", "After throwing it away"),
            undo=translate("OpenTexts", "Ångra, ta tillbaka texten", "Button after a text was thrown away"),
        )
        self.held = HeldPart(hides=True, place_of=_place)
        self.part = ArrivedPart(chooses=True)
        self.keys = Keys(self)
        held = QWidget()
        self._held = QVBoxLayout(held)
        self._held.addWidget(Column(self.trouble, self.status, self.open_texts, self.held, self.part))
        self._held.addStretch(1)
        self.scrolled = Scroll(held)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.scrolled, 1)
        self.bar.back_wanted.connect(self.back_wanted)
        self.keys.add("Escape", translate("Keys", "Tillbaka till listan", "What a key does"), self.back_wanted.emit)
        look().changed.connect(self._remeasure)
        self._remeasure()

    def show_open_texts(self, texts: tuple[OpenText, ...], thrown: tuple[str, ...] = (), *, now: datetime) -> None:
        """`thrown`: keys of those that were thrown away here."""
        self.open_texts.show_words(tuple(_open_words(text, now) for text in texts), thrown)

    def to_top(self) -> None:
        self.scrolled.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        self.to_top()
        self.bar.back.setFocus()

    def _remeasure(self) -> None:
        edge = look().mm(look().density.edge_mm)
        self._held.setContentsMargins(edge, edge, edge, edge)


def _place(work: HeldWork) -> str:
    """Which field of the utredning it is; nothing for a note, or for an area that this program does not know."""
    if work.area not in set(LifeArea) or work.field not in set(AreaField):
        return ""
    return _field(LifeArea(work.area), AreaField(work.field))


def _field(area: LifeArea, field: AreaField) -> str:
    return f"{area_name(area)}, {field_name(field)}"


def _open_words(text: OpenText, now: datetime) -> OpenWords:
    if text.place is None:
        what = what_was_done("journal.sign")
        send = translate("OpenTexts", "Signera anteckningen", "Button: the note goes to the hub as it is")
    else:
        what = f"{what_was_done('utredning.edit')}: {_field(*text.place)}"
        send = translate("OpenTexts", "Skicka texten", "Button: a text of the utredning goes to the hub as it is")
    lost = translate("OpenTexts", "Ett ärende som inte är ditt längre", "Over a text whose ärende has gone to another")
    return OpenWords(text.key, f"{lost} · {what}, {day_and_time(text.saved_at, now=now)}", text.text, send)
