"""Who is using a hub's folder: everybody who opens the hub shares it, a restore has it alone, an import says that it is
running. Locks of the operating system, which end with their process however it ends.

Where there are none (Windows) nothing is held: there the operator alone sees to it that the hub is stopped.
"""

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

_FOLDER = ".in-use"
_IMPORTING = ".importing"


class OccupiedError(Exception):
    """Somebody else has the folder: a restore, or a running hub."""


class Occupied:
    """Held until `leave` or the process's end."""

    def __init__(self, path: Path, *, alone: bool, waits: bool = False) -> None:
        """Raises OccupiedError at once, unless it `waits`."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if fcntl is not None:
                at_once = 0 if waits else fcntl.LOCK_NB
                fcntl.flock(self._number, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | at_once)
        except OSError as error:
            self.leave()
            raise OccupiedError(str(path)) from error

    def leave(self) -> None:
        number, self._number = self._number, -1
        if number >= 0:
            os.close(number)


def share(data: Path) -> Occupied:
    """For everything that works with the hub's folder. Raises OccupiedError while a backup is put back."""
    return Occupied(data / _FOLDER, alone=False)


def have_alone(data: Path) -> Occupied:
    """For a restore. Raises OccupiedError while a hub runs."""
    return Occupied(data / _FOLDER, alone=True)


def importing(data: Path) -> Occupied:
    """While an import runs; any number of them. Waits for a look of `is_importing`, which is over at once."""
    return Occupied(data / _IMPORTING, alone=False, waits=True)


def is_importing(data: Path) -> bool:
    try:
        Occupied(data / _IMPORTING, alone=True).leave()
    except OccupiedError:
        return True
    return False
