"""What is on the windows, and pressing it, as assistive technology does: the project's end of atspi_driver.py."""

import json
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

SYSTEM_PYTHON = "/usr/bin/python3"
"""Has `gi` from the system's packages, which cannot be installed into a virtual environment."""

WAIT_S = 10.0
"""For what should appear at once. A machine with two busy cores has been seen to take 3."""

ANSWER_MARGIN_S = 30.0
"""On top of a request's own deadline: dumping a large tree of a window that hardly answers."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is looked for. Everything given must match; name, description and text are regular expressions (search)."""

    app: int | str | None = None
    """Process id, or the application's name; None looks through all."""
    role: str | None = None
    """AT-SPI's word: button, check box, toggle button, radio button, text, label, list item, frame, dialog, ..."""
    name: str | None = None
    description: str | None = None
    text: str | None = None
    within: "Target | None" = None
    """Look only below this; its own `app` then counts."""
    place: int = 0
    """Which one, where several match, in reading order."""
    showing: bool = True
    """False finds also what is on a hidden page."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing on a window, as it was when it was read."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    """AT-SPI's words: enabled, sensitive, showing, focused, checked, editable, ..."""
    text: str | None
    """The content of a text; None where it has none."""
    value: float | None
    rect: tuple[int, int, int, int] | None
    """x, y, width, height on the screen."""


class NotOnScreenError(AssertionError):
    """What was wanted did not come about in time; the message holds what was there instead."""


class ScreenReader:
    """`with ScreenReader(desktop.environment) as reader: reader.press(Target(process, "button", "Börja besöket"))`

    Every call waits for what it wants, up to `wait_s`, and raises NotOnScreenError when it does not come.
    """

    def __init__(self, environment: Mapping[str, str], *, wait_s: float = WAIT_S) -> None:
        self._environment = dict(environment)
        self._wait_s = wait_s
        self._driver: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        driver = Path(__file__).with_name("atspi_driver.py")
        self._driver = subprocess.Popen(
            [SYSTEM_PYTHON, "-I", "-B", "-W", "ignore::DeprecationWarning", str(driver)],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=sys.stderr.fileno() if _has_descriptor() else subprocess.DEVNULL,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        driver, self._driver = self._driver, None
        if driver is None:
            return
        driver.kill()
        driver.communicate()

    def find(self, target: Target, *, states: Sequence[str] = (), wait_s: float | None = None) -> Seen:
        """Waits until it is there and has all the states."""
        return _seen(self._ask("find", wait_s, target=target, states=list(states)))

    def find_all(self, target: Target) -> list[Seen]:
        """What matches just now, perhaps nothing."""
        return [_seen(found) for found in self._ask("find_all", None, target=target)]

    def press(self, target: Target, *, wait_s: float | None = None) -> Seen:
        """Waits until it is enabled, then presses or toggles it; gives what it was before."""
        return _seen(self._ask("press", wait_s, target=target))

    def set_text(self, target: Target, value: str, *, wait_s: float | None = None) -> Seen:
        return _seen(self._ask("set_text", wait_s, target=target, value=value))

    def text(self, target: Target, *, wait_s: float | None = None) -> str:
        """Its content, or its name where it has none, as a label does."""
        seen = self.find(target, wait_s=wait_s)
        return seen.name if seen.text is None else seen.text

    def focus(self, target: Target, *, wait_s: float | None = None) -> Seen:
        """Gives it the keyboard and waits until it has it."""
        return _seen(self._ask("focus", wait_s, target=target))

    def type_keys(self, value: str) -> None:
        """Presses real keys, one by one, into whatever has the keyboard."""
        self._ask("type", None, value=value)

    def wait_gone(self, target: Target, *, wait_s: float | None = None) -> None:
        self._ask("gone", wait_s, target=target)

    def tree(self, app: int | str | None = None) -> str:
        """Everything that assistive technology is told, one line for each: role, name, description, text, states."""
        return str(self._ask("tree", None, app=app))

    def _ask(self, what: str, wait_s: float | None, **more: Any) -> Any:
        timeout_s = self._wait_s if wait_s is None else wait_s
        request = {"do": what, "timeout_s": timeout_s, **more}
        if isinstance(more.get("target"), Target):
            request["target"] = asdict(more["target"])
        answer = self._exchange(json.dumps(request).encode() + b"\n", timeout_s + ANSWER_MARGIN_S)
        if "problem" in answer:
            sought = more.get("target", more)
            raise NotOnScreenError(
                f"{what} {sought}: {answer['problem']} after {timeout_s} s. There was:\n{answer['tree']}"
            )
        return answer["value"]

    def _exchange(self, line: bytes, timeout_s: float) -> dict[str, Any]:
        assert self._driver is not None, "use it in a with statement"
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        try:
            self._driver.stdin.write(line)
            self._driver.stdin.flush()
        except BrokenPipeError:
            raise RuntimeError(_ENDED.format(self._driver.wait())) from None
        if not select.select([self._driver.stdout], [], [], timeout_s)[0]:
            raise RuntimeError(f"the AT-SPI driver has not answered within {timeout_s} s")
        heard = self._driver.stdout.readline()
        if not heard:
            raise RuntimeError(_ENDED.format(self._driver.wait()))
        answer: dict[str, Any] = json.loads(heard)
        return answer


_ENDED = "the AT-SPI driver has ended (exit status {}). Are python3-gi and gir1.2-atspi-2.0 there? Run installer/setup."


def _has_descriptor() -> bool:
    try:
        return sys.stderr.fileno() >= 0
    except (OSError, ValueError, AttributeError):
        return False


def _seen(found: dict[str, Any]) -> Seen:
    rect = found["rect"]
    return Seen(
        role=found["role"],
        name=found["name"],
        description=found["description"],
        states=frozenset(found["states"]),
        text=found["text"],
        value=found["value"],
        rect=None if rect is None else (rect[0], rect[1], rect[2], rect[3]),
    )
