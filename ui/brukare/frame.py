"""What stands on every screen of the tablet: the screen itself, and a column of its own with what the alarm is worth
and how the tablet is doing; in portrait, and with large text, a row at the bottom."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from app.services.brukare_snapshots import Home
from ui.brukare.fitting_button import MOST, FittingButton
from ui.brukare.paged import height_of
from ui.brukare.sentences import tablet_told
from ui.brukare.shrinking_words import ShrinkingWords
from ui.shared.card import Card, Ground
from ui.shared.look import look
from ui.shared.marks import NOT_READ
from ui.shared.sentences import read_aloud_word, stop_reading_word
from ui.shared.words import Words, spacer
from ui.shared.wrapped_text import longest_word

translate = QCoreApplication.translate

SIDE_MM = 52.0
"""Width of the column: the longest word and the panel's margins."""
READ_MM = 43.5
"""Width of *Läs upp* beside the words in the row."""
UNBOUNDED = 16777215
"""Qt's widest."""
LOW_MOST = 1.4
"""How much larger than at 100 % the word may be in a button of the least height."""
ROW_MAY_TAKE = 0.2
UPRIGHT_MAY_TAKE = 0.32
"""Part of the glass that the row at the bottom may take; larger than that it stands on the home screen's last page."""


class ReadButton(FittingButton):
    """*Läs upp*, and while it reads *Sluta läsa*: at the same place on every screen, also with the largest text."""

    def __init__(self) -> None:
        super().__init__(read_aloud_word(), icon="volume", centred=False)
        self._reads = self._is_low = False
        self.setProperty(NOT_READ, True)

    def show_reading(self, reads: bool) -> None:
        self._reads = reads
        self.set_words(stop_reading_word() if reads else read_aloud_word())
        self._show_picture()

    def lie_low(self, low: bool) -> None:
        """Where it takes height from what it reads, it is no higher than a button has to be: the picture, which grows
        with the text, gives way to the word."""
        if low != self._is_low:
            self._is_low = low
            self.most = LOW_MOST if low else MOST
            self._show_picture()

    def _show_picture(self) -> None:
        self.set_icon("" if self._is_low else "player-stop" if self._reads else "volume")


class _SideCard(Card):
    """Spares height: beside it stands a screen that needs it, or above it a button."""

    def _remeasure(self) -> None:
        super()._remeasure()
        side, above = look().mm(look().density.gap_mm), look().mm(1)
        self.column.setContentsMargins(side, above, side, above)
        self.column.setSpacing(0)


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
        self._stands: tuple[bool, bool, int] | None = None
        self.read = ReadButton()
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card = _SideCard(self.tablet, self._between, self.alarm, ground=Ground.INFO)
        self._column.addWidget(self.read)
        self._column.addWidget(self._card, 1)

    def show_home(self, home: Home) -> None:
        self.tablet.say(tablet_told(home.waiting, home.plan_as_of, now=home.now))

    def show_trouble(self) -> None:
        """The store could not be read: what stands on the screen may be old."""
        self.tablet.say(
            translate("Tablet", "Plattan kan inte läsa det som är nytt. Säg till hemtjänsten.", "The store failed")
        )

    def stand(self, *, upright: bool, words: bool = True) -> None:
        """Upright it is a column, lying down a row; without `words` *Läs upp* has the row alone."""
        stands = (upright, words, look().gap())
        if stands == self._stands:  # Qt lays out anew for the same direction too
            return
        self._stands = stands
        self._between.setVisible(upright)
        self._card.setVisible(words)
        directions = QBoxLayout.Direction
        self._column.setDirection(directions.TopToBottom if upright else directions.LeftToRight)
        self._column.setSpacing(look().gap())
        self.read.setMinimumWidth(0)
        self.read.setMaximumWidth(UNBOUNDED if upright or not words else look().mm(READ_MM))

    def without_reading(self) -> "Side":
        """The words alone, for a page."""
        self.read.hide()
        return self

    def fit(self) -> None:
        """Where it is a page of its own, with very large text, no word about the alarm is broken."""
        margins = self._card.column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - look().mm(1)  # the size is rounded to a pixel
        word = longest_word(self.alarm.text(), look().font(look().density.small_pt, bold=True))
        self.alarm.shrink_to(min(1.0, room / word))


class Frame(QWidget):
    """`side` is beside or below; its words may be left to the home screen to show among its pages (`side_is_apart`)."""

    apart_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._was_apart = False
        self.screens = QStackedWidget(self)
        self.side = Side()
        self.side.setParent(self)
        self._measuring = ReadButton()
        self._measuring.setParent(self)
        self._measuring.hide()
        self.apart = Side().without_reading()
        """The same sentences for the home screen's pages."""
        look().changed.connect(self._arrange)

    @property
    def side_is_apart(self) -> bool:
        may_take = ROW_MAY_TAKE if self.width() > self.height() else UPRIGHT_MAY_TAKE
        return not self._beside() and self._row_height() > self.height() * may_take

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
        word = longest_word("Larmklockan", self.side.alarm.words_font())
        return self.width() > self.height() and word <= look().mm(SIDE_MM) - 3 * look().gap()

    def _row_height(self) -> int:
        """With the words in it; measured by those that are always there."""
        beside = self._inner().width() - look().mm(READ_MM) - look().gap()
        return max(height_of(self.apart, beside), self._read_height(look().mm(READ_MM)))

    def _read_height(self, width: int) -> int:
        """Measured by the one that is never shown: the letters go by its width, and nothing is laid out for it."""
        measuring = self._measuring
        measuring.resize(width, measuring.height())
        return measuring.heightForWidth(width)

    def _arrange(self) -> None:
        inner, gap = self._inner(), look().gap()
        self.apart.stand(upright=False)
        is_low = self.side_is_apart and self.width() > self.height()
        for read in (self.side.read, self._measuring):
            read.lie_low(is_low)
        self.side.stand(upright=self._beside(), words=not self.side_is_apart)
        if self._beside():
            width = look().mm(SIDE_MM)
            self.side.setGeometry(inner.right() - width, inner.top(), width, inner.height())
            inner.setWidth(inner.width() - width - gap)
        else:
            height = self._read_height(inner.width()) if self.side_is_apart else self._row_height()
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
