"""What stands on every screen of the tablet: the screen itself, and a column of its own with the way to other
languages, what the alarm is worth and how the tablet is doing; in portrait, and with large text, a row at the bottom.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from app.services.brukare_snapshots import Home
from ui.brukare.paged import height_of
from ui.brukare.sentences import tablet_told
from ui.brukare.shrinking_words import ShrinkingWords
from ui.shared.card import Card, Ground
from ui.shared.look import look
from ui.shared.sentences import language_page_name
from ui.shared.showing import show_if
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words, spacer
from ui.shared.wrapped_text import longest_word

translate = QCoreApplication.translate

SIDE_MM = 52.0
"""Width of the column: the longest word and the panel's margins."""
ROW_MAY_TAKE = 0.2
"""Part of the glass that the row at the bottom may take; larger than that it stands on the home screen's last page."""

WITH_LANGUAGE = 0.22
"""The same with the way to other languages in it: without a network too, at 100 %."""


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
        self.language = TouchButton(language_page_name(), icon="language", icon_above=True)
        """At the same place on every screen, and with the picture: who cannot read it finds it by both."""
        self._card = Card(self.tablet, self._between, self.alarm, ground=Ground.INFO)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.language)
        self._box.addWidget(self._card, 1)

    def show_home(self, home: Home) -> None:
        self.tablet.say(tablet_told(home.waiting, home.plan_as_of, now=home.now))

    def show_trouble(self) -> None:
        """The store could not be read: what stands on the screen may be old."""
        self.tablet.say(
            translate("Tablet", "Plattan kan inte läsa det som är nytt. Säg till hemtjänsten.", "The store failed")
        )

    def stand(self, *, upright: bool, on_a_page: bool = False) -> None:
        """Upright it is a column; lying down the words stand beside the button, and on a page below it."""
        self._between.setVisible(upright)
        between = look().mm(look().density.gap_mm / 2) if upright else 0
        if self._card.column.spacing() != between:
            self._card.column.setSpacing(between)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if upright or on_a_page else directions.RightToLeft)
        if self._box.spacing() != look().gap():  # Qt lays out anew for the same spacing too
            self._box.setSpacing(look().gap())
        if not on_a_page:
            self.language.setFixedWidth(look().mm(SIDE_MM) if upright else self.language.minimumSizeHint().width())

    def offer_language(self, offered: bool) -> None:
        """Whether there is room for the way to other languages: the words come first."""
        show_if(self.language, offered)

    def column_needs(self, width: int, *, with_language: bool) -> int:
        words = height_of(self._card, width) + look().gap()
        return words + (self.language.heightForWidth(width) + look().gap() if with_language else 0)

    def row_needs(self, width: int, *, with_language: bool) -> int:
        button = self.language.minimumSizeHint().width()
        if not with_language:
            return height_of(self._card, width)
        return max(height_of(self._card, width - button - look().gap()), self.language.heightForWidth(button))

    def fit(self) -> None:
        """Where it is a page of its own, with very large text, no word about the alarm is broken."""
        margins = self._card.column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - look().mm(1)  # the size is rounded to a pixel
        word = longest_word(self.alarm.text(), look().font(look().density.small_pt, bold=True))
        self.alarm.shrink_to(min(1.0, room / word))


class Frame(QWidget):
    """`side` is beside, below, or (`side_is_apart`) left to the home screen to show among its pages."""

    apart_changed = Signal(bool)
    language_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_apart = False
        self.screens = QStackedWidget(self)
        self.side = Side()
        self.side.setParent(self)
        self.apart = Side()
        """The same for the home screen's pages."""
        for side in (self.side, self.apart):
            side.language.clicked.connect(self.language_wanted)
        look().changed.connect(self._arrange)

    @property
    def side_is_apart(self) -> bool:
        return not self._beside() and not self._below()

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
        width = look().mm(SIDE_MM)
        if self.width() <= self.height() or word > width - 3 * look().gap():
            return False
        return self.side.column_needs(width, with_language=False) <= self._inner().height()

    def _below(self) -> bool:
        return self.side.row_needs(self._inner().width(), with_language=False) <= self.height() * ROW_MAY_TAKE

    def _has_language(self, inner: QRect) -> bool:
        if self._beside():
            return self.side.column_needs(look().mm(SIDE_MM), with_language=True) <= inner.height()
        return self.side.row_needs(inner.width(), with_language=True) <= self.height() * WITH_LANGUAGE

    def _row_height(self, inner: QRect) -> int:
        return self.side.row_needs(inner.width(), with_language=self._has_language(inner))

    def _arrange(self) -> None:
        inner, gap = self._inner(), look().gap()
        self.side.stand(upright=self._beside())
        self.apart.stand(upright=False, on_a_page=True)
        self.side.setVisible(not self.side_is_apart)
        self.side.offer_language(self._has_language(inner))
        if self._beside():
            width = look().mm(SIDE_MM)
            from_right = self.isRightToLeft()
            self.side.setGeometry(
                inner.left() if from_right else inner.right() - width, inner.top(), width, inner.height()
            )
            if from_right:
                inner.setLeft(inner.left() + width + gap)
            else:
                inner.setWidth(inner.width() - width - gap)
        elif not self.side_is_apart:
            height = self._row_height(inner)
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
