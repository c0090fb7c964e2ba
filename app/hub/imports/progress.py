"""A progress bar on a terminal, for what takes over a second. Nothing anywhere else."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from app.hub.imports.gathering import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_SHOWN_AFTER_S = 1.0


@contextmanager
def showing_progress(stream: TextIO, *, now: Callable[[], float] = time.monotonic) -> Iterator[Progress | None]:
    """None where there is no terminal."""
    if not stream.isatty():
        yield None
        return
    shown = _Shown(stream, now)
    try:
        yield shown.tell
    finally:
        shown.stop()


class _Shown:
    def __init__(self, stream: TextIO, now: Callable[[], float]) -> None:
        self._stream = stream
        self._now = now
        self._begun = now()
        self._bar: Bar | None = None

    def tell(self, what: str, done: int, of: int) -> None:
        """`of` 0: nobody knows how much there is; shown at once, since nothing will be told for a while."""
        if of and self._now() - self._begun < _SHOWN_AFTER_S:
            return
        bar = self._bar or self._start()
        tasks = {task.description: task.id for task in bar.tasks}
        task = tasks[what] if what in tasks else bar.add_task(what, total=of or None)
        bar.update(task, completed=done)

    def stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _start(self) -> "Bar":
        from rich.console import Console
        from rich.progress import Progress as Bar

        self._bar = Bar(console=Console(file=self._stream), transient=True)
        self._bar.start()
        return self._bar
