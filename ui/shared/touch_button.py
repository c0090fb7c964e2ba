"""The button of every screen. Its word is always shown and always whole.

A stock QPushButton ignores a tap while another finger rests on the glass and clips large text; this one follows its
own finger and grows. Role, press action and accessible name stay Qt's own.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QEventPoint,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTouchEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.shared.finger import TOUCHES, Finger, Move
from ui.shared.focus_ring import RingHolder
from ui.shared.icons import paint_icon
from ui.shared.look import look
from ui.shared.scroll import scroller_of
from ui.shared.touch import surface_of
from ui.shared.wrapped_text import WrappedText, longest_word, natural_width, set_text, spoken

M = TypeVar("M", int, QSize)


class Kind(StrEnum):
    PRIMARY = "primary"
    """The one thing to do next: filled."""
    PLAIN = "plain"
    GOOD = "good"
    """Something that is done."""
    QUIET = "quiet"
    """Something set aside, such as a declined insats: border and quiet words."""
    CHOSEN = "chosen"
    """The present one of several: info ground, primary border."""


@dataclass(frozen=True)
class Ink:
    fill: str
    border: str
    words: str


def ink_of(kind: Kind) -> Ink:
    theme = look().theme
    plain = theme.primary if look().density.buttons_in_primary else theme.border
    words = theme.primary if look().density.buttons_in_primary else theme.ink
    match kind:
        case Kind.PRIMARY:
            return Ink(theme.primary, theme.primary, theme.on_primary)
        case Kind.PLAIN:
            return Ink(theme.surface, plain, words)
        case Kind.GOOD:
            return Ink(theme.good_ground, theme.good, theme.good)
        case Kind.QUIET:
            return Ink(theme.surface, theme.border, theme.quiet)
        case Kind.CHOSEN:
            return Ink(theme.info, theme.primary, theme.ink)


MOVED_BY_KEY = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason}
)
"""The page scrolls to what gets the focus in these ways; when a window or a question opens, it stays at its top."""
PADDING_MM = 1.5
PRESSED_SHADE = 0.12
"""How far a pressed button's fill moves toward its words: seen at once, contrast kept."""


