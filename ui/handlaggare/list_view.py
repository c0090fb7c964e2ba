"""Everybody that the handläggare is responsible for: search first, then open with a key or a finger."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.handlaggare_snapshots import BrukareList, BrukareRow
from ui.handlaggare.keys import Keys
from ui.handlaggare.title_bar import TitleBar
from ui.shared.arrival_line import waiting_icon
from ui.shared.banner import warning
from ui.shared.card import Column
from ui.shared.dates import personnummer_words
from ui.shared.kept_rows import KeptRows
from ui.shared.look import look
from ui.shared.rows import Row
from ui.shared.scroll import Scroll
from ui.shared.sentences import arrived_page_name, problem_text, waiting_words
from ui.shared.text_field import LineField
from ui.shared.touch_button import TouchButton
from ui.shared.words import body, remark

translate = QCoreApplication.translate

SHOWN_AT_MOST = 40
"""Rows that are drawn at a time. More than a screen's worth is found by searching, not by reading."""


class ListView(QWidget):
    search_changed = Signal(str)
    brukare_chosen = Signal(str)
    sign_out_wanted = Signal()
    arrived_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = TitleBar()
        self.bar.show_title(translate("BrukareList", "Mina brukare", "Title of the handläggare's list"))
        self.trouble = warning()
        self.search = LineField(translate("BrukareList", "Sök brukare", "Label of the search"))
        where = translate(
            "BrukareList", "Namn, adress eller personnummer", "In the empty search field: what it looks in"
        )
        self.search.editor.setPlaceholderText(where)
        self.search.editor.setAccessibleDescription(where)
        self._count, self._more = body(), remark()
        self._list: KeptRows[BrukareRow, TouchButton] = KeptRows(
            self._made, _show_row, key=lambda row: (row.brukare, row.arende)
        )
        self.sign_out = TouchButton(
            translate("BrukareList", "Logga ut", "Button: signs out"), icon="logout", centred=False
        )
        self.arrived = TouchButton(arrived_page_name(), icon="cloud-check", centred=False)
        self.keys = Keys(self)
        self._lay()
        self._connect()

    def show_list(self, found: BrukareList) -> None:
        self.bar.show_state(waiting_words(found.waiting), waiting_icon(found.waiting))
        self.arrived.set_words(arrived_page_name(), note=_to_decide_words(found.waiting.to_decide))
        problem = problem_text(found.waiting)
        if problem:
            self.trouble.say(problem)
        else:
            self.trouble.clear()
        self._count.say(_count_words(found, searching=bool(self.search.text().strip())))
        shown = found.rows[:SHOWN_AT_MOST]
        hidden = len(found.rows) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.say(
            translate("BrukareList", "%1 till. Skriv i sökfältet för att hitta dem.", "%1 is a number").replace(
                "%1", str(hidden)
            )
        )
        self._list.show_rows(shown)

    def focus_search(self) -> None:
        self.search.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.editor.selectAll()

    @property
    def rows(self) -> list[TouchButton]:
        """From the top down; a long list is whole after some turns of the event loop."""
        return self._list.rows()

    def _made(self, row: BrukareRow) -> TouchButton:
        button = TouchButton("", icon="user", centred=False)
        button.clicked.connect(lambda: self._open(button))
        button.installEventFilter(self)
        _show_row(button, row)
        return button

    def _open(self, button: TouchButton) -> None:
        row = self._list.thing_in(button)
        if row is not None:
            self.brukare_chosen.emit(row.brukare)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through the list, from the search field too; Enter opens."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        rows = self.rows
        at = rows.index(watched) if isinstance(watched, TouchButton) and watched in rows else -1
        match event.key():
            case Qt.Key.Key_Down:
                self._focus(rows[at + 1 : at + 2])
            case Qt.Key.Key_Up if at == 0:
                self.focus_search()
            case Qt.Key.Key_Up if at > 0:
                self._focus(rows[at - 1 : at])
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                for row in rows[max(at, 0) : max(at, 0) + 1]:
                    self._open(row)
            case _:
                return False
        return True

    @staticmethod
    def _focus(row: list[TouchButton]) -> None:
        """None at the ends of the list."""
        for button in row:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay(self) -> None:
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._head = Column(self.trouble, self.search, self._count)
        self._inner.addWidget(self._head)
        held = QWidget()
        self._held = QVBoxLayout(held)
        self._held.addWidget(
            Column(Row(self.arrived, self.keys.make_button(), self.sign_out, least_mm=40.0), self._list, self._more)
        )
        self._held.addStretch(1)
        self._inner.addWidget(Scroll(held), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(inner, 1)
        look().changed.connect(self._remeasure)
        self._remeasure()

    def _remeasure(self) -> None:
        now = look()
        edge, ring = now.mm(now.density.edge_mm), now.ring_px()
        beside = max(0, edge - ring)
        self._inner.setContentsMargins(beside, edge, 0, 0)
        self._inner.setSpacing(0)
        self._head.column.setContentsMargins(ring, ring, edge, 0)
        self._held.setContentsMargins(ring, ring, edge, edge)

    def _connect(self) -> None:
        self.search.changed.connect(self.search_changed)
        self.search.editor.installEventFilter(self)
        self.sign_out.clicked.connect(self.sign_out_wanted)
        self.arrived.clicked.connect(self.arrived_wanted)
        keys = self.keys
        keys.add("Ctrl+F", translate("Keys", "Sök", "What a key does"), self.focus_search)
        keys.add("Escape", translate("Keys", "Töm sökfältet och visa alla", "What a key does"), self._clear_search)
        keys.describe("Down", translate("Keys", "Nästa i listan", "What a key does"))
        keys.describe("Up", translate("Keys", "Förra i listan", "What a key does"))
        keys.describe("Return", translate("Keys", "Öppna", "What a key does"))
        keys.add("Ctrl+K", arrived_page_name(), self.arrived_wanted.emit)
        keys.add("Ctrl+Shift+L", translate("Keys", "Logga ut", "What a key does"), self.sign_out_wanted.emit)

    def _clear_search(self) -> None:
        self.search.replace("")
        self.search_changed.emit("")
        self.focus_search()


def _show_row(button: TouchButton, row: BrukareRow) -> None:
    button.set_words(row.name, note=_row_note(row))
    button.set_icon("eye" if row.protected else "user")


def _to_decide_words(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return translate("BrukareList", "1 sak väntar på ditt beslut", "Under the button to what has arrived")
    text = translate("BrukareList", "%1 saker väntar på ditt beslut", "%1 is a number")
    return text.replace("%1", str(count))


def _row_note(row: BrukareRow) -> str:
    number = personnummer_words(row.personnummer)
    parts = [number, row.address]
    if row.protected:
        # The address of a protected person is not read over somebody's shoulder; it stands on the person's own page.
        parts = [number, translate("BrukareList", "Skyddade personuppgifter", "Mark beside a name")]
    if row.draft_open:
        parts.append(translate("BrukareList", "Utredning påbörjad", "Mark beside a name: an utredning is in draft"))
    return " · ".join(part for part in parts if part)


def _count_words(found: BrukareList, *, searching: bool) -> str:
    if not found.total:
        return translate(
            "BrukareList", "Här kommer dina brukare när hubben har skickat dem.", "The list is still empty"
        )
    if searching:
        if not found.rows:
            return translate("BrukareList", "Ingen träff bland %1 brukare.", "%1 is a number").replace(
                "%1", str(found.total)
            )
        return (
            translate("BrukareList", "%1 av %2 brukare", "%1 found of %2")
            .replace("%1", str(len(found.rows)))
            .replace("%2", str(found.total))
        )
    return translate("BrukareList", "%1 brukare", "%1 is a number").replace("%1", str(found.total))
