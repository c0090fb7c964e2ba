"""One door at a visit: what its lock has said, and by a press what can be done with it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal

from app.domain.door import DoorAction, DoorPosition, LockState
from app.services.staff_snapshots import DoorCard
from ui.shared.door_sentences import DOOR_ICONS, door_name, door_report_words, door_state_words, order_words
from ui.shared.door_sentences import under_way_words as under_way
from ui.shared.sheet import Answer, ask
from ui.shared.touch_button import TouchButton

translate = QCoreApplication.translate


class DoorLine(TouchButton):
    ordered = Signal(str, str)
    """Door and DoorAction, when one was chosen by hand."""

    def __init__(self, card: DoorCard, *, now: datetime) -> None:
        super().__init__(door_name(card.position), icon="lock")
        self._card = card
        self._order: DoorAction | None = None
        self.clicked.connect(self._ask)
        self.show_card(card, now=now)

    @property
    def card(self) -> DoorCard:
        return self._card

    def show_card(self, card: DoorCard, *, now: datetime) -> None:
        self._card = card
        if self._order is not None:
            self.set_icon("progress")
            self.set_words(under_way(card.position, self._order), note="")
            return
        self.set_icon(DOOR_ICONS[card.state])
        self.set_words(_state_words(card), note=door_report_words(card, now=now))

    def show_other(self, card: DoorCard, *, now: datetime) -> None:
        """Another door than before: a finger that rests on the line, or an order to the other door, is not for it."""
        if card.door != self._card.door:
            self.let_go()
            self._order = None
        self.show_card(card, now=now)

    def show_order(self, action: DoorAction | None, *, now: datetime) -> None:
        """The order that is under way, or None when it has ended."""
        self._order = action
        self.show_card(self._card, now=now)

    def _ask(self) -> None:
        if self._order is not None:
            return
        position, door = self._card.position, self._card.door
        back = Answer("back", translate("DoorLine", "Nej, gå tillbaka", "The door is left alone"), icon="arrow-left")
        answers = [
            Answer(action, order_words(position, action), icon="lock-open" if action is DoorAction.OPEN else "lock")
            for action in DoorAction
        ]
        question = translate("DoorLine", "Vad vill du göra med %1?", "%1 is 'porten' or 'dörren'")
        sheet = ask(
            self, question.replace("%1", door_name(position).lower()), [back, *answers], explain=self.accessibleName()
        )
        sheet.answered.connect(lambda key, _words: self._answered(door, key))

    def _answered(self, door: str, key: str) -> None:
        """`door` is the one that was asked about, whichever the line shows by now."""
        if key in set(DoorAction):
            self.ordered.emit(door, key)


def _state_words(card: DoorCard) -> str:
    """Shorter where the note says the rest: "Porten: vet inte än", "Låset har inte svarat än."."""
    if card.state is not LockState.UNKNOWN or card.reported_at is not None:
        return door_state_words(card.position, card.state)
    if card.position is DoorPosition.ENTRANCE:
        return translate("DoorLine", "Porten: vet inte än", "The lock of the common door has reported nothing yet")
    return translate("DoorLine", "Dörren: vet inte än", "The lock of the person's own door has reported nothing yet")
