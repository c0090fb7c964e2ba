"""The command `tryggve`: picks an entry point and imports that side only."""

import sys
from collections.abc import Sequence

_USAGE = """tryggve hub --data DIR --port N     run the hub; `tryggve hub --help` lists its other commands
tryggve client --data DIR          run the program on this device
tryggve keep --data DIR            the same on a brukare's tablet: full screen, and started again when it falls
tryggve kiosk-code --data DIR      choose the code by which staff get past such a tablet
tryggve demo [--data DIR]          write and import the demo district
tryggve verify-log FILE            check an exported access log without its hub
"""


def main(argv: Sequence[str] | None = None) -> int:  # noqa: C901, PLR0911 - one for each entry point
    words = list(sys.argv[1:] if argv is None else argv)
    match words[:1]:
        case ["hub"]:
            from app.hub.main import main as hub

            return hub(words[1:])
        case ["client"]:
            from ui.main import main as client

            return client(words[1:])
        case ["engine"]:  # a bundle's window starts its engine so; see app.line
            from app.line.engine import main as engine

            return engine(words[1:])
        case ["keep"]:
            from app.tablet.keeper import main as keep

            return keep(words[1:])
        case ["waiting"]:  # the keeper shows it between two lives of the program
            from ui.kiosk.waiting import main as waiting

            return waiting(words[1:])
        case ["kiosk-code"]:
            from app.tablet.code_command import main as choose_code

            return choose_code(words[1:])
        case ["speech"]:  # the voice of a window, beside it; see ui.shared.speech_process
            from ui.shared.speech_process import main as speech

            return speech(words[1:])
        case ["call"]:  # a window starts it when it rings; see ui.call
            from ui.call.main import main as call

            return call(words[1:])
        case ["demo"]:
            from app.demo.main import main as demo

            return demo(words[1:])
        case ["verify-log"]:
            from app.audit.command import main as verify_log

            return verify_log(words[1:])
        case _:
            sys.stderr.write(_USAGE)
            return 0 if words[:1] in (["--help"], ["-h"]) else 2


if __name__ == "__main__":
    raise SystemExit(main())
