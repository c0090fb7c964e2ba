"""The staff's way past the tablet: a code, a page behind it, and closing the program."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.arrival import Waiting
from app.domain.tablet import Sound, TabletState
from app.tablet.staff_code import StaffCode, Tried
from ui.bridge import Bridge
from ui.brukare.staff_views import StaffCodeView, StaffView
from ui.shared.look import look
from ui.shared.screens import Screens
from ui.shared.sheet import Answer, Sheet, ask

translate = QCoreApplication.translate

LEFT_ALONE_MS = 60_000
"""A page of the staff's that nobody touches goes away: whoever came here by chance finds home."""


@dataclass(frozen=True)
class Place:
    """Where the pages stand: in the frame beside the alarm, or in the whole window where there is no frame."""

    stack: Screens
    back: Callable[[], None]
    arrived: Callable[[], None] | None = None
    """Shows what has arrived; None where nobody is at home yet."""
    has_edge: bool = True
    """Whether there is room around it already, as in the frame."""


class StaffArea(QObject):
    close_agreed = Signal()

    def __init__(self, parent: QObject, code: StaffCode, bridge: Bridge, *, try_sound: Callable[[], Sound]) -> None:
        super().__init__(parent)
        self._code, self._bridge, self._try_sound = code, bridge, try_sound
        self._slow = ThreadPoolExecutor(1, thread_name_prefix="staff")
        """Trying a code takes a third of a second, and a ring one."""
        self._place: Place | None = None
        self._told: tuple[TabletState, Waiting] = (TabletState(), Waiting())
        self.code_view: StaffCodeView | None = None
        self.view: StaffView | None = None
        self._question: Sheet | None = None
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(LEFT_ALONE_MS)
        self._alone.timeout.connect(self.leave)

    def stop(self) -> None:
        self._slow.shutdown(cancel_futures=True)

    def open_at(self, place: Place) -> None:
        """Asks for the code. Where none was ever chosen there is nothing that could be typed, and nothing opens."""
        if not self._code.is_set:
            return
        self._show_code(place, choosing=False)
        assert self.code_view is not None
        wait_s = self._code.wait_s()
        if wait_s > 0:
            self.code_view.wait(wait_s)
        self._alone.start()

    def choose_at(self, place: Place, then: Callable[[], None]) -> None:
        """When the tablet is set up: the staff who stand there choose the code, before anything else."""
        view = self._show_code(place, choosing=True)

        def choose(code: str) -> None:
            kept = self._slow.submit(self._code.choose, code)
            self._bridge.do(view, kept, lambda is_kept: done() if is_kept else again(), failed=lambda _: again())

        def done() -> None:
            self.forget()
            then()

        def again() -> None:
            view.could_not_be_kept()

        view.chosen.connect(choose)

    def show_tablet(self, state: TabletState, waiting: Waiting) -> None:
        self._told = (state, waiting)
        if self.view is not None:
            self.view.show_tablet(state, waiting)

    def leave(self) -> None:
        place = self._place
        self.forget()
        if place is not None:
            place.back()

    def _show_code(self, place: Place, *, choosing: bool) -> StaffCodeView:
        self.forget()
        self._place = place
        view = self.code_view = StaffCodeView()
        view.back_wanted.connect(self.leave)
        view.typed.connect(self._attempt)
        _put(view, place)
        view.ask(choosing=choosing)
        return view

    def _attempt(self, code: str) -> None:
        view = self.code_view
        assert view is not None
        view.set_busy()
        self._alone.start()
        tried: Future[Tried] = self._slow.submit(self._code.attempt, code)

        def answered(outcome: Tried) -> None:
            if outcome.is_right:
                self._open()
            else:
                view.was_wrong(outcome.wait_s)

        self._bridge.ask(view, tried, answered)

    def _open(self) -> None:
        place = self._place
        assert place is not None
        self.forget()
        self._place = place
        view = self.view = StaffView()
        view.pages.leave_out(view.arrived, out=place.arrived is None)
        view.back_wanted.connect(self.leave)
        view.sound_wanted.connect(self._ring)
        view.arrived_wanted.connect(self._show_arrived)
        view.close_wanted.connect(self._ask_to_close)
        _put(view, place)
        view.show_tablet(*self._told)
        view.begin()
        self._alone.start()

    def _ring(self) -> None:
        view = self.view
        assert view is not None
        view.try_sound.setEnabled(False)
        self._alone.start()

        def heard(sound: Sound) -> None:
            view.try_sound.setEnabled(True)
            view.show_sound(sound)

        self._bridge.ask(view, self._slow.submit(self._try_sound), heard)

    def _show_arrived(self) -> None:
        place = self._place
        assert place is not None
        assert place.arrived is not None
        self.forget()
        place.arrived()

    def _ask_to_close(self) -> None:
        view = self.view
        assert view is not None
        self._alone.start()  # who goes away from the question leaves no open door either
        sheet = self._question = ask(
            view,
            translate("Staff", "Vill du stänga Tryggve på den här plattan?", "Staff want to close the program"),
            [
                Answer("stay", translate("Staff", "Nej, låt den vara på", "Answer: the program goes on")),
                Answer("close", translate("Staff", "Ja, stäng Tryggve", "Answer: the program is closed"), icon="power"),
            ],
            explain=translate(
                "Staff",
                "Då ringer ingenting på plattan, förrän någon startar den igen.",
                "What closing the program means",
            ),
        )
        sheet.answered.connect(lambda key, _words: self.close_agreed.emit() if key == "close" else self._alone.start())

    def forget(self) -> None:
        """The pages are thrown away: the next who comes begins with the code."""
        self._alone.stop()
        question, self._question = self._question, None
        if question is not None and not question.isHidden():
            question.dismiss()
        place, self._place = self._place, None
        pages: tuple[QWidget | None, ...] = (self.code_view, self.view)
        self.code_view = self.view = None
        for page in pages:
            if page is not None and place is not None:
                place.stack.removeWidget(page)
                page.deleteLater()


def _put(view: QWidget, place: Place) -> None:
    if not place.has_edge:
        edge = look().mm(look().density.edge_mm)
        view.setContentsMargins(edge, edge, edge, edge)
    place.stack.addWidget(view)
    place.stack.setCurrentWidget(view)
