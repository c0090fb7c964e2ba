"""What stands on every screen of the tablet: the screen itself; the alarm, in a column of its own or, in portrait, in a
row at the bottom, always at the same place; and with it what the alarm is worth and how the tablet is doing."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.tablet import TabletNeed
from app.services.brukare_snapshots import Home
from ui.brukare.alarm_button import LARGE_MM, SMALL_MM, AlarmButton
from ui.brukare.fitting_button import MOST, FittingButton
from ui.brukare.page_cuts import height_of
from ui.brukare.sentences import needs_told, tablet_told
from ui.brukare.way_out import WayOut
from ui.shared.announce import announce
from ui.shared.card import Card, Ground
from ui.shared.look import look
from ui.shared.marks import NOT_READ
from ui.shared.screens import Screens
from ui.shared.sentences import read_aloud_word, stop_reading_word
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.words import Words, spacer
from ui.shared.wrapped_text import longest_word

translate = QCoreApplication.translate

ROW_MAY_TAKE = 0.32
"""Part of the glass that the row at the bottom may take for its sentences; the alarm always has its own height."""
LOW_MOST = 1.4
"""How much larger than at 100 % the word may be in a button of the least height."""
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
    """The sentences beside the alarm."""

    def __init__(self) -> None:
        super().__init__()
        self.alarm = ShrinkingWords(worth(online=True), size="small", bold=True)
        self.tablet = Words("", size="small")
        self.needs = Words("", size="small", bold=True)
        """What the person can do something about: never in red, and gone when it is done."""
        self.needs.hide()
        self._told = self._brief = self._needs = self._need = ""
        self._is_well = True
        self._fitted: object = None
        self._fits = True
        self._between = spacer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = _SideCard(self.needs, self.tablet, self._between, self.alarm, ground=Ground.INFO)
        column.addWidget(self._card)

    def show_home(self, home: Home) -> None:
        told = tablet_told(home.waiting, home.plan_as_of, now=home.now)
        if told != self._told:
            self.tablet.say(told)
        self._told = told
        self._brief = self._told if home.waiting.online else tablet_told(home.waiting, None, now=home.now)
        self._is_well = home.waiting.is_current
        self.alarm.say(worth(online=home.waiting.online))

    def show_needs(self, needs: Sequence[TabletNeed]) -> None:
        self._needs, self._need = needs_told(needs), needs_told(needs[:1])
        self.needs.say(self._needs)
        self.needs.setVisible(bool(needs))
        self._fitted = None

    def show_trouble(self) -> None:
        """The store could not be read: what stands on the screen may be old."""
        self._told = self._brief = translate(
            "Tablet", "Plattan kan inte läsa det som är nytt. Säg till hemtjänsten.", "The store failed"
        )
        self._is_well = False
        self.tablet.say(self._told)

    def fit_into(self, room: int, *, width: int) -> bool:
        """Says as much of the tablet as `room` (pixels) holds beside what the alarm is worth. What goes first: how old
        things are, that all is well, what is wrong; of what it needs of its person the first goes last. Whether it all
        has room now."""
        now = (self._told, self._brief, self._needs, self.alarm.text(), room, width, look().measure, look().pictures)
        if now == self._fitted:  # what is laid out asks to be laid out again
            return self._fits
        self._fitted = now
        needs = bool(self._needs)
        self.needs.say(self._needs)
        self.tablet.say(self._told)
        self.tablet.show()
        self.needs.setVisible(needs)
        if self._height(width) > room:
            self.tablet.say(self._brief)
            self.tablet.setVisible(not (needs and self._is_well))
        if self._height(width) > room:
            self.tablet.hide()
        if self._height(width) > room:
            self.needs.say(self._need)
        if self._height(width) > room:
            self.needs.hide()
        self._fits = self._height(width) <= room
        return self._fits

    def _height(self, width: int) -> int:
        """With what is shown just now: Qt would measure it anew only at the loop's next turn."""
        self._card.column.invalidate()
        return self._card.column.heightForWidth(width)

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
        self._was_apart = self._is_tight = False
        self._hand: bool | None = None
        """Whether it is the left one, where somebody has said so."""
        self._needs: tuple[TabletNeed, ...] = ()
        self._guest: WayOut | None = None
        self.screens = Screens(self)
        self.side = Side()
        self.side.setParent(self)
        self.apart = Side()
        """The same sentences for the home screen's pages."""
        self.alarm = AlarmButton()
        self.alarm.setParent(self)
        self.read = ReadButton()
        self.read.setParent(self)
        look().changed.connect(self._arrange)

    @property
    def side_is_apart(self) -> bool:
        if self._is_wide():
            return self._is_narrow()
        words = height_of(self.apart, self._row_room())
        return self._read_height(self._row_room()) + look().gap() + words > self.height() * ROW_MAY_TAKE

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
    def is_upright(self) -> bool:
        return not self._is_wide()

    def hold_below(self, guest: WayOut | None) -> None:
        """In the row at the bottom of an upright glass, beside *Läs upp*."""
        if guest is not None and self._guest is not guest:
            guest.setParent(self)
            guest.show()
        self._guest = guest
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

    def _is_narrow(self) -> bool:
        """Whether the words are so large that the column is as wide as the alarm alone."""
        word = longest_word(self.side.alarm.text(), self.side.alarm.words_font())
        return word > look().mm(SIDE_MM) - 3 * look().gap()

    def _width(self) -> int:
        return look().mm(SMALL_MM if self._is_narrow() else SIDE_MM)

    def _room_between(self) -> int:
        """Between *Läs upp* and the alarm."""
        taken = self._read_height(self._width()) + look().mm(LARGE_MM) + 2 * self._side_gap()
        return self._inner().height() - taken

    def _side_gap(self) -> int:
        """Above and below the sentences, which nobody presses."""
        return max(look().gap() // 2, look().ring_px() + look().mm(0.3)) if self._is_tight else look().gap()

    def _row_room(self) -> int:
        return self._inner().width() - look().mm(SMALL_MM) - look().gap()

    def _read_height(self, width: int) -> int:
        self.read.resize(width, self.read.height())  # its letters go by its width
        return self.read.heightForWidth(width)

    def _arrange(self) -> None:
        self.side.stand(upright=self._is_wide())
        self.apart.stand(upright=False)
        self.read.lie_low(self._is_wide() and self._is_narrow())
        apart = self.side_is_apart
        self.side.setVisible(not apart)
        if self._is_wide() and not apart:
            self._is_tight = False
            if not self.side.fit_into(self._room_between(), width=self._width()):
                self.read.lie_low(True)
                self._is_tight = True
                self.side.fit_into(self._room_between(), width=self._width())
        elif not apart:
            self.side.fit_into(self.height(), width=self._row_room())
        self.screens.setGeometry(self._beside() if self._is_wide() else self._above())
        if apart != self._was_apart:
            self._was_apart = apart
            self.apart_changed.emit(apart)

    def _beside(self) -> QRect:
        """A column on the person's side: *Läs upp*, the sentences where they have room, the alarm. Returns what is
        left."""
        inner, gap, width = self._inner(), look().gap(), self._width()
        self.alarm.stand(SMALL_MM if self._is_narrow() else LARGE_MM)
        left = inner.left() if self._is_left else inner.right() - width + 1
        top = inner.bottom() - self.alarm.height() + 1
        self.alarm.move(left + (width - self.alarm.width()) // 2, top)
        read = self._read_height(width)
        self.read.setGeometry(left, inner.top(), width, read)
        words_top = inner.top() + read + self._side_gap()
        self.side.setGeometry(left, words_top, width, max(0, top - self._side_gap() - words_top))
        if self._is_left:
            inner.setLeft(left + width + gap)
        else:
            inner.setRight(left - gap - 1)
        return inner

    def _above(self) -> QRect:
        """A row at the bottom: the alarm on the person's side; beside it *Läs upp* over the sentences, or alone."""
        inner, gap, room = self._inner(), look().gap(), self._row_room()
        self.alarm.stand(SMALL_MM)
        alarm_left = inner.left() if self._is_left else inner.right() - self.alarm.width() + 1
        self.alarm.move(alarm_left, inner.bottom() - self.alarm.height() + 1)
        left = alarm_left + self.alarm.width() + gap if self._is_left else inner.left()
        row = self._row_of_two(room, inner.width())
        pressed = self._pressed_height(room, row)
        words = 0 if self.side_is_apart else height_of(self.side, room) + gap
        height = max(self.alarm.height() + (pressed + gap if row > room else 0), pressed + words)
        top = inner.bottom() - height + 1
        box = QRect(inner.left() if row > room else left, top, row or room, height if self.side_is_apart else pressed)
        self._place_pressed(box, beside=bool(row))
        self.side.setGeometry(left, top + pressed + gap, room, max(0, height - pressed - gap))
        inner.setBottom(top - gap - 1)
        return inner

    def _shares(self, room: int) -> tuple[int, int]:
        """The widths of *Läs upp* and of the guest, the same whatever they say; (0, 0) where they do not stand beside
        each other."""
        if self._guest is None:
            return 0, 0
        read, guest = self.read.least_width(read_aloud_word(), stop_reading_word()), self._guest.least_width()
        spare = room - look().gap() - read - guest
        return (0, 0) if spare < 0 else (read + spare // 2, guest + spare - spare // 2)

    def _row_of_two(self, alone: int, whole: int) -> int:
        """The width of the row with *Läs upp* and the guest: over the alarm too where the sentences are higher than
        that, for there is room; 0 where they stand under each other."""
        width = alone if self.side_is_apart else whole
        return width if self._shares(width)[0] else 0

    def _pressed_height(self, alone: int, row: int) -> int:
        """Of *Läs upp*, and of the guest beside it or above it."""
        guest, (beside, share) = self._guest, self._shares(row)
        low = bool(beside) and self.side_is_apart
        for button in (self.read, *(guest.buttons if guest is not None else ())):
            button.lines = 2 if low else 1
            button.hold_to_page(self.alarm.height() if low else 0)
        if guest is None:
            return self._read_height(alone)
        if beside:
            return max(self._read_height(beside), guest.height_at(share))
        return self._read_height(alone) + look().gap() + guest.height_at(alone)

    def _place_pressed(self, box: QRect, *, beside: bool) -> None:
        gap = look().gap()
        if self._guest is None:
            self.read.setGeometry(box)
        elif beside:
            read, share = self._shares(box.width())
            to_read, to_guest = (share + gap, 0) if self._is_left else (0, read + gap)
            self.read.setGeometry(box.left() + to_read, box.top(), read, box.height())
            self._guest.setGeometry(box.left() + to_guest, box.top(), share, box.height())
        else:
            height = self._guest.height_at(box.width())
            self._guest.setGeometry(box.left(), box.top(), box.width(), height)
            self.read.setGeometry(box.adjusted(0, height + gap, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().mm(60), look().mm(60))
