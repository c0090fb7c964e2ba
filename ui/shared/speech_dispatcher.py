"""The voice of Linux: speech-dispatcher, by its own protocol (SSIP). Runs in the process beside; imports no Qt.

Qt's own engine for it cannot tell which word is being said. eSpeak NG tells when a mark in the text is reached, so each
word gets one.
"""

import os
import queue
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from ui.shared.speech_lines import Line, Tell

USUAL, SLOWEST, FASTEST = 170, 80, 390
"""Words a minute of eSpeak NG at the rates 0, -100 and 100. Source: speech-dispatcher's espeak-ng module."""
STARTS_WITHIN_S = 10.0
ANSWERS_WITHIN_S = 5.0
QUEUED, MARK, ENDED = "225", "700", "702"


class NoDispatcherError(Exception):
    """It is not installed, does not start, or does not answer."""


def run(requests: Iterator[Line], tell: Tell) -> None:
    """Until the window is gone. Raises NoDispatcherError before anything is said."""
    voice = Dispatcher(tell)
    tell({"languages": voice.languages()})
    for request in requests:
        if "say" in request:
            voice.say(request)
        else:
            voice.stop()
    voice.close()


def address() -> str:
    """The socket's path, as speech-dispatcher's own clients find it."""
    kind, _, path = os.environ.get("SPEECHD_ADDRESS", "").partition(":")
    if kind == "unix_socket" and path:
        return path
    folder = os.environ.get("XDG_RUNTIME_DIR") or str(Path.home() / ".cache")
    return str(Path(folder) / "speech-dispatcher" / "speechd.sock")


def rate_of(words_a_minute: int) -> int:
    """On speech-dispatcher's scale from -100 to 100."""
    over = words_a_minute - USUAL
    return round(100 * over / (FASTEST - USUAL if over > 0 else USUAL - SLOWEST))


def marked(text: str) -> str:
    """With a mark before each word, named by its place in the text."""
    words = (f'<mark name="{word.start()}"/>{escape(word.group())}' for word in re.finditer(r"\S+", text))
    return f"<speak>{' '.join(words)}</speak>"


class Dispatcher:
    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._socket = _connected()
        self._answers: queue.Queue[list[str]] = queue.Queue()
        self._current = threading.Lock()
        self._number: int | None = None
        self._message = ""
        self._lengths: dict[int, int] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        self._command("SET SELF CLIENT_NAME tryggve:tryggve:read")
        self._command("SET SELF SSML_MODE on")
        self._command("SET SELF NOTIFICATION ALL on")

    def languages(self) -> list[str]:
        listed = self._command("LIST SYNTHESIS_VOICES")
        return sorted({line.split("\t")[1].split("-")[0] for line in listed if line.count("\t") >= 2})

    def say(self, request: Line) -> None:
        self.stop()
        text = request["text"]
        try:
            self._command(f"SET SELF LANGUAGE {request['language']}")
            self._command(f"SET SELF RATE {rate_of(request['rate'])}")
            self._command("SPEAK")
            with self._current:
                self._lengths = {word.start(): len(word.group()) for word in re.finditer(r"\S+", text)}
                self._number, self._message = request["say"], ""
            # A line that is a full stop alone would end the message; ours has no line breaks.
            self._command(f"{marked(text)}\r\n.")
        except NoDispatcherError:
            self._tell({"failed": request["say"]})

    def stop(self) -> None:
        with self._current:
            was, self._number = self._number, None
        if was is not None:
            self._command("CANCEL SELF")

    def close(self) -> None:
        self._socket.close()

    def _command(self, command: str) -> list[str]:
        try:
            self._socket.sendall(command.encode() + b"\r\n")
            answer = self._answers.get(timeout=ANSWERS_WITHIN_S)
        except (OSError, queue.Empty) as error:
            raise NoDispatcherError(command.partition("\r\n")[0]) from error
        if not answer or answer[-1][:1] != "2":
            raise NoDispatcherError(answer[-1] if answer else "gone")
        return answer

    def _listen(self) -> None:
        lines: list[str] = []
        with self._socket.makefile("r", encoding="utf-8", newline="\r\n") as stream:
            try:
                for raw in stream:
                    lines.append(raw.rstrip("\r\n"))
                    if lines[-1][3:4] == " ":
                        whole, lines = lines, []
                        self._heard(whole)
            except OSError:
                pass
        self._answers.put([])
        with self._current:
            number, self._number = self._number, None
        if number is not None:
            self._tell({"failed": number})

    def _heard(self, lines: list[str]) -> None:
        code = lines[-1][:3]
        if code[:1] == "7":
            self._happened(lines)
            return
        if code == QUEUED:
            # Known here before anything can happen to it, for this thread is the one that hears of it.
            with self._current:
                self._message = lines[0][4:]
        self._answers.put(lines)

    def _happened(self, lines: list[str]) -> None:
        """700-message, 700-client, 700-mark, 700 INDEX MARK."""
        code, parts = lines[-1][:3], [line[4:] for line in lines[:-1]]
        with self._current:
            number, message, lengths = self._number, self._message, self._lengths
            if number is None or parts[:1] != [message]:
                return
            if code == ENDED:
                self._number = None
        if code == MARK and parts[2].isdigit():
            start = int(parts[2])
            self._tell({"word": number, "start": start, "length": lengths.get(start, 0)})
        elif code == ENDED:
            self._tell({"ended": number})


def _connected() -> socket.socket:
    path = address()
    try:
        return _connect(path)
    except OSError:
        program = shutil.which("speech-dispatcher")
        if program is None:
            raise NoDispatcherError("not installed") from None
    try:
        subprocess.run([program, "--spawn"], timeout=STARTS_WITHIN_S, capture_output=True, check=False)  # noqa: S603
        return _connect(path)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoDispatcherError("does not start") from error


def _connect(path: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    try:
        made.connect(path)
    except OSError:
        made.close()
        raise
    return made
