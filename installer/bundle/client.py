"""Where the client's bundle begins: the window, and with a word the processes that stand beside it (app.line,
app.tablet.keeper)."""

import sys

if __name__ == "__main__":
    words = sys.argv[1:]
    match words[:1]:
        case ["engine"]:
            from app.line.engine import main as engine

            raise SystemExit(engine(words[1:]))
        case ["speech"]:
            from ui.shared.speech_process import main as speech

            raise SystemExit(speech(words[1:]))
        case ["call"]:
            from ui.call.main import main as call

            raise SystemExit(call(words[1:]))
        case ["keep"]:
            from app.tablet.keeper import main as keep

            raise SystemExit(keep(words[1:]))
        case ["waiting"]:
            from ui.kiosk.waiting import main as waiting

            raise SystemExit(waiting(words[1:]))
        case ["kiosk-code"]:
            from app.tablet.code_command import main as choose_code

            raise SystemExit(choose_code(words[1:]))
        case _:
            from ui.main import main

            raise SystemExit(main(words[1:] if words[:1] == ["client"] else words))
