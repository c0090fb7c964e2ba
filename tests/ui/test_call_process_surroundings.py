"""What a call's process finds around it when a window starts it."""

import sys

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from ui.shared.call_process import CallProcess

TELLS = "import json, os; print(json.dumps({'said': 'names', 'names': sorted(os.environ)}))"
WITHIN_MS = 20_000


def test_nothing_around_the_window_changes_how_a_page_is_kept_in_its_place(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app
    for name in ("QTWEBENGINE_DISABLE_SANDBOX", "QTWEBENGINEPROCESS_PATH"):
        monkeypatch.setenv(name, "1")
    process = CallProcess(program=[sys.executable, "-c", TELLS])
    said = QSignalSpy(process.said)
    process.start()
    assert said.count() or said.wait(WITHIN_MS)
    names = said.at(0)[0]["names"]
    assert "PATH" in names
    assert [name for name in names if name.startswith("QTWEBENGINE")] == []
    gone = QSignalSpy(process.destroyed)
    process.end()
    assert gone.count() or gone.wait(WITHIN_MS)
