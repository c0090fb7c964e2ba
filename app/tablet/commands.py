"""The system's own programs, run for their answer."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence

TAKES_AT_MOST_S = 3.0
"""A sound server that hangs must not hold up a ring: it then rings as loud as it is."""

Run = Callable[[Sequence[str]], str | None]
"""What it printed; None when it is not there, failed, or took too long."""


def run(words: Sequence[str]) -> str | None:
    program = shutil.which(words[0])
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - our own words, and no shell
            [program, *words[1:]],
            capture_output=True,
            text=True,
            timeout=TAKES_AT_MOST_S,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout if done.returncode == 0 else None
