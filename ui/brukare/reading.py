"""*Läs upp* on the tablet: the button, the voice, and what is said where there is none."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.brukare.frame import Frame
from ui.shared.read_aloud import ReadAloud
from ui.shared.sheet import Answer, ask
from ui.shared.speech_beside import SpeechBeside

translate = QCoreApplication.translate


def reading_in(mode: QWidget, frame: Frame) -> ReadAloud:
    made = ReadAloud(mode, lambda: SpeechBeside(mode))
    made.reads.connect(frame.read.show_reading)
    made.no_voice.connect(lambda: tell_no_voice(mode))
    frame.screens.currentChanged.connect(lambda _: made.stop())
    return made


def tell_no_voice(over: QWidget) -> None:
    ask(
        over,
        translate("ReadAloud", "Plattan kan inte läsa högt nu", "No voice answers"),
        [Answer("back", translate("ReadAloud", "Gå tillbaka", "Answer: closes it"), icon="arrow-left")],
        explain=translate(
            "ReadAloud", "Allt annat fungerar. Säg till hemtjänsten att rösten är tyst.", "No voice answers: what to do"
        ),
    )
