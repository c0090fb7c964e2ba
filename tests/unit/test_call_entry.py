"""The entry of a call's process: it never outlives whoever started it, and nobody tells Chromium what to do."""

import subprocess
import sys

import pytest

from ui.call import main as entry

HANGS = """
import threading
from ui.call import main
main.ENDS_WITHIN_S = 0.05
main._listen(lambda _text: None)
threading.Event().wait()
"""


def test_a_process_that_hangs_ends_when_whoever_started_it_has_gone() -> None:
    ended = subprocess.run([sys.executable, "-c", HANGS], stdin=subprocess.DEVNULL, timeout=30, check=False)
    assert ended.returncode == 1


def test_what_is_delivered_takes_no_flags(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(SystemExit) as ended:
        entry.main(["--chromium-flags=--no-sandbox"])
    assert ended.value.code == 2
    assert "unrecognized" in capsys.readouterr().err
