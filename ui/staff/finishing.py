"""What is asked before a visit ends: about insatser that nobody has marked, a door that is not reported locked, and a
note that nobody has signed. In that order."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.door import DoorPosition, LockState
from app.domain.visit import NotLockedReason
from ui.shared.door_sentences import door_state_words
from ui.shared.sheet import Answer, Sheet, ask
from ui.shared.visit_sentences import not_locked_words

translate = QCoreApplication.translate


BACK = "back"
"""The answer about the door that is no reason."""


class UnmarkedAnswer(StrEnum):
    BACK = "back"
    ALL_DONE = "all_done"
    ANYWAY = "anyway"


class NoteAnswer(StrEnum):
    SAVE = "save"
    LATER = "later"
    BACK = "back"


def ask_about_unmarked(over: QWidget, names: Sequence[str]) -> Sheet:
    """Its answers are an UnmarkedAnswer's values. `names`: of one insats or more."""
    if len(names) == 1:
        question = translate("Finishing", "1 insats är inte markerad: %2.", "%2 is the insats, such as Dusch")
        done = translate("Finishing", "Den är gjord", "Answer: mark the insats as done, end the visit")
    else:
        question = translate(
            "Finishing", "%1 insatser är inte markerade: %2.", "%1 is a number from 2, %2 their names with commas"
        )
        done = translate("Finishing", "Alla är gjorda", "Answer: mark the insatser as done, end the visit")
    answers = (
        Answer(
            UnmarkedAnswer.BACK,
            translate("Finishing", "Gå tillbaka", "Answer: the visit goes on"),
            icon="arrow-left",
        ),
        Answer(UnmarkedAnswer.ALL_DONE, done, icon="circle-check"),
        Answer(
            UnmarkedAnswer.ANYWAY,
            translate("Finishing", "Avsluta ändå", "Answer: end the visit, the insatser stay unmarked"),
            icon="check",
        ),
    )
    return ask(over, question.replace("%1", str(len(names))).replace("%2", ", ".join(names)), answers)


def ask_why_not_locked(over: QWidget, state: LockState) -> Sheet:
    """The flat's door is not reported locked: why. BACK, or a NotLockedReason's value."""
    back = Answer(BACK, translate("Finishing", "Gå tillbaka och lås dörren", "The visit goes on"), icon="arrow-left")
    reasons = [
        Answer(reason, not_locked_words(reason), wants_words=reason is NotLockedReason.OTHER)
        for reason in NotLockedReason
    ]
    return ask(
        over,
        translate("Finishing", "Varför är dörren inte låst?", "Asked when a visit is finished"),
        [back, *reasons],
        explain=door_state_words(DoorPosition.FLAT, state),
        words_label=translate("Finishing", "Skriv varför", "Field for the person's own reason"),
    )


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
