"""What is asked before a visit ends with a note that nobody has signed."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.shared.sheet import Answer, Sheet, ask

translate = QCoreApplication.translate


class NoteAnswer(StrEnum):
    SAVE = "save"
    LATER = "later"
    BACK = "back"


def ask_about_note(over: QWidget) -> Sheet:
    """Its answers are a NoteAnswer's values."""
    answers = (
        Answer(
            NoteAnswer.SAVE,
            translate("Finishing", "Spara anteckningen och avsluta", "Answer: sign the note, end the visit"),
            icon="check",
        ),
        Answer(
            NoteAnswer.LATER,
            translate("Finishing", "Avsluta nu och skriv klart anteckningen senare", "Answer: the note stays a draft"),
            icon="clock",
        ),
        Answer(
            NoteAnswer.BACK,
            translate("Finishing", "Gå tillbaka till besöket", "Answer: the visit goes on"),
            icon="arrow-left",
        ),
    )
    return ask(
        over,
        translate("Finishing", "Vad ska hända med anteckningen?", "Asked when a visit ends with an unsigned note"),
        answers,
        explain=translate("Finishing", "Du har skrivit en anteckning som inte är sparad i journalen.", "Why it asks"),
    )
