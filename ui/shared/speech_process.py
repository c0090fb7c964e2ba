"""The process with the voice: `python -m ui.shared.speech_process`, started by ui.shared.speech_beside.

A process of its own, for a voice blocks: speech-dispatcher without a sound device holds whoever asks it.
"""

import sys
from collections.abc import Sequence

from ui.shared.speech_lines import heard, tell


def main(argv: Sequence[str] | None = None) -> int:
    """`argv`: one of Qt's engines by its name, for tests."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words and sys.platform.startswith("linux"):
        from ui.shared.speech_dispatcher import NoDispatcherError
        from ui.shared.speech_dispatcher import run as dispatch

        try:
            dispatch(heard(), tell)
        except NoDispatcherError:
            tell({"languages": []})
        return 0
    from ui.shared.speech_qt import run

    run(heard(), tell, *words)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
