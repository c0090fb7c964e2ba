"""Keeping the screen on: by logind, and by the X server. Over a desktop's message bus it is ui.kiosk's, for only Qt
holds a connection there."""

import shutil
import subprocess
from collections.abc import Sequence

from app.tablet.commands import Run, run
from app.tablet.interface import Awake

_WHAT = "--what=idle:sleep:handle-lid-switch"


class LogindAwake:
    """Holds with a process of its own, which ends with its standard input: also when this program is killed."""

    def __init__(self, program: Sequence[str] = ("systemd-inhibit",)) -> None:
        self._program = list(program)
        self._holding: subprocess.Popen[bytes] | None = None

    @property
    def is_held(self) -> bool:
        return self._holding is not None and self._holding.poll() is None

    def hold(self) -> bool:
        if self.is_held:
            return True
        words = [*self._program, _WHAT, "--who=Tryggve", "--why=Larm och samtal ska höras", "--mode=block"]
        found = shutil.which(words[0])
        if found is None:
            return False
        try:
            self._holding = subprocess.Popen(  # noqa: S603 - our own words, and no shell
                [found, *words[1:], "cat"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return False
        if _lasts(self._holding):
            return True
        self.release()
        return False

    def release(self) -> None:
        holding, self._holding = self._holding, None
        if holding is not None and holding.stdin is not None:
            holding.stdin.close()
            holding.wait()

    def wake(self) -> None:
        """logind puts nothing out that it could light."""


_REFUSED_WITHIN_S = 0.5


def _lasts(holding: "subprocess.Popen[bytes]") -> bool:
    """Without a bus or the right to it the program ends at once."""
    try:
        holding.wait(_REFUSED_WITHIN_S)
    except subprocess.TimeoutExpired:
        return True
    return False


class XServerAwake:
    """The X server's own timers, which put the screen out although nobody asked for a saver."""

    def __init__(self, run: Run = run) -> None:
        self._run = run
        self._held = False

    @property
    def is_held(self) -> bool:
        return self._held

    def hold(self) -> bool:
        done = [self._run(["xset", *words]) for words in (("s", "off"), ("s", "noblank"), ("-dpms",))]
        self._held = None not in done
        return self._held

    def release(self) -> None:
        if self._held:
            for words in (("s", "default"), ("s", "blank"), ("+dpms",)):
                self._run(["xset", *words])
        self._held = False

    def wake(self) -> None:
        self._run(["xset", "dpms", "force", "on"])
        self._run(["xset", "s", "reset"])


class EveryAwake:
    """All that this machine has: each of them alone leaves another way for the screen to go dark."""

    def __init__(self, ways: Sequence[Awake]) -> None:
        self._ways = tuple(ways)

    @property
    def is_held(self) -> bool:
        return any(way.is_held for way in self._ways)

    def hold(self) -> bool:
        held = [way.hold() for way in self._ways]  # all of them, also after the first that holds
        return any(held)

    def release(self) -> None:
        for way in self._ways:
            way.release()

    def wake(self) -> None:
        for way in self._ways:
            way.wake()
