"""The bar at the top of each screen: the way back, what the screen is, and always how far everything has come."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared.card import Picture
from ui.shared.look import look
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words

MARGIN_MM = 1.5


LARGE = 1.5
_Line = tuple[list[QWidget], list[QWidget]]
"""What stands at the left and at the right."""


class _Title(Words):
    """With large text no larger than a heading, so that the page beneath has its room."""

    def words_font(self) -> QFont:
        if look().measure.text_scale <= LARGE:
            return super().words_font()
        return look().font(look().density.heading_pt, bold=True)


class TitleBar(QWidget):
    """On one line while the words fit; then title below, and with very large text everything under each other."""

    back_wanted = Signal()

    def __init__(self, *, back: str = "") -> None:
        super().__init__()
        self.back = TouchButton(back, icon="arrow-left", centred=False, parent=self)
        self.back.setVisible(bool(back))
        self.back.clicked.connect(self.back_wanted)
        self.title = _Title("", size="title", role="on_primary", bold=True)
        self.more = Words("", size="body", role="on_primary")
        self._picture = Picture("device-tablet-check", role="on_primary")
        self.state = Words("", size="body", role="on_primary")
        for part in (self.title, self.more, self._picture, self.state):
            part.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._arrange)
        self._arrange()

    def show_title(self, title: str, more: str = "") -> None:
        if (title, more) == (self.title.text(), self.more.text()):
            return
        self.title.say(title)
        self.more.say(more)
        self._arrange()

    def show_state(self, words: str, icon: str) -> None:
        """Read by assistive technology when it is asked for; told aloud it would interrupt each sentence typed."""
        self._picture.show_icon(icon)
        if words != self.state.text():
            self.state.say(words)
            self._arrange()

    def _arrange(self) -> None:
        now = look()
        edge, gap = now.mm(now.density.edge_mm), now.gap() * 2
        room = max(1, self.width() - 2 * edge)
        first: list[QWidget] = [self.back] if self.back.text() else []
        told: list[QWidget] = [self._picture, self.state]
        named: list[QWidget] = [self.title, *([self.more] if self.more.text() else [])]
        if _width([*first, *named, *told], gap) <= room:
            lines: list[_Line] = [([*first, *named], told)]
        elif _width([*first, *told], gap) <= room and first:
            lines = [(list(first), told), (named if _width(named, gap) <= room else [self.title], [])]
            if _width(named, gap) > room:
                lines += [(named[1:], [])]
        else:
            lines = [([part], []) for part in (*first, *named, self.state)]
        self._picture.setVisible(any(told == right for _, right in lines))
        self.more.setVisible(bool(self.more.text()))
        top = now.mm(MARGIN_MM)
        for left, right in lines:
            top = self._place(left, right, top=top) + now.mm(0.5)
        self.setFixedHeight(max(now.mm(now.density.button_mm), top) + now.mm(MARGIN_MM))
        self.update()

    def _place(self, left: list[QWidget], right: list[QWidget], *, top: int) -> int:
        """One line, all in its middle; returns where it ends."""
        edge, gap = look().mm(look().density.edge_mm), look().gap() * 2
        room = max(1, self.width() - 2 * edge)
        sizes = {part: _size(part, room) for part in (*left, *right)}
        height = max((size.height() for size in sizes.values()), default=0)
        at = edge
        for part in left:
            part.setGeometry(
                QRect(at, top + (height - sizes[part].height()) // 2, sizes[part].width(), sizes[part].height())
            )
            at += sizes[part].width() + gap
        at = edge + room
        for part in reversed(right):
            at -= sizes[part].width()
            part.setGeometry(
                QRect(at, top + (height - sizes[part].height()) // 2, sizes[part].width(), sizes[part].height())
            )
            at -= gap // 2
        return top + height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(look().mm(100), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().mm(30), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(now.theme.primary))
        if now.theme.name == "high_contrast":
            painter.setPen(QPen(QColor(now.theme.border), now.mm(1)))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


def _width(parts: list[QWidget], gap: int) -> int:
    return sum(part.sizeHint().width() for part in parts) + gap * max(0, len(parts) - 1)


def _size(part: QWidget, room: int) -> QSize:
    hint = part.sizeHint()
    width = min(hint.width(), room)
    return QSize(width, part.heightForWidth(width) if part.hasHeightForWidth() else hint.height())
