"""The program's one window: sign-in, then the mode of whoever is at the desk."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ids import PersonId
from app.services import sign_in
from app.services.desk import Desk, Unkept, answered, has_ended
from app.services.people import PersonOnDevice
from app.services.sign_in import Gate
from ui.bridge import Bridge
from ui.preparing import Preparing, WhileUntouched
from ui.shared.language import SWEDISH, languages, speaking
from ui.shared.look import DENSITIES, STAFF, look
from ui.shared.screens import Screens
from ui.shared.sign_in_presenter import SignInPresenter
from ui.shared.sign_in_view import SignInView

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from ui.leaving import Left, Write

PAINTED_MS = 50
"""When a filled screen has certainly been painted."""

FALLS_IN_A_ROW = 3
"""So often the engine is started again without having filled a screen; then a person is told."""


def _mode_for(desk: Desk, bridge: Bridge, screens: tuple[Any, ...] | None) -> QWidget:
    """Only the mode that is wanted is imported: the others cost start-up time and memory on a small tablet. `screens`:
    the mode's own, when they are made already."""
    match desk.mode:
        case "brukare":
            from ui.brukare.mode import BrukareMode

            return BrukareMode(desk, bridge, screens=screens)
        case "handlaggare":
            from ui.handlaggare.mode import HandlaggareMode

            return HandlaggareMode(desk, bridge, screens=screens)
        case _:
            from ui.staff.mode import StaffMode

            return StaffMode(desk, bridge, screens=screens)


