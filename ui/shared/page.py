"""The frame of a page: a title with the way back at the same place, what the page holds, and a foot that stays."""

from PySide6.QtCore import QEvent, QMargins, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.shared.banner import Banner, warning
from ui.shared.card import Column
from ui.shared.look import look
from ui.shared.rows import Row
from ui.shared.scroll import Scroll
from ui.shared.showing import show_if
from ui.shared.touch_button import TouchButton
from ui.shared.words import title

HEAD_MAY_TAKE = 0.4
FOOT_MAY_TAKE = 0.4
"""Parts of the page's height that title with banners, and foot, may take before they scroll with the rest."""


class Page(QWidget):
    """`body` (a Column) scrolls when it must; `foot` (a Column) never does. `add_top` puts a line over the title;
    `under_title` (a Column, hidden at first), `status` and `trouble` (banners) stand under it. With `back` ("Tillbaka
    till start") a button at the top left emits `back_wanted`."""

    back_wanted = Signal()

    def __init__(self, name: str = "", *, back: str = "") -> None:
        super().__init__()
        self.title = title(name)
        show_if(self.title, bool(name))
        self.back = TouchButton(back, icon="arrow-left", centred=False)
        self.back.setSizePolicy(_as_wide_as_needed())
        self.back.clicked.connect(self.back_wanted)
        self.status, self.trouble = Banner(), warning()
        self.body, self.foot = Column(), Column()
        self.back_line = _beginning(self.back)
        show_if(self.back_line, bool(back))
        self.top = Column()
        self.top.hide()
        self.under_title = Column()
        self.under_title.hide()
        self.head = Column(self.back_line, self.top, self.title, self.under_title, self.trouble, self.status)
        self.scrolled = Scroll(self._held())
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.head)
        self._layout.addWidget(self.scrolled, 1)
        self._layout.addWidget(self.foot)
        self.foot.hide()
        # Never inside a layout's own pass: an item that is moved while the layout walks over its items is a crash.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._settle)
        self.scrolled.verticalScrollBar().rangeChanged.connect(self._settle_soon)
        look().changed.connect(self._remeasure)
        self._remeasure()

    def add(self, *things: QWidget) -> None:
        self.body.add(*things)

    def add_beside_back(self, thing: QWidget) -> None:
        """At the right of the way back; below it when the words need the width."""
        line = Row(self.back, thing, least_mm=30)
        self.head.column.replaceWidget(self.back_line, line)
        self.back_line.hide()
        self.back_line.deleteLater()
        self.back_line = line

    def add_top(self, *things: QWidget) -> None:
        self.top.add(*things)
        self.top.show()

    def add_foot(self, *things: QWidget) -> None:
        self.foot.add(*things)
        self.foot.show()

    def set_title(self, name: str) -> None:
        self.title.say(name)
        show_if(self.title, bool(name))

    def _held(self) -> QWidget:
        """The column with room around it for the ring, and what is left of the page below it."""
        self._holder = QWidget()
        self._holder_layout = QVBoxLayout(self._holder)
        self._holder_layout.addWidget(self.body)
        self._holder_layout.addStretch(1)
        return self._holder

    def _remeasure(self) -> None:
        # Setting a layout's spacing asks for a new pass even when nothing differs: only when the look has changed.
        self._layout.setSpacing(0)
        self._holder_layout.setSpacing(look().gap())
        self._settle()

    def _settle(self) -> None:
        """Head and foot stay while there is room; on a small glass or with large text they scroll with the rest."""
        now = look()
        edge, ring = now.mm(now.density.edge_mm), now.ring_px()
        # Each part keeps the ring's room inside itself, so that nothing cuts the ring off.
        beside = max(0, edge - ring)
        bar = now.bar_px() if self.scrolled.verticalScrollBar().maximum() > 0 else 0
        self._layout.setContentsMargins(self._sided(beside, beside, 0, beside))
        # The bar stands in the page's edge, so that the column is as wide with it as without.
        self._holder_layout.setContentsMargins(self._sided(ring, ring, max(ring, edge - bar), ring))
        self._place_head()
        self._place_foot()

    def _sided(self, begin: int, top: int, end: int, bottom: int) -> QMargins:
        """The bar stands where lines end; Qt does not turn margins about."""
        return QMargins(end, top, begin, bottom) if self.isRightToLeft() else QMargins(begin, top, end, bottom)

    def _settle_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _needs(self, part: Column) -> int:
        """How high a part is with the ring's room, wherever it stands: counted with the margins of the place where it
        is, it would be too high in one and not in the other, and wander between them for ever."""
        now, margins = look(), part.column.contentsMargins()
        width = self.width() - 2 * now.mm(now.density.edge_mm) + margins.left() + margins.right()
        return part.heightForWidth(width) - margins.top() - margins.bottom() + 2 * now.ring_px()

    def _place_foot(self) -> None:
        now = look()
        ring, edge = now.ring_px(), now.mm(now.density.edge_mm)
        fits = self._needs(self.foot) <= self.height() * FOOT_MAY_TAKE
        # What scrolls by ends a gap away: who misses the foot's button presses nothing.
        margins = self._sided(ring, max(ring, now.gap()), edge, ring) if fits else QMargins()
        self.foot.column.setContentsMargins(margins)
        if fits == (self._layout.indexOf(self.foot) >= 0):
            return
        hidden = self.foot.isHidden()
        if fits:
            self._holder_layout.removeWidget(self.foot)
            self._layout.addWidget(self.foot)
        else:
            self._layout.removeWidget(self.foot)
            self._holder_layout.addWidget(self.foot)
        self.foot.setHidden(hidden)

    def _place_head(self) -> None:
        now = look()
        ring, edge = now.ring_px(), now.mm(now.density.edge_mm)
        fits = self._needs(self.head) <= self.height() * HEAD_MAY_TAKE
        if fits == (self._layout.indexOf(self.head) >= 0):
            margins = self._sided(ring, ring, edge, now.gap()) if fits else QMargins()
            self.head.column.setContentsMargins(margins)
            return
        if fits:
            self._holder_layout.removeWidget(self.head)
            self._layout.insertWidget(0, self.head)
            self.head.column.setContentsMargins(self._sided(ring, ring, edge, now.gap()))
        else:
            self._layout.removeWidget(self.head)
            self._holder_layout.insertWidget(0, self.head)
            self.head.column.setContentsMargins(0, 0, 0, 0)
        self.head.show()

    # A page takes the room that its window has; what is longer scrolls.

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(look().mm(30), look().mm(30))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_soon()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._settle_soon()
        return super().event(event)


def _beginning(widget: QWidget) -> QWidget:
    """The widget at the beginning of a line of its own, no wider than it needs."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return line


def _as_wide_as_needed() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy
