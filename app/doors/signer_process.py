"""The pass signer in a process of its own: the private key is read there and nowhere else.

One pipe, one request at a time, both ends msgpack. The child ends when the pipe closes; the hub starts it again when
it has died. Start is spawn, so that the child holds none of the hub's memory, threads or sockets.
"""

import multiprocessing
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeVar

import msgspec

from app.doors.door_pass import PassClaims
from app.doors.pass_signer import FilePassSigner
from app.doors.statements import AnyStatement

ANSWER_WITHIN_S = 5.0
"""A signature takes 0.4 ms (measured); the first answer waits for the child's start, some 0.5 s. Raised on a machine
that swaps."""


class SignerGoneError(RuntimeError):
    """The signer's process could not be used even after a new start: no passes until somebody has looked."""


class _SignPass(msgspec.Struct, frozen=True, tag="pass"):
    claims: PassClaims


class _SignStatement(msgspec.Struct, frozen=True, tag="statement"):
    statement: AnyStatement


class _Pinned(msgspec.Struct, frozen=True, tag="pinned"):
    pass


class _Rotate(msgspec.Struct, frozen=True, tag="rotate"):
    pass


_Request = _SignPass | _SignStatement | _Pinned | _Rotate


class _Signed(msgspec.Struct, frozen=True, tag="signed"):
    token: bytes


class _Keys(msgspec.Struct, frozen=True, tag="keys"):
    rolls: int
    pinned: dict[str, bytes]


class _Refused(msgspec.Struct, frozen=True, tag="refused"):
    why: str


_Answer = _Signed | _Keys | _Refused
_requests: msgspec.msgpack.Decoder[_Request] = msgspec.msgpack.Decoder(_Request)
_answers: msgspec.msgpack.Decoder[_Answer] = msgspec.msgpack.Decoder(_Answer)
_AnswerT = TypeVar("_AnswerT", _Signed, _Keys)


def serve(pipe: Connection, key_file: str) -> None:
    """The child's whole life."""
    # Ctrl-C reaches the whole terminal group; the hub decides when the signer ends, after its last request.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signer = FilePassSigner(Path(key_file))
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send_bytes(msgspec.msgpack.encode(_answer(signer, pipe.recv_bytes())))


def _answer(signer: FilePassSigner, raw: bytes) -> _Answer:
    try:
        match _requests.decode(raw):
            case _SignPass(claims):
                return _Signed(signer.sign_pass(claims))
            case _SignStatement(statement):
                return _Signed(signer.sign_statement(statement))
            case _Rotate():
                signer.rotate()
        return _Keys(signer.roll_counter(), signer.pinned())
    except ValueError as error:
        return _Refused(str(error))


class ProcessPassSigner:
    """A PassSigner for several threads. `start` before use, `stop` at the end; both may be called again."""

    def __init__(self, key_file: Path) -> None:
        self._key_file = key_file
        self._lock = threading.Lock()
        self._pipe: Connection | None = None
        self._process: BaseProcess | None = None

    def start(self) -> None:
        """Raises SignerGoneError when the child cannot read its key file."""
        self.pinned()

    def stop(self) -> None:
        with self._lock:
            self._end_child()

    def is_alive(self) -> bool:
        process = self._process
        try:
            return process is not None and process.is_alive()
        except ValueError:  # it was closed at this moment
            return False

    def pinned(self) -> dict[str, bytes]:
        return self._ask(_Pinned(), _Keys).pinned

    def roll_counter(self) -> int:
        return self._ask(_Pinned(), _Keys).rolls

    def sign_pass(self, claims: PassClaims) -> bytes:
        return self._ask(_SignPass(claims), _Signed).token

    def sign_statement(self, statement: AnyStatement) -> bytes:
        return self._ask(_SignStatement(statement), _Signed).token

    def rotate(self) -> None:
        """Not tried a second time: the child may have rotated before it died."""
        self._ask(_Rotate(), _Keys, tries=1)

    def _ask(self, request: _Request, wanted: type[_AnswerT], *, tries: int = 2) -> _AnswerT:
        with self._lock:
            for _ in range(tries):
                answer = self._try(msgspec.msgpack.encode(request))
                if isinstance(answer, wanted):
                    return answer
                if isinstance(answer, _Refused):
                    raise ValueError(answer.why)  # noqa: TRY004 the caller's claims, not their type
        raise SignerGoneError("the pass signer's process does not answer")

    def _try(self, raw: bytes) -> _Answer | None:
        """None when the child is gone; it is then out of the way for the next try."""
        try:
            pipe = self._live_pipe()
            pipe.send_bytes(raw)
            if pipe.poll(ANSWER_WITHIN_S):
                return _answers.decode(pipe.recv_bytes())
        except (EOFError, OSError):
            pass
        self._end_child()
        return None

    def _live_pipe(self) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self._end_child()
        context = multiprocessing.get_context("spawn")
        self._pipe, childs_end = context.Pipe()
        self._process = context.Process(
            target=serve, args=(childs_end, str(self._key_file)), name="pass-signer", daemon=True
        )
        self._process.start()
        childs_end.close()
        return self._pipe

    def _end_child(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.join(1.0)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._process.close()
        self._pipe = self._process = None