class TouchButton(QPushButton):
    """`text` may hold soft hyphens. `note` is a second, lighter line and becomes the accessible description.

    `icon` is a name of resources/icons. A checkable button is shown as PRIMARY while it is checked: connect
    `toggled`, for assistive technology toggles without a click.
    """

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        kind: Kind = Kind.PLAIN,
        note: str = "",
        icon_above: bool = False,
        centred: bool | None = None,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture, self._kind, self._note = icon, kind, note
        self._above = icon_above
        self._centred = kind is Kind.PRIMARY or icon_above if centred is None else centred
        self._finger = Finger()
        self._ring = RingHolder()
        self._measures: dict[Hashable, int | QSize] = {}
        """What was measured since words or look last changed."""
        self.setCheckable(checkable)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self._remeasure)
        self.set_words(text, note=note)

    # --- what it says ---

    def set_words(self, text: str, *, note: str | None = None) -> None:
        """Change the word (and the note, unless None). Nothing happens when both are as they were."""
        wanted = self._note if note is None else note
        if (text, wanted) == (self.text(), self._note) and self.accessibleName():
            return
        self._note = wanted
        self.setText(text)
        # An "&" in a name is a sign, not a shortcut: the name is set apart from Qt's own reading of the text.
        self.setAccessibleName(spoken(text))
        self.setAccessibleDescription(spoken(self._note))
        self._remeasure()

    def set_kind(self, kind: Kind) -> None:
        if kind is not self._kind:
            self._kind = kind
            self._remeasure()

    def set_icon(self, icon: str) -> None:
        if icon != self._picture:
            self._picture = icon
            self._remeasure()

    @property
    def kind(self) -> Kind:
        return Kind.PRIMARY if self.isCheckable() and self.isChecked() else self._kind

    # --- measures ---

    def _remeasure(self) -> None:
        self._measures.clear()
        self.updateGeometry()
        self.update()

    def _once(self, what: Hashable, measure: Callable[[], M]) -> M:
        """A page asks some ten times for each measure while it finds its layout."""
        found: M | None = self._measures.get(what)  # type: ignore[assignment]
        if found is None:
            found = self._measures[what] = measure()
        return found

    def words_font(self) -> QFont:
        now = look()
        size = now.density.primary_pt if self._kind is Kind.PRIMARY else now.density.button_pt
        if self._above and not now.density.buttons_in_primary:
            size = now.density.small_pt
        return now.font(size, bold=True)

    def note_font(self) -> QFont:
        return look().font(look().density.small_pt if not look().density.buttons_in_primary else look().density.body_pt)

    def _minimum_height(self) -> int:
        density = look().density
        return look().mm(density.primary_mm if self._kind is Kind.PRIMARY else density.button_mm)

    def _side(self) -> int:
        return look().mm(look().density.gap_mm + 0.5)

    @property
    def _drawn(self) -> str:
        """The picture, for who wants pictures."""
        return self._picture if look().pictures else ""

    def _beside(self) -> float:
        """Width that the picture takes beside the words."""
        return look().icon_px() + look().gap() if self._drawn and not self._above else 0.0

    def _has_picture(self, width: float) -> bool:
        """A picture beside the words gives way where they would be broken by it."""
        if not self._drawn or self._above:
            return bool(self._drawn)
        return longest_word(self.text(), self.words_font()) <= width - 2 * self._side() - self._beside()

    def _words(self, width: float) -> tuple[WrappedText, WrappedText | None]:
        room = width - 2 * self._side() - (self._beside() if self._has_picture(width) else 0.0)
        align = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft
        if self._centred and self._beside() and self._has_picture(width):
            # Picture and word stand together in the middle: the word is set as wide as its longest line.
            room = min(room, set_text(self.text(), self.words_font(), room).width + 1)
        words = set_text(self.text(), self.words_font(), room, align=align)
        note = set_text(self._note, self.note_font(), room, align=align) if self._note else None
        return words, note

    def heightForWidth(self, width: int) -> int:
        return self._once(width, lambda: self._height_at(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return self._once("hint", self._hint)

    def minimumSizeHint(self) -> QSize:
        return self._once("least", self._least)

    def _height_at(self, width: int) -> int:
        words, note = self._words(width)
        content = words.height + (note.height if note else 0.0)
        icon = look().icon_px() if self._has_picture(width) else 0
        content = content + icon if self._above else max(content, icon)
        return max(self._minimum_height(), round(content) + 2 * look().mm(PADDING_MM))

    def _hint(self) -> QSize:
        wide = max(
            natural_width(self.text(), self.words_font()),
            natural_width(self._note, self.note_font()) if self._note else 0.0,
        )
        wide = max(wide, float(look().icon_px())) if self._above and self._drawn else wide + self._beside()
        width = min(round(wide) + 2 * self._side() + 2, look().mm(110))
        return QSize(width, self._height_at(width))

    def _least(self) -> QSize:
        """Narrow enough for the narrowest screen; a word wider than this is broken, never cut."""
        word = min(longest_word(self.text(), self.words_font()), look().mm(40))
        return QSize(round(word + self._beside()) + 2 * self._side() + 2, self._minimum_height())

    # --- a finger ---

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in TOUCHES:
            surface = surface_of(self)
            if surface is not None:
                surface.follow(event)
            else:
                self._touched(self._finger.follow(event))
            event.accept()
            return True
        return super().event(event)

    def take_move(self, move: Move) -> None:
        """From the one that follows all fingers of the window (ui.shared.touch_hand)."""
        self._touched(move)

    def take_point(self, point: QEventPoint) -> None:
        """A finger that the page beneath has been sent and passes on."""
        if self._finger.is_mine(point):
            self._touched(self._finger.follow_point(point))

    def let_go(self) -> None:
        """What it says is about something else now: whoever holds it down presses nothing."""
        self.setDown(False)
        self._finger = Finger()
        surface = surface_of(self)
        if surface is not None:
            surface.forget(self)

    def _touched(self, move: Move) -> None:
        scroller = scroller_of(self)
        match move:
            case Move.DOWN:
                self.setDown(self.isEnabled())
            case Move.TAP:
                self.setDown(False)
                if self.isEnabled():
                    self.setFocus(Qt.FocusReason.MouseFocusReason)
                    self.click()
            case Move.DRAG:
                self.setDown(False)
                if scroller is not None:
                    scroller.drag_to(self._finger.at.y())
            case Move.OFF:
                self.setDown(False)
                if scroller is not None:
                    scroller.let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses like the space bar; Qt keeps it for the buttons of dialogs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    # --- a pointer ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        surface = surface_of(self)
        if surface is not None and surface.is_repeat(event.globalPosition()):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        surface = surface_of(self)
        if surface is not None and self.isDown():
            surface.note_press(event.globalPosition())
        super().mouseReleaseEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        surface = surface_of(self)
        if surface is not None:
            surface.pointer_over(self, is_over=True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        surface = surface_of(self)
        if surface is not None:
            surface.pointer_over(self, is_over=False)

    # --- paint ---

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.came(self, event.reason())
        scroller = scroller_of(self)
        if scroller is not None and event.reason() in MOVED_BY_KEY:
            scroller.show_whole(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.went()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = ink_of(self.kind)
        if self.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled):
            # Disabled by itself; behind a question everything keeps its face.
            ink = Ink(look().theme.ground, look().theme.border, look().theme.quiet)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_in(painter, ink)

    def paint_in(self, painter: QPainter, ink: Ink) -> None:
        """In other colours too, for what lies over it and shows it marked."""
        self._paint_frame(painter, ink)
        self._paint_content(painter, ink)

    def _paint_frame(self, painter: QPainter, ink: Ink) -> None:
        now = look()
        line = now.line_px(now.density.button_line_mm)
        fill = QColor(ink.fill)
        if self.isDown():
            fill = _mixed(fill, QColor(ink.words), PRESSED_SHADE)
        box = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        radius = now.mm(now.density.radius_mm)
        painter.setPen(QPen(QColor(ink.border), line))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, radius, radius)

    def _paint_content(self, painter: QPainter, ink: Ink) -> None:
        words, note = self._words(self.width())
        text_height = words.height + (note.height if note else 0.0)
        icon = float(look().icon_px()) if self._has_picture(self.width()) else 0.0
        left, top = float(self._side()), (self.height() - text_height) / 2
        if self._above:
            top = (self.height() - text_height - icon) / 2
            if icon:
                self._paint_picture(painter, QRectF((self.width() - icon) / 2, top, icon, icon), ink)
            top += icon
        elif icon:
            if self._centred:
                left = max(left, (self.width() - self._beside() - words.width) / 2)
            at = self.width() - left - icon if self.isRightToLeft() else left
            self._paint_picture(painter, QRectF(at, (self.height() - icon) / 2, icon, icon), ink)
            # Read from the right the words keep their place when they fill the room up to the picture.
            left += 0.0 if self.isRightToLeft() else self._beside()
        words.paint(painter, left, top, ink.words)
        if note is not None:
            quiet = look().theme.quiet if self.kind is not Kind.PRIMARY else ink.words
            note.paint(painter, left, top + words.height, quiet)

    def _paint_picture(self, painter: QPainter, box: QRectF, ink: Ink) -> None:
        if self._drawn:
            paint_icon(painter, self._drawn, box, ink.words)


def _mixed(one: QColor, other: QColor, part: float) -> QColor:
    def between(here: int, there: int) -> int:
        return round(here + (there - here) * part)

    return QColor(
        between(one.red(), other.red()), between(one.green(), other.green()), between(one.blue(), other.blue())
    )
