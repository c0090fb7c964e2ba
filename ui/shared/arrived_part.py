"""*Vad har kommit fram?*: what a person did, in groups by how far it has come, with age and what to do. Many things
are shown in pages."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.domain.arrival import Arrival, ArrivalGroup, Waiting
from app.services.outstanding import Outstanding
from app.services.what_arrived import ArrivalPart, WhatArrived
from ui.shared.arrival_line import ICONS
from ui.shared.card import Card, Column, Ground, IconLine
from ui.shared.dates import capital, day_and_time
from ui.shared.rows import Row
from ui.shared.sentences import drafts_words, problem_text, short_arrived_words
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words, body, heading, quiet
from ui.shared.work_words import age_words, group_heading, own_words, what_to_do, what_was_done, why_not_arrived

translate = QCoreApplication.translate

LONGEST_WORDS = 160
"""Characters of a text in the list: enough to know it again; all of it stands where it was written."""


class ArrivedPart(Column):
    """`chooses`: where this mode has a place to choose between two texts."""

    seen = Signal(str)
    """The operation's id: its author has read what became of it."""
    group_wanted = Signal(str, int)
    """One group alone, and which of its pages."""
    all_wanted = Signal()

    def __init__(self, *, chooses: bool = False) -> None:
        self._chooses = chooses
        self.summary = Card()
        self._text = body(bold=True)
        self._net = IconLine("cloud-check", Words("", size="small", role="quiet"), role="quiet")
        self.summary.add(self._text, self._net)
        self._groups = Column()
        super().__init__(self.summary, self._groups)
        self._shown: object = None

    def show_arrived(self, what: WhatArrived, alone: ArrivalGroup | None = None) -> None:
        """Nothing is redrawn when nothing has changed but the clock."""
        shown = (what.parts, what.waiting, alone, what.now.replace(second=0, microsecond=0))
        if shown == self._shown:
            return
        self._shown = shown
        self._text.say(summary_words(what))
        self._show_net(what.waiting)
        parts = [self._group(part, what, alone=alone is not None) for part in what.parts]
        self._groups.fill([*([self._way_back()] if alone is not None else []), *parts])

    def _show_net(self, waiting: Waiting) -> None:
        self._net.picture.show_icon("cloud-check" if waiting.is_current else "cloud-off")
        online = translate("WhatArrived", "Enheten har kontakt med hubben.", "The device is online")
        offline = translate("WhatArrived", "Det finns inget nät just nu.", "The device is offline")
        assert isinstance(self._net.words, Words)
        self._net.words.say(problem_text(waiting) or (online if waiting.online else offline))

    def _group(self, part: ArrivalPart, what: WhatArrived, *, alone: bool) -> QWidget:
        column = Column(heading(group_heading(part.group, part.total)))
        todo = what_to_do(part.group, online=what.waiting.online)
        if todo:
            column.add(quiet(todo))
        column.add(*(self._card(row, part.group, what.now) for row in part.rows))
        if alone and part.pages > 1:
            column.add(self._turning(part))
        elif len(part.rows) < part.total:
            text = translate("WhatArrived", "Visa alla %1", "Button: the whole group; %1 is a number")
            more = TouchButton(text.replace("%1", str(part.total)), icon="list")
            more.clicked.connect(lambda: self.group_wanted.emit(part.group.value, 0))
            column.add(more)
        return column

    def _turning(self, part: ArrivalPart) -> QWidget:
        before = TouchButton(translate("WhatArrived", "Förra", "Button: the page before"), icon="arrow-left")
        after = TouchButton(translate("WhatArrived", "Nästa", "Button: the next page"), icon="arrow-right")
        before.setEnabled(part.page > 0)
        after.setEnabled(part.page < part.pages - 1)
        before.clicked.connect(lambda: self.group_wanted.emit(part.group.value, part.page - 1))
        after.clicked.connect(lambda: self.group_wanted.emit(part.group.value, part.page + 1))
        where = translate("WhatArrived", "Sida %1 av %2", "Which page of how many")
        return Column(quiet(where.replace("%1", str(part.page + 1)).replace("%2", str(part.pages))), Row(before, after))

    def _way_back(self) -> QWidget:
        button = TouchButton(
            translate("WhatArrived", "Visa alla grupper", "Button: back from one group to all"), icon="arrow-left"
        )
        button.clicked.connect(self.all_wanted)
        return button

    def _card(self, row: Outstanding, group: ArrivalGroup, now: datetime) -> Card:
        needs = group is ArrivalGroup.NEEDS_YOU
        card = Card(body(row_title(row, now), bold=True), ground=Ground.NOTICE if needs else Ground.SURFACE)
        words = own_words(row)
        if words:
            # What the hub did not take stands here alone: all of it, nothing that somebody wrote is out of their sight.
            whole = needs or group is ArrivalGroup.LET_GO
            card.add(body(capital(words if whole else shortened(words))))
        card.add(_state(ICONS[row.arrived.state], self._state_words(row, group, now)))
        for file in row.files:
            if file.arrived is not None:
                card.add(_state(ICONS[file.arrived.state], f"{file.name}: {short_arrived_words(file.arrived)}"))
        if needs and row.operation and row.arrived.state is Arrival.REFUSED:
            seen = TouchButton(
                translate("Answers", "Jag har sett det", "Button: takes it out of the list"), icon="check"
            )
            seen.clicked.connect(lambda: self.seen.emit(row.operation))
            card.add(seen)
        return card

    def _state_words(self, row: Outstanding, group: ArrivalGroup, now: datetime) -> str:
        said = why_not_arrived(row, now=now, chooses=self._chooses)
        if group is not ArrivalGroup.WAITING:
            return said
        text = translate("WhatArrived", "%1 Har väntat: %2.", "%1 is a sentence, %2 is '12 minuter' or 'nyss'")
        return text.replace("%1", said).replace("%2", age_words(row.written_at, now))


