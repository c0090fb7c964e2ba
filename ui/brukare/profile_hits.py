"""*Tryck på Här*: buttons of shrinking size at different places. Notes where each finger came down, how far it moved
and how long it stayed."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEventPoint, QFont, QMouseEvent, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.brukare.fitting_button import MOST, FittingButton
from ui.brukare.paged import LARGE
from ui.brukare.profile_fit import AGAIN_WITHIN_MS, SIZES_MM, TRIES, Attempt, Contact, away
from ui.shared.announce import announce
from ui.shared.finger import TOUCHES
from ui.shared.look import look
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.touch import RunningClock, TouchClock
from ui.shared.touch_button import TouchButton

translate = QCoreApplication.translate

PLACES = ((0.5, 0.5), (0.08, 0.1), (0.92, 0.9), (0.1, 0.9), (0.9, 0.1), (0.3, 0.5), (0.7, 0.15), (0.5, 0.9))
"""In parts of the field, one after the other: the middle first, then far from one another."""


ASIDE_MOST = (LARGE, 1.25, 1.0)
"""How far the words of the buttons there may grow, tried from the largest."""
ASIDE_PERCENT = 36
"""Of the width, that the words take where they stand beside the field."""


class _Target(TouchButton):
    """As large as it is told to be, whatever its word needs."""

    def sizeHint(self) -> QSize:
        return self.size()

    def words_font(self) -> QFont:
        """The same at every size of text: it is the button that is tried."""
        font = QFont(super().words_font())
        font.setPixelSize(round(font.pixelSize() / look().measure.text_scale))
        return font


class HitField(QWidget):
    """Emits `tried` for each button, then `over`."""

    tried = Signal(object)
    over = Signal()
    missed = Signal()

    def __init__(self, clock: TouchClock | None = None) -> None:
        super().__init__()
        self._clock = clock or RunningClock(self)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.target = _Target(
            translate("Fit", "Här", "Word on the button that is to be hit"), centred=True, parent=self
        )
        # The field sees every touch, hit or not; keys and assistive technology press the button itself.
        self.target.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.target.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, on=False)
        self.target.clicked.connect(self._pressed_by_key)
        look().changed.connect(self._place)
        self._fingers: dict[int, list[tuple[int, QPointF]]] = {}
        self.number = 0
        self._contacts: list[Contact] = []
        self._early: list[Contact] = []
        self._hit_ms: int | None = None

    def begin(self) -> None:
        self.number, self._hit_ms = 0, None
        self._contacts, self._early = [], []
        self._fingers.clear()
        self._place()

    def _place(self) -> None:
        if self.number >= len(SIZES_MM):
            return
        side = look().mm(SIZES_MM[self.number])
        across, down = PLACES[self.number % len(PLACES)]
        room = QSize(max(0, self.width() - side), max(0, self.height() - side))
        self.target.setGeometry(QRect(round(room.width() * across), round(room.height() * down), side, side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # --- fingers, or a mouse for one ---

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in TOUCHES:
            self._follow(event)
            event.accept()
            return True
        return super().event(event)

    def _follow(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._fingers.clear()
            return
        for point in event.points():
            if point.state() == QEventPoint.State.Pressed:
                self._came(point.id(), point.position())
            else:
                self._moved(point.id(), point.position())
            if point.state() == QEventPoint.State.Released:
                self._went(point.id())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._came(-1, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._moved(-1, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._moved(-1, event.position())
        self._went(-1)

    def _came(self, finger: int, at: QPointF) -> None:
        self._fingers[finger] = [(self._clock.now_ms(), at)]

    def _moved(self, finger: int, at: QPointF) -> None:
        if finger in self._fingers:
            self._fingers[finger].append((self._clock.now_ms(), at))

    def _went(self, finger: int) -> None:
        path = self._fingers.pop(finger, None)
        if path is not None and self.number < len(SIZES_MM):
            self._note(self._contact(path))

    def _contact(self, path: list[tuple[int, QPointF]]) -> Contact:
        per_mm = look().measure.exact_mm(1)
        xs, ys = [at.x() for _, at in path], [at.y() for _, at in path]
        spread = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 / per_mm
        place = QRectF(self.target.geometry())
        began = path[0][1]
        far = away(began.x(), began.y(), (place.left(), place.top(), place.right(), place.bottom())) / per_mm
        return Contact(path[0][0], self._clock.now_ms() - path[0][0], spread, far)

    def _note(self, contact: Contact) -> None:
        if self._hit_ms is not None and contact.began_ms - self._hit_ms <= AGAIN_WITHIN_MS and not contact.hits:
            self._early.append(contact)  # the press that hit the button before, once more: no try at this one
            return
        self._contacts.append(contact)
        if contact.hits:
            self._hit_ms = self._clock.now_ms()
            self._next()
        elif len(self._contacts) >= TRIES:
            self._next()
        else:
            self.missed.emit()

    def _pressed_by_key(self) -> None:
        """Says nothing of a hand."""
        self._contacts.clear()
        self._next()

    def _next(self) -> None:
        contacts = (*self._contacts[:-1], *self._early, *self._contacts[-1:])
        self.tried.emit(Attempt(SIZES_MM[self.number], contacts))
        self._contacts, self._early = [], []
        self.number += 1
        if self.number == len(SIZES_MM):
            self.over.emit()
        else:
            self._place()


class HitView(QWidget):
    back_wanted = Signal()
    skipped = Signal()

    def __init__(self, back: str, clock: TouchClock | None = None) -> None:
        super().__init__()
        self.back = FittingButton(back, icon="arrow-left", centred=False)
        self.back.clicked.connect(self.back_wanted)
        self.skip = FittingButton(translate("Fit", "Nästa fråga", "Button: leave this question"))
        self.skip.clicked.connect(self.skipped)
        self.said = ShrinkingWords("", size="body", bold=True)
        self.field = HitField(clock)
        self.field.missed.connect(self._say_missed)
        self.field.tried.connect(lambda _: self._say_where())
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        look().changed.connect(self._remeasure)
        self._remeasure()

    def begin(self) -> None:
        self.said.say(translate("Fit", "Tryck på knappen där det står Här.", "What to do: a button is to be hit"))
        self.field.begin()
        self.field.target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_where(self) -> None:
        self.said.say(translate("Fit", "Bra. Tryck på Här igen.", "After a hit: the next button"))

    def _say_missed(self) -> None:
        self.said.say(translate("Fit", "Nästan. Prova en gång till.", "The finger came down beside the button"))
        announce(self, self.said.text())

    def _remeasure(self) -> None:
        """Under each other; with large text on a wide glass the field has the right side to itself."""
        aside = look().measure.text_scale > LARGE and self.width() > self.height()
        words: list[QWidget] = [self.back, self.said, self.skip]
        for thing in (*words, self.field):
            self._box.removeWidget(thing)
        for row, thing in enumerate(words if aside else words[:2]):
            self._box.addWidget(thing, row, 0)
        if aside:
            self._box.addWidget(self.field, 0, 1, 3, 1)
        else:
            self._box.addWidget(self.field, 2, 0)
            self._box.addWidget(self.skip, 3, 0)
        for row in range(4):
            self._box.setRowStretch(row, int(row == (1 if aside else 2)))
        for column, percent in enumerate((ASIDE_PERCENT, 100 - ASIDE_PERCENT) if aside else (1, 0)):
            self._box.setColumnStretch(column, percent)
        self.said.setMinimumWidth(1)
        self._box.setSpacing(look().gap())
        self.said.shrink_to(min(1.0, (1.0 if aside else LARGE) / look().measure.text_scale))
        self._fit_buttons(aside=aside)

    def _fit_buttons(self, *, aside: bool) -> None:
        """Beside the field their words grow only as far as all has room under each other."""
        part = ASIDE_PERCENT / 100 if aside else 1.0
        width = round((self.width() - look().gap() * aside) * part)
        for most in ASIDE_MOST if aside else (MOST,):
            for button in (self.back, self.skip):
                button.lines, button.most = (3, most) if aside else (1, MOST)
                button.setMinimumWidth(1)
                button.resize(width, button.height())  # its letters go by it
                button.updateGeometry()
            needed = sum(thing.heightForWidth(width) for thing in (self.back, self.said, self.skip))
            if needed + 2 * look().gap() <= self.height():
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._remeasure()
