"""A list on the tablet: the way back, its name, and cards on pages."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.people import Face
from ui.brukare.face import FacePicture
from ui.brukare.fitting_button import FittingButton
from ui.brukare.paged import LARGE, Paged
from ui.brukare.telling import Telling, words_on
from ui.shared.card import Card, Column
from ui.shared.look import look
from ui.shared.marks import IS_BACK, READ_LAST
from ui.shared.sentences import back_to_start
from ui.shared.words import Words, body, title

FACE_MM = 19.0


class ListView(QWidget):
    """The back button stands at the top left of every such screen."""

    back_wanted = Signal()
    is_urgent = False
    title_beside = True
    """Whether the name may stand beside the way back: only where that has few words."""
    _is_named_above = False

    def __init__(self, name: str, *, make_room: Callable[[int, int], None] | None = None) -> None:
        """`make_room`: see `Paged`."""
        super().__init__()
        self.back = FittingButton(back_to_start(), icon="arrow-left", centred=False)
        self.back.setProperty(IS_BACK, True)
        self.back.setProperty(READ_LAST, True)
        self.back.clicked.connect(self.back_wanted)
        self.title = title(name)
        # A screen reader follows the focus to the way back: with it is said where one has come.
        self.back.setAccessibleDescription(name)
        self.pages = Paged(make_room=make_room)
        self.telling = Telling(self, self.words_to_tell, urgent=self.is_urgent)
        self._top = QWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._top)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self.back)
        self._head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._top)
        self._column.addWidget(self.pages, 1)
        look().changed.connect(self._remeasure)
        self._remeasure()

    def show_cards(self, cards: Sequence[QWidget], *, empty: str) -> None:
        self.pages.show_parts(cards if cards else [Card(body(empty))])
        self.telling.again()

    def name_above(self) -> None:
        """Something above this page says where one is: the cards have the room of its own name."""
        if not self._is_named_above:
            self._is_named_above = True
            self._remeasure()

    def first_page(self) -> None:
        self.pages.go_to(0)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.telling.soon()

    def words_to_tell(self) -> str:
        """To a screen reader, once the screen is open."""
        return words_on(self.pages) if self.isVisible() else ""

    def _remeasure(self) -> None:
        """The name stands beside the way back, whose words then take two lines; below it with large text."""
        self._column.setSpacing(look().gap())
        self._head.setSpacing(look().gap())
        narrow = self._narrow()
        large = look().measure.text_scale > LARGE
        named = bool(self.title.text()) and not large
        beside = (
            named
            and self.title_beside
            and not self._is_named_above
            and narrow + look().gap() + self._title_width() <= self.width()
        )
        # With large text the way back says where one is, and the cards have the room.
        self._top.setVisible(not (large and self._is_wide()))
        self.title.setVisible(named and not self._is_named_above)
        if large and self._is_wide():
            self.back.setMinimumWidth(1)  # 0 would be as wide as its longest word
            self.back.setMaximumWidth(16777215)
            self.back.lines = 2
            self.pages.take_aside(self.back)
            return
        self.back.lines = 1
        if self._head.indexOf(self.back) < 0:
            self.pages.take_aside(None)
            self._head.insertWidget(0, self.back)
            self.back.show()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(direction)
        self.back.setFixedWidth(narrow if beside else max(narrow, self.width()))

    def _narrow(self) -> int:
        """What the way back needs beside the name: as wide as two lines of its words are, and where that leaves the
        name no room as its longest word."""
        two = self.back.width_for_lines(2) + look().mm(1)
        if two + look().gap() + self._title_width() <= self.width():
            return two
        return self.back.minimumSizeHint().width() + look().mm(1)

    def _title_width(self) -> int:
        """What the name needs beside the way back: one line."""
        return self.title.sizeHint().width()

    def _is_wide(self) -> bool:
        """Whether a page beside the buttons has room for lines that are long enough."""
        return self.width() > self.height() and self.pages.has_room_beside(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._remeasure()


class PersonCard(Card):
    """A face and two or three lines of words beside it; with large text the face gives way."""

    def __init__(self, who: tuple[Face, ...], *lines: Words) -> None:
        self._face = FacePicture(size_mm=FACE_MM)
        self._face.show_who(who)
        line = QWidget()
        self._row = QHBoxLayout(line)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(Column(*lines, gap_mm=0.01), 1, Qt.AlignmentFlag.AlignVCenter)
        super().__init__(line)
        self.setAccessibleName(" ".join(words.text() for words in lines))

    def _remeasure(self) -> None:
        super()._remeasure()
        side, above = look().mm(look().density.gap_mm), look().mm(1.5)
        self.column.setContentsMargins(side, above, side, above)
        self._row.setSpacing(look().gap())
        self._face.setVisible(look().measure.text_scale < 1.8)
