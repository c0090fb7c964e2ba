"""*Vad har kommit fram?* for the handläggare, with what waits for their decision first."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.arende import AreaField, LifeArea
from app.services.deciding import HeldWork
from ui.handlaggare.area_sentences import area_name, field_name
from ui.handlaggare.keys import Keys
from ui.handlaggare.title_bar import TitleBar
from ui.shared.arrived_part import ArrivedPart
from ui.shared.banner import warning
from ui.shared.card import Column
from ui.shared.held_part import HeldPart
from ui.shared.look import look
from ui.shared.scroll import Scroll
from ui.shared.sentences import arrived_page_name

translate = QCoreApplication.translate


class ArrivedView(QWidget):
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = TitleBar(back=translate("WhatArrived", "Mina brukare", "Way back to the handläggare's list"))
        self.bar.show_title(arrived_page_name())
        self.trouble = warning()
        self.held = HeldPart(hides=True, place_of=_place)
        self.part = ArrivedPart(chooses=True)
        self.keys = Keys(self)
        held = QWidget()
        self._held = QVBoxLayout(held)
        self._held.addWidget(Column(self.trouble, self.held, self.part))
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
    return f"{area_name(LifeArea(work.area))}, {field_name(AreaField(work.field))}"
