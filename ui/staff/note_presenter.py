"""The words of notes on their way to the disk and into the journal; knows of each visit what stands in its field."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.domain.ids import VisitId
from app.services import visiting
from app.services.desk import Desk, Saved
from app.services.staff_snapshots import VisitCard
from ui.bridge import Bridge
from ui.shared.keeping import Keeping
from ui.staff.visit_view import VisitView

Told = Callable[[Saved], None]


class NotePresenter(QObject):
    """Drafts are written here alone, so what was typed here is newer than any draft that was read from the store."""

    written_in = Signal(str)
    """A visit, at each keystroke that leaves words in its field."""

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        view: VisitView,
        *,
        kept: Callable[[], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._view = desk, bridge, view
        self._told_kept, self._failed = kept, failed
        self._texts: dict[VisitId, str] = {}
        self._signing: dict[VisitId, str] = {}
        self._keeping: Keeping[VisitId] = Keeping(
            self,
            bridge,
            lambda visit, text: visiting.keep_note_draft(desk, visit, text),
            commit=lambda _visit: None,
            kept=self._kept,
            failed=failed,
        )
        view.note_changed.connect(self._typed)

    def with_text(self, card: VisitCard) -> VisitCard:
        """The card with what was last typed here, which the disk may not have yet."""
        return replace(card, draft_note=self._texts.get(card.visit, card.draft_note))

    def unsigned(self, visit: VisitId) -> str:
        """What would be left behind if the visit ended now; empty while it is being signed."""
        text = self._field(visit)
        return "" if text == self._signing.get(visit) else text.strip()

    def put(self, visit: VisitId, text: str) -> None:
        """Another text for a visit's note, or none: to the disk at once."""
        self._texts[visit] = text
        if self._shows(visit):
            self._view.note.put_text(text)
        self._keeping.typed(visit, text)
        self._keeping.flush()

    def sign(self, visit: VisitId, text: str, told: Told) -> None:
        """What stands in the visit's field, or else `text`. `told` hears what came of it; pressed again meanwhile,
        nothing happens."""
        if visit in self._signing:
            return
        self._keeping.flush()
        standing = self._signing[visit] = self._field(visit) or text

        def signed(saved: Saved) -> None:
            del self._signing[visit]
            if saved.refusal is None:
                self._empty(visit, standing)
            told(saved)

        def failed(error: BaseException) -> None:
            del self._signing[visit]
            self._failed(error)

        self._bridge.do(self, visiting.sign_note(self._desk, visit, standing.strip()), signed, failed=failed)

    def keep(self) -> "tuple[Future[datetime], ...]":
        """All that is typed to the disk now; what must still be waited for."""
        self._keeping.flush()
        return self._keeping.under_way()

    def _typed(self, text: str) -> None:
        card = self._view.card
        if card is not None:
            self._texts[card.visit] = text
            self._keeping.typed(card.visit, text)
            if text.strip():
                self.written_in.emit(card.visit)

    def _kept(self, _at: datetime) -> None:
        if not self._keeping.has_failed:
            self._told_kept()

    def _empty(self, visit: VisitId, signed: str) -> None:
        """What was typed while the note was being signed begins the next one."""
        now = self._field(visit)
        rest = (now[len(signed) :] if now.startswith(signed) else now).lstrip()
        self._keeping.forget(visit)
        self._texts[visit] = rest
        if self._shows(visit):
            self._view.note.put_text(rest)
        if rest:
            self._keeping.typed(visit, rest)

    def _field(self, visit: VisitId) -> str:
        return self._view.note.field.text() if self._shows(visit) else self._texts.get(visit, "")

    def _shows(self, visit: VisitId) -> bool:
        return self._view.card is not None and self._view.card.visit == visit
