"""What stands on every screen of the tablet: the screen itself, and a column of its own with what the alarm is worth
and how the tablet is doing; in portrait, and with large text, a row at the bottom."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.services.brukare_snapshots import Home
from ui.brukare.paged import height_of
from ui.brukare.sentences import tablet_told
from ui.brukare.shrinking_words import ShrinkingWords
from ui.shared.card import Card, Ground
from ui.shared.look import look
from ui.shared.words import Words, spacer
from ui.shared.wrapped_text import longest_word

translate = QCoreApplication.translate

SIDE_MM = 52.0
"""Width of the column: the longest word and the panel's margins."""
ROW_MAY_TAKE = 0.2
"""Part of the glass that the row at the bottom may take; larger than that it stands on the home screen's last page."""


class Side(QWidget):
    """The sentences. True now: this tablet has no alarm of its own, and says which one counts. No bell is drawn: what
    looks like an alarm and is none would be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.alarm = ShrinkingWords(
            translate("Tablet", "Larmklockan på armen gäller.", "What the alarm is worth: the tablet has none"),
            size="small",
            bold=True,
        )
        self.tablet = Words("", size="small")
        self._between = spacer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card(self.tablet, self._between, self.alarm, ground=Ground.INFO)
        column.addWidget(self._card)

    def show_home(self, home: Home) -> None:
        self.tablet.say(tablet_told(home.waiting, home.plan_as_of, now=home.now))

    def show_trouble(self) -> None:
        """The store could not be read: what stands on the screen may be old."""
        self.tablet.say(
            translate("Tablet", "Plattan kan inte läsa det som är nytt. Säg till hemtjänsten.", "The store failed")
        )

    def stand(self, *, upright: bool) -> None:
        """Upright it is a column, lying down the words alone."""
        self._between.setVisible(upright)

    def fit(self) -> None:
        """Where it is a page of its own, with very large text, no word about the alarm is broken."""
        margins = self._card.column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - look().mm(1)  # the size is rounded to a pixel
        word = longest_word(self.alarm.text(), look().font(look().density.small_pt, bold=True))
        self.alarm.shrink_to(min(1.0, room / word))


class Frame(QWidget):
    """`side` is beside, below, or (`side_is_apart`) left to the home screen to show among its pages."""

    apart_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._was_apart = False
        self.screens = QStackedWidget(self)
        self.side = Side()
        self.side.setParent(self)
        self.apart = Side()
        """The same sentences for the home screen's pages."""
        look().changed.connect(self._arrange)

    @property
    def side_is_apart(self) -> bool:
        return not self._beside() and self._row_height() > self.height() * ROW_MAY_TAKE

    def show_home(self, home: Home) -> None:
        self.side.show_home(home)
        self.apart.show_home(home)
        self._arrange()

    def show_trouble(self) -> None:
        self.side.show_trouble()
        self.apart.show_trouble()
        self._arrange()

    def _inner(self) -> QRect:
        now = look()
        edge, gap = now.mm(now.density.edge_mm), now.gap()
        return self.rect().adjusted(edge, gap, -edge, -gap)

    def _beside(self) -> bool:
        word = longest_word(self.side.alarm.text(), self.side.alarm.words_font())
        if self.width() <= self.height() or word > look().mm(SIDE_MM) - 3 * look().gap():
            return False
        return height_of(self.side, look().mm(SIDE_MM)) <= self._inner().height()

    def _row_height(self) -> int:
        return height_of(self.side, self._inner().width())

    def _arrange(self) -> None:
        inner, gap = self._inner(), look().gap()
        self.side.stand(upright=self._beside())
        self.apart.stand(upright=False)
        self.side.setVisible(not self.side_is_apart)
        if self._beside():
            width = look().mm(SIDE_MM)
            at_left = self.isRightToLeft()
            left = inner.left() if at_left else inner.right() - width
            self.side.setGeometry(left, inner.top(), width, inner.height())
            inner.setWidth(inner.width() - width - gap)
            inner.translate(width + gap if at_left else 0, 0)
        elif not self.side_is_apart:
            height = self._row_height()
            self.side.setGeometry(inner.left(), inner.bottom() - height, inner.width(), height)
            inner.setHeight(inner.height() - height - gap)
        self.screens.setGeometry(inner)
        if self.side_is_apart != self._was_apart:
            self._was_apart = self.side_is_apart
            self.apart_changed.emit(self._was_apart)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().mm(60), look().mm(60))
