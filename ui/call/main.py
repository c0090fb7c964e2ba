"""Entry point of a call's process. In: what is to be done (`do`). Out: what has happened (`said`). One JSON a line.

Ends when it is told to, or when whoever started it is gone.
"""

import argparse
import json
import os
import sys
import threading
import time
from collections.abc import Sequence
from typing import Any

_FOREIGN = "QTWEBENGINE"
"""Beginning of variables by which anybody could switch off what keeps a page in its place, or put another program there
(QTWEBENGINEPROCESS_PATH)."""
ENDS_WITHIN_S = 2.0
"""After whoever started this has gone; a page that hangs has no longer than that with the camera."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tryggve call")
    if not getattr(sys, "frozen", False):  # tests: devices that are not there. Never in what is delivered
        parser.add_argument("--chromium-flags", default="", help=argparse.SUPPRESS)
    parser.set_defaults(chromium_flags="")
    options = parser.parse_args(argv)
    for name in [name for name in os.environ if name.startswith(_FOREIGN)]:
        del os.environ[name]
    if options.chromium_flags:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = options.chromium_flags
    out = _own_output()
    from PySide6.QtWidgets import QApplication

    from ui.call.scheme import register

    register()
    app = QApplication(["tryggve-call"])
    from ui.call.window import CallWindow

    window = CallWindow(lambda message: _write(out, message))
    _listen(window.line.heard.emit)
    window.ended.connect(app.quit)
    window.begin()
    code = app.exec()
    window.close_page()
    return code


def _own_output() -> int:
    """The pipe for our lines alone: what Chromium prints goes where complaints go."""
    own = os.dup(1)
    os.dup2(2, 1)
    return own


def _write(out: int, message: dict[str, Any]) -> None:
    try:
        os.write(out, json.dumps(message, separators=(",", ":")).encode() + b"\n")
    except OSError:
        os._exit(0)  # whoever started this has gone: no call without a window


def _listen(heard: Any) -> None:
    def read() -> None:
        for text in sys.stdin:
            heard(text)
        heard('{"do":"stop"}')
        time.sleep(ENDS_WITHIN_S)
        os._exit(1)  # the thread of the window hangs: whoever is filmed must not wait for it

    threading.Thread(target=read, name="line", daemon=True).start()


if __name__ == "__main__":
    raise SystemExit(main())
