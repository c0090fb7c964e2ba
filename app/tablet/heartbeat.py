"""What passes between the program and whoever keeps it running: a byte every few seconds down a pipe that both hold.

Where the pipe ends, the other has gone: the keeper finds a program that has fallen, the program a keeper that has.
"""

import contextlib
import os

PIPE = "TRYGGVE_HEARTBEAT"
"""In the environment: the descriptor that the program writes to."""
LOCK = "TRYGGVE_KEPT"
"""In the environment: the descriptor of the lock that says that a kept program runs in this folder."""
EVERY_MS = 2000
STILL_AFTER_S = 30.0
"""A window that has said nothing for so long hangs: fifteen missed beats. A disk that is full, or a machine that swaps,
has been seen to hold a window up for four seconds."""
CLOSED_BY_STAFF = 76
"""Exit code of a program that staff have closed: it is not started again until somebody asks for it."""
BEAT = b"."
ENDS = b"e"
"""The last word: the window has gone, and everything is being written down."""


class KeeperGoneError(Exception):
    """Nobody keeps this program running any more."""


class Heart:
    """The program's end. Without a keeper it beats for nobody."""

    def __init__(self) -> None:
        text = os.environ.get(PIPE, "")
        self._pipe = int(text) if text.isdecimal() else None

    @property
    def is_kept(self) -> bool:
        return self._pipe is not None

    def beat(self) -> None:
        """Raises KeeperGoneError, once."""
        self._say(BEAT)

    def end(self) -> None:
        with contextlib.suppress(KeeperGoneError):
            self._say(ENDS)

    def _say(self, word: bytes) -> None:
        if self._pipe is None:
            return
        try:
            with contextlib.suppress(BlockingIOError):  # the keeper is busy: a full pipe is beats enough
                os.write(self._pipe, word)
        except OSError as error:
            self._pipe = None
            raise KeeperGoneError from error
