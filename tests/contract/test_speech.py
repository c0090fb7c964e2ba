"""Every voice keeps the contract: the simulated one, Qt's, and speech-dispatcher with eSpeak NG; and one that hangs."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.contract.speech_contract import Ear, SpeechContract, until
from tests.fakes.quiet_dispatcher import quiet_dispatcher
from tests.fakes.spoken import SimulatedSpeech
from tests.ui.conftest import app  # noqa: F401 - a fixture
from ui.shared.speech import Speech, Utterance
from ui.shared.speech_beside import SpeechBeside
from ui.shared.speech_dispatcher import marked, rate_of

PROCESS = [sys.executable, "-m", "ui.shared.speech_process"]
SILENT = [sys.executable, "-c", "import sys; sys.stdin.read()"]
SPEAKS_NEVER = [
    sys.executable,
    "-c",
    'import sys; print(\'{"languages": ["sv"]}\', flush=True); sys.stdin.read()',
]


class TestSimulated(SpeechContract):
    @pytest.fixture
    def voice(self, app: QApplication) -> Speech:  # noqa: F811
        return SimulatedSpeech()


class TestQtBeside(SpeechContract):
    """Qt's own rehearsing engine in the process: the systems' voices go the same way."""

    language = "en"

    @pytest.fixture
    def voice(self, app: QApplication) -> Iterator[Speech]:  # noqa: F811
        made = SpeechBeside(command=[*PROCESS, "mock"])
        yield made
        end(made)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, quiet_dispatcher(Path(folder) / "d", os.environ) as more:
        yield more["SPEECHD_ADDRESS"]


class TestDispatcherBeside(SpeechContract):
    @pytest.fixture
    def voice(self, app: QApplication, address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Speech]:  # noqa: F811
        monkeypatch.setenv("SPEECHD_ADDRESS", address)
        made = SpeechBeside(command=PROCESS)
        yield made
        end(made)


def end(voice: SpeechBeside) -> None:
    process = voice._process
    voice.close()
    if process is not None:
        process.blockSignals(True)
        assert process.waitForFinished(20_000), "it ends by itself when the window is gone"
    voice.deleteLater()


@pytest.mark.parametrize(
    "command", [SILENT, SPEAKS_NEVER, ["/nowhere/at/all"], [sys.executable, "-c", "raise SystemExit"]]
)
def test_a_voice_that_hangs_or_dies_is_told_of_and_holds_nobody(app: QApplication, command: list[str]) -> None:  # noqa: F811
    voice = SpeechBeside(command=command, starts_within_ms=3000, says_within_ms=1)
    for _ in range(2):  # it is tried anew each time
        ear = Ear()
        voice.say(Utterance("Hej."), ear.listener())
        assert ear.ends == []
        until(lambda heard=ear: heard.ends != [])  # type: ignore[misc]
        assert ear.ends == [False]
    voice.deleteLater()


def test_a_mark_stands_before_each_word_and_signs_are_no_markup() -> None:
    assert marked("Du & jag") == '<speak><mark name="0"/>Du <mark name="3"/>&amp; <mark name="5"/>jag</speak>'


@pytest.mark.parametrize(
    ("words_a_minute", "rate"), [(170, 0), (165, -6), (150, -22), (200, 14), (80, -100), (390, 100)]
)
def test_the_rate_is_in_words_a_minute(words_a_minute: int, rate: int) -> None:
    assert rate_of(words_a_minute) == rate
