"""One QApplication for all tests of screens, without a display; a warning from Qt fails the test that caused it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TRYGGVE_PPI", "149")

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui.shared.look import STAFF, Look, dress, look
from ui.shared.measure import Measure
from ui.shared.theme import LIGHT

HARMLESS = ("This plugin does not support propagateSizeHints",)
"""What the offscreen platform says of itself."""
_heard: list[str] = []


def _hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if kind is not QtMsgType.QtDebugMsg and not text.startswith(HARMLESS):
        _heard.append(f"{kind.name}: {text}")


@pytest.fixture(scope="session")
def app() -> Iterator[QApplication]:
    qInstallMessageHandler(_hear)
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([])
    dress(application, STAFF, measure=Measure(ppi=149))
    yield application
    qInstallMessageHandler(None)


@pytest.fixture(autouse=True)
def _qt_is_silent(app: QApplication) -> Iterator[None]:
    _heard.clear()
    yield
    app.processEvents()
    # What a test has closed is gone before the next one: else it listens to each change of look.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not _heard, f"Qt complained: {_heard}"


@pytest.fixture
def worn(app: QApplication) -> Iterator[Look]:
    """The look, put back after the test."""
    yield look()
    look().wear(theme=LIGHT, measure=Measure(ppi=149), density=STAFF, pictures=1.0)
