"""The client with somebody who needs no time: presses their name and types the PIN as soon as each page is painted.

`python -m tests.bench.typed_pin <words of ui.main>`, with the PIN in TRYGGVE_BENCH_PIN. Everything else is ui.main's,
whose engine starts before Qt is loaded: nothing of Qt is imported here.
"""

import sys

import ui.main


def main() -> int:
    return ui.main.main(sys.argv[1:], window="tests.bench.typed_window:TellingWindow")


if __name__ == "__main__":
    raise SystemExit(main())