class Window(QWidget):
    filled = Signal(str)
    """The mode's first screen has got its content from the database."""
    closed = Signal()
    mode_opened = Signal(object, object)
    """The mode that is shown now, and its desk."""
    stayed = Signal()
    """Somebody wanted to leave, and did not."""
    left = Signal()
    """Somebody has signed out, and their pages are gone from the glass."""

    def __init__(self, gate: Gate, bridge: Bridge, *, expected: str = "") -> None:
        """`expected`: the mode that will probably be opened first."""
        super().__init__()
        self._expected = expected
        self._preparing: Preparing | None = None
        self._gate = gate
        self._bridge = bridge
        self._stack = Screens()
        self._mode: QWidget | None = None
        self.desk: Desk | None = None
        self._is_leaving = False
        self._may_close = False
        self._falls = 0
        self._sign_in = SignInView()
        self._presenter = SignInPresenter(gate, bridge, self._sign_in, opened=self._open, known=self._expect)
        self._stack.addWidget(self._sign_in)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setWindowTitle("Tryggve")
        look().changed.connect(self.update)
        languages().wanted.connect(self._change_language)

    @property
    def sign_in(self) -> SignInView:
        return self._sign_in

    @property
    def stack(self) -> Screens:
        """For a page that stands over the mode and over the way in."""
        return self._stack

    def show_present(self) -> None:
        """What belongs on the glass: the mode of whoever is at the desk, else the way in."""
        self._stack.setCurrentWidget(self._mode or self._sign_in)

    def begin(self) -> None:
        self._presenter.begin()
        if self._expected:
            self._prepare(self._expected)

    def _prepare(self, mode: str) -> None:
        if self._preparing is None or self._preparing.mode != mode:
            self._prepared("")
            view = self._sign_in
            pages = () if mode == "brukare" else (lambda: view.people_page, lambda: view.pin_page)
            self._preparing = Preparing(self, mode, first=pages)

    def _prepared(self, mode: str) -> tuple[Any, ...] | None:
        preparing, self._preparing = self._preparing, None
        if preparing is None:
            return None
        if preparing.mode != mode:
            preparing.discard()
            return None
        preparing.deleteLater()
        return preparing.take()

    def _expect(self, people: Sequence[PersonOnDevice]) -> None:
        """Whose mode will be opened is known when all here have the same."""
        if people and all(person.mode == people[0].mode for person in people):
            self._prepare(people[0].mode)

    def _open(self, desk: Desk) -> None:
        look().wear(density=DENSITIES.get(desk.mode, STAFF))
        if desk.mode != "brukare" and speaking() is not SWEDISH:
            from ui.shared.translation import use_language

            self._prepared("")  # what has been made is in the language of whoever was here before
            use_language(SWEDISH.code)
        mode = self._show_mode(desk, self._prepared(desk.mode))
        self._give_back(desk.me)
        # Reads are answered in order: when this comes back, everything that the mode asked for has come.
        self._bridge.ask(mode, answered(desk), lambda _: self._filled(desk), failed=lambda _: None)

    def _show_mode(self, desk: Desk, screens: tuple[Any, ...] | None) -> QWidget:
        mode = _mode_for(desk, self._bridge, screens)
        wanted = getattr(mode, "sign_out_wanted", None)
        if wanted is not None:
            wanted.connect(self._sign_out)
        self._mode, self.desk = mode, desk
        self._stack.addWidget(mode)
        self._stack.setCurrentWidget(mode)
        self.mode_opened.emit(mode, desk)
        return mode

    def _change_language(self, code: str) -> None:
        """A tablet's: the other modes speak Swedish."""
        if self.desk is not None and self.desk.mode == "brukare" and not self._is_leaving:
            from ui.changing_language import ChangingLanguage

            ChangingLanguage(self, self._bridge, code)

    @property
    def mode(self) -> QWidget | None:
        return None if self._is_leaving else self._mode

    def keep_everything(self) -> "Sequence[Write]":
        """What is being written goes to the disk; what must still be waited for."""
        return self._keep_everything()

    def make_mode_anew(self) -> tuple[QWidget | None, QWidget | None]:
        """The same person's, with what stands in the database; the old one, which is thrown away, and the new one."""
        old, desk = self._mode, self.desk
        if old is None or desk is None:
            return None, None
        self._show_mode(desk, None)
        self._stack.removeWidget(old)
        old.deleteLater()
        return old, self._mode

    def _give_back(self, person: PersonId) -> None:
        """What the person wrote before the program fell, where the disk has refused it since: the mode shows it and
        tries again."""
        take_back: Callable[[Sequence[Unkept]], None] | None = getattr(self._mode, "take_back", None)
        unkept = self._gate.take_unkept(person) if take_back is not None else ()
        if take_back is not None and unkept:
            from ui.leaving import tell_not_kept

            take_back(unkept)
            tell_not_kept(self)

    def _filled(self, desk: Desk) -> None:
        self._falls = 0
        self.filled.emit(desk.mode)
        if self._mode is not None and hasattr(self._mode, "make_the_rest"):
            WhileUntouched(self._mode, self._mode.make_the_rest(), after_ms=PAINTED_MS)

    def engine_gone(self, start_again: Callable[[], None]) -> None:
        """The process with the databases has ended by a fault. What is typed and not on the disk is given to the next
        one, which writes it when its author has signed in again."""
        self._falls += 1
        self._keep_everything()
        if self._falls > FALLS_IN_A_ROW:
            self._show_sign_in()
            self._sign_in.show_cannot_start()
            return
        self._show_sign_in()
        start_again()
        self._presenter.begin(after_a_fall=True)

    def _sign_out(self) -> None:
        """What is being written goes to the disk first; then the person's database closes."""
        self._leave(
            lambda: self._bridge.ask(
                self, sign_in.sign_out(self._gate), lambda _: self._left(), failed=self._left_with_fault
            )
        )

    def _leave(self, then: Callable[[], None], *, is_closing: bool = False) -> None:
        """The mode takes no more input until the person has left, or stays since a write failed."""
        if self._is_leaving:
            return
        self._is_leaving = True
        writes = self._keep_everything()
        if self._mode is not None:
            self._mode.setEnabled(False)
        from ui.leaving import Leaving

        Leaving(self, self._bridge, writes, left=self._left_open(is_closing=is_closing), leave=then, stay=self._stay)

    def _stay(self) -> None:
        self._is_leaving = False
        if self._mode is not None:
            self._mode.setEnabled(True)
        self.stayed.emit()

    def _left(self) -> None:
        self._show_sign_in()
        self._presenter.begin()
        self.left.emit()

    def _left_with_fault(self, error: BaseException) -> None:
        """Nobody else may find the person's pages on the glass, whatever became of their database."""
        self._left()
        if not has_ended(error):
            raise error

    def _show_sign_in(self) -> None:
        from ui.shared.sheet import open_sheets

        self._is_leaving = False
        for sheet in open_sheets(self):  # the next person is not asked what the one before was
            sheet.dismiss()
        mode, self._mode, self.desk = self._mode, None, None
        if mode is not None:
            self._stack.removeWidget(mode)
            mode.deleteLater()
        look().wear(density=STAFF)
        self._stack.setCurrentWidget(self._sign_in)

    def _keep_everything(self) -> "Sequence[Write]":
        """What must still be waited for before somebody leaves."""
        keep: Callable[[], Sequence[Write] | None] | None = getattr(self._mode, "keep_everything", None)
        return (keep() if keep is not None else None) or ()

    def _left_open(self, *, is_closing: bool) -> "Left | None":
        from ui.leaving import Left
        from ui.shared.sheet import open_sheets

        if any(sheet.words for sheet in open_sheets(self)):
            return Left.IN_A_QUESTION
        return Left.BY_SOMEBODY_AWAY if is_closing and self._gate.has_unkept() else None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed a second time while it waits or asks, the window goes at once: the system may be shutting down."""
        if (
            not self._may_close
            and not self._is_leaving
            and (self._keep_everything() or self._left_open(is_closing=True))
        ):
            event.ignore()
            self._leave(self._close_now, is_closing=True)
            return
        self.closed.emit()
        event.accept()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.WindowDeactivate:
            self._keep_everything()
        super().changeEvent(event)
