"""Things side by side while they fit, under each other when the text has grown too wide for that."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.shared.look import look


class FlowLayout(QLayout):
    """At most `columns` equally wide things on a line; one fewer at a time until each thing's words are whole."""

    def __init__(self, parent: QWidget, columns: int, gap_mm: float | None = None, *, least_mm: float = 0.0) -> None:
        super().__init__(parent)
        self._least_mm = least_mm
        self._items: list[QLayoutItem] = []
        self._columns = columns
        self._gap_mm = gap_mm
        self._heights: dict[int, int] = {}
        self._sizes: tuple[QSize, QSize] | None = None
        """What was measured since one of the things or the look last changed."""
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        self._heights.clear()
        self._sizes = None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return height

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self._measured()[0]

    def minimumSize(self) -> QSize:
        return self._measured()[1]

    def _measured(self) -> tuple[QSize, QSize]:
        if self._sizes is None:
            shown = self._shown()
            widest = max((item.sizeHint().width() for item in shown), default=0)
            columns = min(self._columns, max(1, len(shown)))
            width = widest * columns + self._gap() * (columns - 1)
            least = [item.minimumSize() for item in shown]
            self._sizes = (
                QSize(width, self.heightForWidth(width)),
                QSize(
                    max((size.width() for size in least), default=0), max((size.height() for size in least), default=0)
                ),
            )
        return self._sizes

    def _gap(self) -> int:
        return look().gap() if self._gap_mm is None else look().mm(self._gap_mm)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _fitting(self, width: int) -> int:
        shown = self._shown()
        least = round(look().measure.exact_mm(self._least_mm) * look().measure.text_scale)
        need = max((item.minimumSize().width() for item in shown), default=0)
        need = max(need, least)
        columns = max(1, min(self._columns, len(shown)))
        while columns > 1 and (width - self._gap() * (columns - 1)) / columns < need:
            columns -= 1
        return columns

    def _place(self, rect: QRect, *, move: bool) -> int:
        return self._place_in(self._fitting(rect.width()), rect, move=move)

    def _place_in(self, columns: int, rect: QRect, *, move: bool) -> int:
        shown, gap = self._shown(), self._gap()
        each = (rect.width() - gap * (columns - 1)) // columns
        top = 0
        for start in range(0, len(shown), columns):
            line = shown[start : start + columns]
            height = max(_height_of(item, each) for item in line)
            for number, item in enumerate(line):
                if move:
                    corner = rect.topLeft() + QPoint(number * (each + gap), top)
                    item.setGeometry(self._on_its_side(QRect(corner, QSize(each, height)), rect))
            top += height + gap
        return max(0, top - gap)

    def _on_its_side(self, part: QRect, rect: QRect) -> QRect:
        """Mirrored within `rect` where one reads from the right."""
        parent = self.parentWidget()
        if parent is None or not parent.isRightToLeft():
            return part
        return part.translated(rect.left() + rect.right() - part.left() - part.right(), 0)


class PairLayout(FlowLayout):
    """A main thing with a smaller one at its right; the smaller one goes below when the main one's words need it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 2)

    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = self._shown()
        if len(shown) != 2:
            return super()._place(rect, move=move)
        main, side = shown
        aside = side.minimumSize().width()
        room = rect.width() - aside - self._gap()
        if room < max(main.minimumSize().width(), aside):
            return self._place_in(1, rect, move=move)
        height = max(_height_of(main, room), _height_of(side, aside))
        if move:
            beside = QRect(rect.topLeft() + QPoint(room + self._gap(), 0), QSize(aside, height))
            main.setGeometry(self._on_its_side(QRect(rect.topLeft(), QSize(room, height)), rect))
            side.setGeometry(self._on_its_side(beside, rect))
        return height


def _height_of(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class Row(QWidget):
    """`Row(yes, no)`: equally wide; fewer columns when the words need it. `least_mm` is what running text needs to be
    read with ease, at 100 %."""

    def __init__(
        self, *things: QWidget, columns: int | None = None, gap_mm: float | None = None, least_mm: float = 0.0
    ) -> None:
        super().__init__()
        self._flow = FlowLayout(self, columns or max(1, len(things)), gap_mm, least_mm=least_mm)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self._flow.invalidate)
        for thing in things:
            self.add(thing)

    def add(self, thing: QWidget) -> None:
        self._flow.addWidget(thing)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


class Pair(QWidget):
    """`Pair(main, side)`: a row of a list and its smaller action."""

    def __init__(self, main: QWidget, side: QWidget) -> None:
        super().__init__()
        self._flow = PairLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self._flow.invalidate)
        self._flow.addWidget(main)
        self._flow.addWidget(side)
