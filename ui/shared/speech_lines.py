"""What the window and the process with the voice say to each other: JSON, one object a line. Imports no Qt.

To the voice: {"say": number, "text", "language", "rate"}, {"stop": true}. From it, first of all {"languages": [...]};
then {"word": number, "start", "length"}, {"ended": number} and {"failed": number}.
"""

import json
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

Line = dict[str, Any]
Tell = Callable[[Line], None]

_one_at_a_time = threading.Lock()


def encoded(line: Line) -> bytes:
    return json.dumps(line).encode() + b"\n"


def tell(line: Line) -> None:
    """To the window."""
    with _one_at_a_time:
        sys.stdout.buffer.write(encoded(line))
        sys.stdout.buffer.flush()


def heard() -> Iterator[Line]:
    """From the window, until it is gone."""
    for line in sys.stdin.buffer:
        yield json.loads(line)
