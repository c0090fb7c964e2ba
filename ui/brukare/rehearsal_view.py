"""The place in which a rehearsal's screens stand: above them a band that cannot be missed, what to press next, and the
way out; around what is to be pressed a ring."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.brukare.fitting_button import FittingButton
from ui.brukare.list_view import ListView
from ui.brukare.page_cuts import measured
from ui.brukare.paged import Paged
from ui.brukare.stage import RowBelow
from ui.brukare.way_out import WayOut
from ui.shared.announce import announce
from ui.shared.card import Card, Ground
from ui.shared.lesson_sayings import band_words
from ui.shared.look import look
from ui.shared.ring_mark import CARD_MM, RingMark, ring_margin
from ui.shared.screens import Screens
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body

translate = QCoreApplication.translate

_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})
WAY_OUT_MM = 40.0
"""Width of the buttons beside the band."""
HEAD_PART = 0.32
"""Part of the height that the band may take: with larger text its letters grow only so far."""
LOW_PART = 0.22
"""And where more than the next step is told."""
STEP = 10


class PracticePage(ListView):
    """Where the alarm is rehearsed: its button stands in the page and looks like every other, never like the alarm."""

    def __init__(self) -> None:
        super().__init__("")
        self.practice = PracticeButton()
        explained = translate(
            "Lessons",
            "Larmknappen är på riktigt. Öva med knappen här.",
            "On the page on which the alarm is rehearsed",
        )
        self.show_cards([self.practice, Card(body(explained))], empty="")


class PracticeButton(FittingButton):
    lines = 2

    def __init__(self) -> None:
        super().__init__(
            translate("Lessons", "Övningsknapp: larma", "Button with which the alarm is rehearsed"),
            icon="hand-finger",
            kind=Kind.CHOSEN,
        )

    def show_going_on(self, *, going_on: bool) -> None:
        """It says the same all the time."""


class _Band(Card):
    def _remeasure(self) -> None:
        super()._remeasure()
        side, above = look().mm(2.5), look().mm(1.5)
        self.column.setContentsMargins(side, above, side, above)
        self.column.setSpacing(0)


class RehearsalView(QWidget):
    leave_wanted = Signal()
    on_wanted = Signal()
    """The lesson has come to its end, and has been looked at."""
    moved = Signal()
    """What is to be pressed may stand elsewhere, or on another page."""

    def __init__(self, place: RowBelow | None = None) -> None:
        """`place`: what stands around it, where the way out may stand on an upright glass."""
        super().__init__()
        self._outside = place
        self.screens = Screens()
        self.practice = PracticePage()
        self._band = ShrinkingWords(band_words(), size="small", bold=True)
        self._told = ShrinkingWords("", size="body")
        self._card = _Band(self._band, self._told, ground=Ground.NOTICE)
        self._out = WayOut()
        self.leave, self.go_on = self._out.leave, self._out.go_on
        self._head = QWidget()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._head)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.addWidget(self._card, 1)
        self._top.addWidget(self._out)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self.screens, 1)
        self._ring = RingMark(self, self._neighbours)
        self._marked: QWidget | None = None
        self._followed: list[QWidget] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.moved)
        self._first, self._words = "", ""
        self._head_px = 0
        """Its height on this screen: it grows with what it says, but were it to shrink, what is to be pressed could
        stand on the page again, and with those words not, without end."""
        self.screens.currentChanged.connect(self._came_to)
        self.leave.clicked.connect(self.leave_wanted)
        self.go_on.clicked.connect(self.on_wanted)
        look().changed.connect(self._fit_anew)
        self._fit_anew()

    @property
    def alarm(self) -> PracticeButton:
        """What an alarm is rehearsed with; the real one is the frame's."""
        return self.practice.practice

    @property
    def told(self) -> str:
        return self._told.text()

    def show_trouble(self) -> None:
        """Nothing is stored here that could not be read."""

    def tell(self, words: str, *, is_over: bool, first: str = "") -> None:
        """`first` is shown where it leaves the page its room, and read aloud everywhere."""
        if (first, words) == (self._first, self._words) and is_over == self._is_over:
            return
        self._first, self._words = first, words
        self._out.show_over(is_over=is_over)
        self._fit()
        announce(self, " ".join(filter(None, (self._band.text(), first, words))))

    def mark(self, target: QWidget | None) -> QWidget | None:
        """The ring around what is to be pressed, or around what turns to its page. Returns what is marked."""
        self._follow(target)
        marked = self.go_on if self._is_over else None if target is None else seen_way(target)
        self._marked = marked
        self._ring.stand_in(self if marked is None or self.isAncestorOf(marked) else self._out.parentWidget() or self)
        self._ring.mark(self._seen_of(marked) if marked is not None and marked.isVisibleTo(self._ground) else None)
        return marked

    @property
    def _is_over(self) -> bool:
        return not self.go_on.isHidden()

    @property
    def _ground(self) -> QWidget:
        """What the ring lies over."""
        return self._ring.ground

    def _neighbours(self) -> list[QRect]:
        """The others that can be pressed, with their focus rings, and the cards, with some ground."""
        ring, ground = look().ring_px(), look().mm(CARD_MM)
        if self._marked is None or not isValid(self._marked):
            return []
        near: list[tuple[QWidget, int]] = [
            (one, ring) for one in self._ground.findChildren(TouchButton) if one is not self._marked
        ]
        near += [(one, ground) for one in self._ground.findChildren(Card) if not one.isAncestorOf(self._marked)]
        return [
            self._place_of(one).adjusted(-out, -out, out, out)
            for one, out in near
            if not one.visibleRegion().isEmpty()  # many are on other pages
        ]

    def _place_of(self, thing: QWidget) -> QRect:
        return QRect(thing.mapTo(self._ground, QPoint(0, 0)), thing.size())

    def _seen_of(self, thing: QWidget) -> QRect | None:
        """What of it is not scrolled away."""
        seen, around = self._place_of(thing), thing.parentWidget()
        while around is not None and around is not self._ground:
            seen = seen.intersected(self._place_of(around))
            around = around.parentWidget()
        return None if seen.isEmpty() else seen

    def _follow(self, target: QWidget | None) -> None:
        """As far as the screens: each of them may be laid out anew."""
        path = []
        while target is not None and target is not self:
            path.append(target)
            target = target.parentWidget()
        if path == self._followed:
            return
        for before in self._followed:
            if isValid(before):
                before.removeEventFilter(self)
        for now in path:
            now.installEventFilter(self)
        self._followed = path

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.isVisible():
            self._soon.start(0)
        return False

    def _came_to(self, number: int) -> None:
        page = self.screens.widget(number)
        if isinstance(page, ListView):
            page.name_above()
        self._fit_anew()

    def _fit_anew(self) -> None:
        self._head_px = 0
        self._fit()

    def _fit(self) -> None:
        """What to do stands whole; with large text in letters that leave the screens their room."""
        now = look()
        margin = ring_margin()
        self._column.setContentsMargins(margin, 0, margin, margin)
        self._column.setSpacing(now.gap())
        self._top.setSpacing(now.gap())
        self._place_way_out()
        if self._first:
            self._told.say(f"{self._first} {self._words}")
            self._told.shrink_to(1)
            self._band.shrink_to(1)
            if self._needed() > self.height() * LOW_PART:
                self._told.say(self._words)
        else:
            self._told.say(self._words)
        room = round(self.height() * HEAD_PART)
        least = max(1, round(100 / now.measure.text_scale))
        for percent in (*range(100, least, -STEP), least):
            self._band.shrink_to(percent / 100)
            self._told.shrink_to(percent / 100)
            needed = self._needed()
            if needed <= room and not self._told.breaks_a_word():
                break
        self._head_px = max(self._head_px, needed)
        self._head.setFixedHeight(self._head_px)

    def _place_way_out(self) -> None:
        """Below, where the glass is upright and there is a row; else beside what is told, or under it."""
        upright = self.height() >= self.width() if self._outside is None else self._outside.is_upright
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.TopToBottom if upright else directions.LeftToRight)
        if self._outside is not None and upright and self.isVisible():
            self._top.removeWidget(self._out)
            self._out.stand_beside(0)
            self._outside.hold_below(self._out)
            return
        self.take_back()
        self._out.stand_beside(0 if upright else look().mm(WAY_OUT_MM))

    def take_back(self) -> None:
        """What stands outside goes with this view."""
        self._ring.stand_in(self)
        if self._out.parentWidget() is not self._head:
            self._top.addWidget(self._out)
            self._out.show()
            if self._outside is not None:
                self._outside.hold_below(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_anew()
        self._soon.start(0)

    def _needed(self) -> int:
        """Pixels of height that the head takes."""
        return measured(self._head, max(1, self.width() - 2 * ring_margin()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_anew()
        self._soon.start(0)


def seen_way(target: QWidget) -> QWidget:
    """The thing itself, or the button that turns to the page on which it stands."""
    between = target.parentWidget()
    while between is not None and not isinstance(between, Paged):
        between = between.parentWidget()
    if not isinstance(between, Paged) or between.page_count == 1 or between.way_to(target) == 0:
        return target
    return between.before if between.way_to(target) < 0 else between.after