def _state(icon: str, text: str) -> IconLine:
    return IconLine(icon, Words(text, size="small", role="ink"), role="quiet")


def row_title(row: Outstanding, now: datetime) -> str:
    what = f"{what_was_done(row.kind)}, {day_and_time(row.written_at, now=now)}"
    return " · ".join(part for part in (row.brukare_name, what) if part)


def shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST_WORDS else f"{flat[:LONGEST_WORDS].rsplit(' ', 1)[0]} …"


def summary_words(what: WhatArrived) -> str:
    """The whole in one sentence. That all has arrived is said only where nothing waits anywhere."""
    waiting = what.waiting
    if waiting.needs_a_person > waiting.held:
        return translate("WhatArrived", "Något behöver dig.", "Summary of the page")
    if waiting.waiting or waiting.attachments:
        return translate("WhatArrived", "Allt har inte kommit fram än.", "Summary: something waits on this device")
    if waiting.held and (waiting.let_go or waiting.drafts):
        return translate(
            "WhatArrived",
            "Inget mer väntar på att skickas. Något väntar på beslut.",
            "Summary: some was not taken, and some is held",
        )
    if waiting.held:
        return translate(
            "WhatArrived", "Allt har kommit fram. Något väntar på beslut.", "Summary: all at the hub, some is held"
        )
    return everything_arrived(waiting, what.now)


def everything_arrived(waiting: Waiting, now: datetime) -> str:
    if waiting.let_go:
        return translate(
            "WhatArrived", "Inget mer väntar på att skickas.", "Summary: nothing waits, and some was not taken"
        )
    if waiting.drafts:
        text = translate(
            "WhatArrived", "Inget väntar på att skickas. %1.", "Summary; %1 is '2 texter finns bara här', typed texts"
        )
        return text.replace("%1", drafts_words(waiting.drafts))
    if waiting.last_receipt_at is None:
        return translate("WhatArrived", "Inget väntar på att skickas.", "Summary: nothing has been written yet")
    text = translate(
        "WhatArrived",
        "Allt du har skrivit har kommit fram. Det sista togs emot %1.",
        "Summary; %1 is 10.42 or 'i går 10.42'",
    )
    return text.replace("%1", day_and_time(waiting.last_receipt_at, now=now))
