"""A page that is longer than the glass: follows the finger, has a wide bar, and shows whole what gets the focus."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.shared.finger import TOUCHES, Finger, Move, TakesPoint
from ui.shared.look import look
from ui.shared.touch import surface_of

DRAG_SLOP_MM = 2.0
"""A finger that comes down beside the buttons scrolls after this much; on a button it must slip farther."""


_NO_BUTTON = Qt.MouseButton.NoButton


class Scroll(QScrollArea):
    """Only up and down. The content moves with the finger and stops when it does: nothing glides on."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        # With the first page that scrolls and not with the program: the tablet's home has none, and 4 ms less to load.
        from ui.shared.bounded_access import install_bounded_access

        install_bounded_access()
        super().__init__(parent)
        self.content = content
        self._finger = Finger(DRAG_SLOP_MM)
        self._drag_y: float | None = None
        self._passed: dict[int, TakesPoint] = {}
        self._sought: QWidget | None = None
        # A viewport of our own: asked for Qt's, PySide makes Python's side of every class of widgets, 20 ms (measured).
        self._pane = QWidget()
        self.setViewport(self._pane)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pane.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        content.setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        bar = self.verticalScrollBar()
        # Once more when the layout is through: while the range changes, the parts still stand where they stood.
        bar.rangeChanged.connect(self._seek, Qt.ConnectionType.QueuedConnection)
        bar.actionTriggered.connect(self._stay)
        look().changed.connect(self._dress_bar)
        self._dress_bar()

    def _dress_bar(self) -> None:
        """A style sheet of the bar's own: one for the whole program would be matched against each widget that is made
        or shown, which doubles the time that a page takes."""
        self.verticalScrollBar().setStyleSheet(_bar_sheet())

    def drag_to(self, screen_y: float) -> None:
        self._stay()
        if self._drag_y is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - round(screen_y - self._drag_y))
        self._drag_y = screen_y

    def let_go(self) -> None:
        self._drag_y = None

    def show_whole(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget, 0, look().ring_px() * 2)
        # Qt leaves what it can see whole where it is, at the very edge too, and its ring would be cut off.
        bar, ring, top = self.verticalScrollBar(), look().ring_px(), widget.mapTo(self.content, QPoint(0, 0)).y()
        if widget.height() + 2 * ring <= self._pane.height():
            bar.setValue(max(bar.value(), top + widget.height() + ring - self._pane.height()))
            bar.setValue(min(bar.value(), top - ring))

    def keep_in_sight(self, part: QWidget) -> None:
        """Scroll to a part that has the focus, and again as what stands above it comes: until somebody scrolls, or the
        focus leaves the part."""
        self._sought = part
        self._seek()

    def _seek(self) -> None:
        focus = self.window().focusWidget()
        if self._sought is not None and focus is not None and self._sought.isAncestorOf(focus):
            self.show_whole(self._sought)
        else:
            self._stay()

    def _stay(self) -> None:
        self._sought = None

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in TOUCHES:
            surface = surface_of(self)
            if surface is not None:
                surface.follow(event)
                event.accept()
                return True
            match self._finger.follow(event):
                case Move.DRAG:
                    self.drag_to(self._finger.at.y())
                case Move.TAP:
                    self.let_go()
                    self._click_under()
                case Move.OFF:
                    self.let_go()
                case _:
                    pass
            self._pass_on(event)
            event.accept()
            return True
        return super().viewportEvent(event)

    def _click_under(self) -> None:
        """A tap that no button of ours took means what lies there, such as a line to write in: Qt makes no mouse click
        of a touch that the page has taken."""
        under = self._pane.childAt(self._finger.local.toPoint())
        if under is None or isinstance(under, TakesPoint):
            return
        at = under.mapFrom(self._pane, self._finger.local)
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for kind, held in ((QEvent.Type.MouseButtonPress, button), (QEvent.Type.MouseButtonRelease, _NO_BUTTON)):
            QCoreApplication.sendEvent(under, QMouseEvent(kind, at, self._finger.at, button, held, keys))
        if under.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            under.setFocus(Qt.FocusReason.MouseFocusReason)

    def _pass_on(self, event: QTouchEvent) -> None:
        """While one finger rests on the page, Qt sends every other one to the page too; those meant a button."""
        for point in event.points():
            if point.state() == QEventPoint.State.Pressed:
                under: object = self._pane.childAt(point.position().toPoint())
                if isinstance(under, TakesPoint):
                    self._passed[point.id()] = under
            button = self._passed.get(point.id())
            if button is not None:
                button.take_point(point)
            if point.state() == QEventPoint.State.Released:
                self._passed.pop(point.id(), None)


def _bar_sheet() -> str:
    now = look()
    width = now.bar_px()
    handle = f"background: {now.theme.border}; border-radius: {width // 2}px; min-height: {now.mm(10)}px;"
    return (
        f"QScrollBar:vertical {{ background: transparent; width: {width}px; margin: 0; }}"
        f"QScrollBar::handle:vertical {{ {handle} }}"
        "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )


def scroller_of(widget: QWidget) -> Scroll | None:
    """The page that the widget scrolls with."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Scroll):
        above = above.parentWidget()
    return above
