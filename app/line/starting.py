"""Starting the engine's process. Imports next to nothing: it is done before anything else, so that the engine's half
second and the window's are the same half second."""

import subprocess
import sys
from collections.abc import Sequence

ENGINE = "app.line.engine"


def start_engine(words: Sequence[str], module: str = ENGINE) -> "subprocess.Popen[bytes]":
    """`words`: see app.line.engine.engine_words. A bundle starts itself under another name."""
    command = [sys.executable, "-m", module, *words]
    if getattr(sys, "frozen", False):
        command = [sys.executable, "engine", *words]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ourselves
