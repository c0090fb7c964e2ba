"""Where the client's bundle begins: the window, and with `engine` or `speech` a process beside it."""

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["engine"]:
        from app.line.engine import main as engine

        raise SystemExit(engine(sys.argv[2:]))
    if sys.argv[1:2] == ["speech"]:
        from ui.shared.speech_process import main as speech

        raise SystemExit(speech(sys.argv[2:]))
    from ui.main import main

    raise SystemExit(main())
