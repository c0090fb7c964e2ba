"""Orca itself, in Swedish, beside a desktop without a screen, and everything that it says."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

LOCALE = "sv_SE.UTF-8"
_SAID = re.compile(r"DATA:\|<speak>(.*?)</speak>$", re.MULTILINE)
_MARKS = re.compile(r"<[^>]*>")
NAMES_OF_KEYS = frozenset({"tabb", "return", "escape"})
"""Orca says each key that is pressed: that is its own, and comes before or after what the key has brought about."""


class SaidByOrca:
    """`log`: what a speech-dispatcher of log level 5 writes of what it is given to say."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._passed = 0

    def new(self) -> list[str]:
        """What has been said since `passed`, in order, without the names of keys."""
        return self._said()[self._passed :]

    def passed(self, count: int) -> None:
        """So many of the new ones have been heard."""
        self._passed += count

    def _said(self) -> list[str]:
        words = (_MARKS.sub("", found).strip() for found in _SAID.findall(self._log.read_text(errors="replace")))
        return [one for one in words if one not in NAMES_OF_KEYS]


@contextmanager
def orca(folder: Path, environment: Mapping[str, str], log: Path) -> Iterator[SaidByOrca]:
    """`environment`: a desktop's, with the address of the speech-dispatcher that writes `log`. Its settings are those
    that it comes with: whatever a person at this machine has set lies in other folders."""
    locales = folder / "locales"
    locales.mkdir(parents=True)
    made = ["localedef", "-i", "sv_SE", "-f", "UTF-8", str(locales / LOCALE)]
    subprocess.run(made, check=True, capture_output=True)
    surroundings = {**environment, "LANG": LOCALE, "LOCPATH": str(locales)}
    with (folder / "out").open("wb") as out:
        reader = subprocess.Popen(
            ["orca", "--replace", "--enable", "speech", "--disable", "braille"],
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    try:
        yield SaidByOrca(log)
        assert reader.poll() is None, (folder / "out").read_text(errors="replace")[-500:]
    finally:
        reader.kill()  # asked to end it says goodbye, for longer than a test takes
        reader.wait()
