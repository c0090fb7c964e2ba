"""Where the client's bundle begins: the window, and with the word `engine` the process beside it (app.line)."""

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["engine"]:
        from app.line.engine import main as engine

        raise SystemExit(engine(sys.argv[2:]))
    from ui.main import main

    raise SystemExit(main())
