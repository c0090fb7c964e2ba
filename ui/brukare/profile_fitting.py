"""Sets what was chosen on the tablet, and takes it back again in the order in which it was set."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from app.domain.tablet_profile import Setting
from app.services.desk import Desk, Saved
from app.services.profile import set_profile
from ui.bridge import Bridge
from ui.brukare.profile_wearing import Wearing

Changes = Mapping[str, Setting | None]


class Fitting(QObject):
    done = Signal()
    """A change is on the disk and worn soon, or `failed` says that it is not."""

    def __init__(self, desk: Desk, bridge: Bridge, wearing: Wearing, *, worn: Callable[[], None]) -> None:
        """`worn`: has the tablet read anew how it is set."""
        super().__init__(wearing)
        self._desk, self._bridge, self._wearing, self._worn = desk, bridge, wearing, worn
        self._before: list[dict[str, Setting | None]] = []
        self.failed = False

    @property
    def depth(self) -> int:
        """How many changes can be taken back."""
        return len(self._before)

    def set(self, changes: Changes) -> None:
        stands = self._wearing.settings
        before = {name: stands.get(name) for name in changes}
        if before != dict(changes):
            self._write(changes, lambda: self._before.append(before))

    def take_back(self, down_to: int | None = None) -> None:
        """The newest change; with `down_to` all that came after so many."""
        keep = self.depth - 1 if down_to is None else down_to
        undone = self._before[max(0, keep) :]
        if undone:
            self._write(_merged(undone), lambda: self._before.__delitem__(slice(max(0, keep), None)))

    def _write(self, changes: Changes, then: Callable[[], None]) -> None:
        def saved(outcome: Saved) -> None:
            self.failed = outcome.refusal is not None
            if not self.failed:
                then()
                self._worn()
            self.done.emit()

        self._bridge.do(self, set_profile(self._desk, changes), saved, failed=self._not_saved)

    def _not_saved(self, _error: BaseException) -> None:
        self.failed = True
        self.done.emit()


def _merged(undone: Sequence[Changes]) -> Changes:
    """Of several changes of the same setting, what stood before the first of them."""
    merged: dict[str, Setting | None] = {}
    for before in reversed(undone):
        merged |= before
    return merged
