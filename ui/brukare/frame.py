"""What stands on every screen of the tablet: the screen itself; the alarm, in a column of its own or, in portrait, in a
row at the bottom, always at the same place; and with it what the alarm is worth and how the tablet is doing."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.tablet import TabletNeed
from app.services.brukare_snapshots import Home
from ui.brukare.alarm_button import LARGE_MM, SMALL_MM, AlarmButton
from ui.brukare.paged import height_of
from ui.brukare.sentences import needs_told, tablet_told
from ui.brukare.shrinking_words import ShrinkingWords
from ui.shared.announce import announce
from ui.shared.card import Card, Ground
from ui.shared.look import look
from ui.shared.words import Words, spacer
from ui.shared.wrapped_text import longest_word

translate = QCoreApplication.translate

ROW_MAY_TAKE = 0.2
"""Part of the glass that the row at the bottom may take for its sentences; the alarm always has its own height."""
SIDE_MM = 52.0
"""Width of the column: the longest word and the panel's margins. With larger text it is as wide as the alarm alone."""


def worth(*, online: bool) -> str:
    """Nothing is promised that is not proven: the whole chain is supervised by nobody yet."""
    if not online:
        return translate(
            "Tablet",
            "Larmklockan på armen gäller.",
            "What the alarm is worth without network: the wrist alarm counts; nothing is said of this button",
        )
    return translate(
        "Tablet",
        "Larmklockan på armen gäller. Den här knappen når hemtjänsten.",
        "What the alarm is worth: the wrist alarm is the one that counts; this button reaches the home care",
    )


class Side(QWidget):
    """The sentences beside the alarm."""

    def __init__(self) -> None:
        super().__init__()
        self.alarm = ShrinkingWords(worth(online=True), size="small", bold=True)
        self.tablet = Words("", size="small")
        self.needs = Words("", size="small", bold=True)
        """What the person can do something about: never in red, and gone when it is done."""
        self.needs.hide()
        self._between = spacer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card(self.needs, self.tablet, self._between, self.alarm, ground=Ground.INFO)
        column.addWidget(self._card)

    def show_home(self, home: Home) -> None:
        self.tablet.say(tablet_told(home.waiting, home.plan_as_of, now=home.now))
        self.alarm.say(worth(online=home.waiting.online))

    def show_needs(self, needs: Sequence[TabletNeed]) -> None:
        self.needs.say(needs_told(needs))
        self.needs.setVisible(bool(needs))

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
    """`side` is beside, below, or (`side_is_apart`) left to the home screen to show among its pages. The alarm is
    always here."""

    apart_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._was_apart = False
        self._hand: bool | None = None
        """Whether it is the left one, where somebody has said so."""
        self._needs: tuple[TabletNeed, ...] = ()
        self.screens = QStackedWidget(self)
        self.side = Side()
        self.side.setParent(self)
        self.apart = Side()
        """The same sentences for the home screen's pages."""
        self.alarm = AlarmButton()
        self.alarm.setParent(self)
        look().changed.connect(self._arrange)

    @property
    def side_is_apart(self) -> bool:
        if self._is_wide():
            return not self._words_fit_beside()
        return height_of(self.side, self._row_room()) > max(look().mm(SMALL_MM), self.height() * ROW_MAY_TAKE)

    def show_home(self, home: Home) -> None:
        self.side.show_home(home)
        self.apart.show_home(home)
        self._arrange()

    def show_needs(self, needs: Sequence[TabletNeed]) -> None:
        """What the tablet itself needs of its person; nothing when all is well."""
        if needs == self._needs:
            return
        self._needs = tuple(needs)
        self.side.show_needs(needs)
        self.apart.show_needs(needs)
        self._arrange()
        if needs:
            announce(self.side, needs_told(needs))

    def show_trouble(self) -> None:
        self.side.show_trouble()
        self.apart.show_trouble()
        self._arrange()

    def show_hand(self, *, left: bool | None) -> None:
        """On which side the column stands, where it stands beside. None: nobody has said, and it ends the line."""
        if left != self._hand:
            self._hand = left
            self._arrange()

    @property
    def _is_left(self) -> bool:
        return self.isRightToLeft() if self._hand is None else self._hand

    def _inner(self) -> QRect:
        now = look()
        edge, gap = now.mm(now.density.edge_mm), now.gap()
        return self.rect().adjusted(edge, gap, -edge, -gap)

    def _is_wide(self) -> bool:
        return self.width() > self.height()

    def _words_fit_beside(self) -> bool:
        """Whether the column holds the sentences above the alarm, and none of their words is broken."""
        now = look()
        word = longest_word(self.side.alarm.text(), self.side.alarm.words_font())
        if word > now.mm(SIDE_MM) - 3 * now.gap():
            return False
        room = self._inner().height() - now.mm(LARGE_MM) - now.gap()
        return height_of(self.side, now.mm(SIDE_MM)) <= room

    def _row_room(self) -> int:
        return self._inner().width() - look().mm(SMALL_MM) - look().gap()

    def _arrange(self) -> None:
        self.side.stand(upright=self._is_wide())
        self.apart.stand(upright=False)
        apart = self.side_is_apart
        self.side.setVisible(not apart)
        self.screens.setGeometry(self._beside() if self._is_wide() else self._above())
        if apart != self._was_apart:
            self._was_apart = apart
            self.apart_changed.emit(apart)

    def _beside(self) -> QRect:
        """A column on the person's side: the sentences over the alarm, or the alarm alone. Returns what is left."""
        inner, gap = self._inner(), look().gap()
        apart = self.side_is_apart
        width = look().mm(SMALL_MM if apart else SIDE_MM)
        self.alarm.stand(SMALL_MM if apart else LARGE_MM)
        left = inner.left() if self._is_left else inner.right() - width + 1
        top = inner.bottom() - self.alarm.height() + 1
        self.alarm.move(left + (width - self.alarm.width()) // 2, top)
        self.side.setGeometry(left, inner.top(), width, max(0, top - gap - inner.top()))
        if self._is_left:
            inner.setLeft(left + width + gap)
        else:
            inner.setRight(left - gap - 1)
        return inner

    def _above(self) -> QRect:
        """A row at the bottom: the alarm on the person's side, the sentences beside it where they have room."""
        inner, gap = self._inner(), look().gap()
        self.alarm.stand(SMALL_MM)
        alarm_left = inner.left() if self._is_left else inner.right() - self.alarm.width() + 1
        self.alarm.move(alarm_left, inner.bottom() - self.alarm.height() + 1)
        words = 0 if self.side_is_apart else height_of(self.side, self._row_room())
        height = max(self.alarm.height(), words)
        top = inner.bottom() - height + 1
        words_left = alarm_left + self.alarm.width() + gap if self._is_left else inner.left()
        self.side.setGeometry(words_left, top, self._row_room(), height)
        inner.setBottom(top - gap - 1)
        return inner

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().mm(60), look().mm(60))
