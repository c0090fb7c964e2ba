"""Fields to write in: large, named by their label, never changed under the hand that writes."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QPainter, QPaintEvent, QPen, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.shared.finger import TOUCHES, Finger, Move
from ui.shared.focus_ring import RingHolder
from ui.shared.look import look
from ui.shared.scroll import scroller_of
from ui.shared.touch_button import MOVED_BY_KEY
from ui.shared.words import body, size_for_signs


class _Frame(QFrame):
    """The border around an editor; the ring follows the editor's focus."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        self._ring = RingHolder()
        self._box = QVBoxLayout(self)
        self._box.addWidget(editor)
        editor.installEventFilter(self)
        look().changed.connect(self._remeasure)
        self._remeasure()

    def _remeasure(self) -> None:
        side = look().mm(look().density.radius_mm)
        self._box.setContentsMargins(side, side // 2, side, side // 2)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QFocusEvent):
            if event.type() == QEvent.Type.FocusIn:
                # A field shows its ring for a finger too: it says where the keyboard will write.
                self._ring.came(self, Qt.FocusReason.OtherFocusReason)
                scroller = scroller_of(self)
                if scroller is not None and event.reason() in MOVED_BY_KEY:
                    scroller.show_whole(self)  # with its ring; Qt itself shows what is written in
            elif event.type() == QEvent.Type.FocusOut:
                self._ring.went()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        line = now.line_px(now.density.card_line_mm)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.theme.border), line))
        painter.setBrush(QColor(now.theme.surface))
        radius = now.mm(now.density.radius_mm)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius)


class _Editor(QPlainTextEdit):
    """Grows with what is written; a finger puts the cursor or scrolls the page."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self._finger = Finger(3.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        # Later, not at once: while a layout is being laid out it would not hear of it, and the last line would be cut.
        self.document().documentLayout().documentSizeChanged.connect(self._grew, Qt.ConnectionType.QueuedConnection)

    def _grew(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        written = int(self.document().size().height())
        height = max(self._lines, written) * self.fontMetrics().lineSpacing() + 2 * self.fontMetrics().descent()
        return QSize(look().mm(60), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().mm(20), self.sizeHint().height())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in TOUCHES:
            self._touched(self._finger.follow(event))
            event.accept()
            return True
        return super().viewportEvent(event)

    def _touched(self, move: Move) -> None:
        page = scroller_of(self)
        if move is Move.TAP:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setTextCursor(self.cursorForPosition(self._finger.local.toPoint()))
        elif move is Move.DRAG and page is not None:
            page.drag_to(self._finger.at.y())
        elif move is Move.OFF and page is not None:
            page.let_go()


class TextField(QWidget):
    """Several lines under a label. `changed` comes with the whole text on each keystroke of a person, never from
    `offer`."""

    changed = Signal(str)

    def __init__(self, label: str, *, text: str = "", lines: int = 3, hint: str = "") -> None:
        super().__init__()
        self.label = body(label, bold=True)
        self.editor = _Editor(lines)
        self.editor.setAccessibleName(label)
        self.editor.setPlaceholderText(hint)
        self.label.setBuddy(self.editor)
        self._silent = False
        self._by_hand = False
        self._column = _under(self, self.label, _Frame(self.editor))
        self._remeasure()
        look().changed.connect(self._remeasure)
        self.editor.textChanged.connect(self._tell)
        self.offer(text)

    def text(self) -> str:
        return self.editor.toPlainText()

    def offer(self, text: str) -> bool:
        """Show `text` unless somebody is writing, or has written since `let_go` or `replace`. False: left as it is."""
        if self.text() == text:
            return True
        if self._by_hand or self.editor.hasFocus():
            return False
        self.replace(text)
        return True

    def replace(self, text: str) -> None:
        """Show `text` whoever writes: for another page, and for an empty field when its words have been saved."""
        self._silent = True
        self.editor.setPlainText(text)
        self._silent = False
        self._by_hand = False

    def let_go(self) -> None:
        """What was written here has been taken over: something newer may be shown when nobody writes any more."""
        self._by_hand = False

    def _tell(self) -> None:
        if not self._silent:
            self._by_hand = True
            self.changed.emit(self.text())

    def _remeasure(self) -> None:
        self.editor.setFont(look().font(look().density.body_pt))
        self.editor.updateGeometry()


class LineField(QWidget):
    """One line under a label, for codes."""

    changed = Signal(str)
    entered = Signal()

    def __init__(self, label: str, *, secret: bool = False) -> None:
        super().__init__()
        self.label = body(label, bold=True)
        self.editor = QLineEdit()
        self.editor.setFrame(False)
        self.editor.setAccessibleName(label)
        self.editor.setStyleSheet("QLineEdit { background: transparent; border: none; }")
        if secret:
            self.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.label.setBuddy(self.editor)
        self._column = _under(self, self.label, _Frame(self.editor))
        self._remeasure()
        look().changed.connect(self._remeasure)
        self.editor.textEdited.connect(self.changed)
        self.editor.returnPressed.connect(self.entered)

    def text(self) -> str:
        return self.editor.text()

    def replace(self, text: str) -> None:
        self.editor.setText(text)

    def _remeasure(self) -> None:
        self._fit()
        self.editor.setMinimumHeight(look().mm(look().density.button_mm - 2))

    def _fit(self) -> None:
        """A code stands whole in the field, however large the text is."""
        font = QFont(look().font(look().density.heading_pt, bold=True))
        least = look().measure.pt(look().density.body_pt) / look().measure.text_scale
        largest = size_for_signs(self.editor.contentsRect().width())
        if largest:
            font.setPixelSize(round(max(least, min(font.pixelSize(), largest))))
        self.editor.setFont(font)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _under(field: QWidget, label: QWidget, frame: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().mm(1))
    column.addWidget(label)
    column.addWidget(frame)
    policy = field.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    field.setSizePolicy(policy)
    return column
