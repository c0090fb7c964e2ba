"""Whole messages over a pair of pipes, and what the messages are.

Pickled: both ends are this program, started by one another, and nobody else holds the pipes. Messages are never
compared, and never shown: they may hold a PIN. So they are made without what either needs, which halves their price.
"""

import contextlib
import pickle
import struct
import threading
from dataclasses import dataclass
from typing import IO, Any

from app.domain.ids import PersonId
from app.sync.status import NetState

_LENGTH = struct.Struct(">I")


class LineEndedError(Exception):
    """The other process has gone."""


@dataclass(frozen=True, repr=False, eq=False)
class Ask:
    """To the gate; answered under the same number."""

    number: int
    question: str
    words: tuple[Any, ...]


@dataclass(frozen=True, repr=False, eq=False)
class Call:
    """To a desk, which has a number too: what was asked of one desk is never done at the next person's."""

    number: int
    desk: int
    use_case: str
    words: tuple[Any, ...]
    more: dict[str, Any]


@dataclass(frozen=True, repr=False, eq=False)
class Filled:
    """The first screen is there: the network may begin."""


@dataclass(frozen=True, repr=False, eq=False)
class Stop:
    """End when everything that was asked for is on the disk."""


@dataclass(frozen=True, repr=False, eq=False)
class Answer:
    """What came of an Ask or a Call."""

    number: int
    value: Any


@dataclass(frozen=True, repr=False, eq=False)
class Failed:
    """That nothing came of it, and why."""

    number: int
    error: BaseException


@dataclass(frozen=True, repr=False, eq=False)
class Opened:
    """In an Answer, in the place of app.services.sign_in.In."""

    desk: int
    me: PersonId
    mode: str
    comparison: str


@dataclass(frozen=True, repr=False, eq=False)
class Changed:
    """Something that a screen may show has changed."""

    net: NetState


class Channel:
    """`send` from any thread, `receive` from one."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming, self._outgoing = incoming, outgoing
        self._sending = threading.Lock()

    def send(self, message: object) -> None:
        """Raises LineEndedError."""
        content = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
        with self._sending:
            try:
                self._outgoing.write(_LENGTH.pack(len(content)) + content)
                self._outgoing.flush()
            except (OSError, ValueError) as error:
                raise LineEndedError from error

    def receive(self) -> object:
        """Waits for the next. Raises LineEndedError."""
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size))
        return pickle.loads(self._exactly(length))  # noqa: S301 - see the top

    def close(self) -> None:
        """Once nothing is to be received any more; `send` then finds the line ended."""
        self._incoming.close()
        with contextlib.suppress(OSError):
            self._outgoing.close()

    def _exactly(self, count: int) -> bytes:
        try:
            content = self._incoming.read(count)
        except (OSError, ValueError) as error:
            raise LineEndedError from error
        if len(content) < count:
            raise LineEndedError
        return content
