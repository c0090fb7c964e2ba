"""Keys: every action of a screen has one, and F1 lists them all."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.shared.sheet import Answer, Sheet, ask
from ui.shared.touch_button import TouchButton

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Key:
    sequence: str
    """As Qt writes it: "Ctrl+Return"."""
    does: str


class Keys(QObject):
    """The keys of one screen; they work while the focus is within it."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self.known: list[Key] = []
        self.sheet: Sheet | None = None
        self.add("F1", translate("Keys", "Visa tangenterna", "What a key does"), self.show_all)

    def make_button(self) -> TouchButton:
        """Shows the keys to who does not know of F1; the screen places it."""
        words = translate("Keys", "Tangenter (F1)", "Button: shows which keys there are")
        button = TouchButton(words, icon="list", centred=False)
        button.clicked.connect(self.show_all)
        return button

    def add(self, sequence: str, does: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(sequence), self._screen)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
        self.known.append(Key(sequence, does))

    def add_silent(self, sequence: str, act: Callable[[], object]) -> None:
        """One of a row of keys that is listed once ("Alt+0 … Alt+9")."""
        self.add(sequence, "", act)

    def describe(self, keys: str, does: str) -> None:
        """A line of the list for a row of keys."""
        self.known.append(Key(keys, does))

    def show_all(self) -> None:
        lines = [f"{swedish(key.sequence)}: {key.does}" for key in self.known if key.does]
        close = Answer("close", translate("Keys", "Stäng", "Button under the list of keys"), icon="x")
        self.sheet = ask(
            self._screen,
            translate("Keys", "Tangenter", "Over the list of keys"),
            [close],
            explain="\n".join(lines),
        )


def swedish(sequence: str) -> str:
    """As it stands on a Swedish keyboard."""
    names = {
        "Escape": "Esc",
        "Return": "Enter",
        "PgDown": "Page Down",
        "PgUp": "Page Up",
        "Shift": translate("Keys", "Skift", "The shift key"),
        "Down": translate("Keys", "Pil ned", "The arrow down key"),
        "Up": translate("Keys", "Pil upp", "The arrow up key"),
    }
    return " + ".join(names.get(part, part) for part in sequence.split("+"))
