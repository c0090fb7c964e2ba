"""How far things have come, as a picture and words. The words come from app.domain.arrival and from nothing else."""

from datetime import datetime

from app.domain.arrival import Arrival, Arrived, Waiting
from ui.shared.card import IconLine
from ui.shared.sentences import arrived_words, waiting_words
from ui.shared.showing import show_if
from ui.shared.words import Words

ICONS = {
    Arrival.SAVED_HERE: "device-tablet-check",
    Arrival.SENT: "cloud-upload",
    Arrival.RECEIVED: "cloud-check",
    Arrival.HELD: "hourglass",
    Arrival.CONFLICT: "alert-triangle",
    Arrival.REFUSED: "alert-triangle",
}


class ArrivalLine(IconLine):
    """For one thing: `show_arrived(record.arrived, now=...)`. Hidden while nothing has been done (None). `now` is the
    desk's clock, which tells "10.42" from "i går 10.42"."""

    def __init__(self, arrived: Arrived | None = None, *, now: datetime | None = None) -> None:
        super().__init__("device-tablet-check", Words("", size="small", role="quiet"), role="quiet")
        self.show_arrived(arrived, now=now)

    def show_arrived(self, arrived: Arrived | None, *, now: datetime | None = None) -> None:
        show_if(self, arrived is not None)
        if arrived is not None:
            self.picture.show_icon(ICONS[arrived.state])
            _say(self, arrived_words(arrived, now=now))


class WaitingLine(IconLine):
    """For everything on the device together: `show_waiting(snapshot.waiting)`."""

    def __init__(self, waiting: Waiting | None = None) -> None:
        super().__init__("cloud-check", Words("", size="small", role="quiet"), role="quiet")
        self.show_waiting(waiting or Waiting())

    def show_waiting(self, waiting: Waiting) -> None:
        self.picture.show_icon(waiting_icon(waiting))
        _say(self, waiting_words(waiting))


def waiting_icon(waiting: Waiting) -> str:
    if waiting.needs_a_person or waiting.store_problem is not None:
        return "alert-triangle"
    if waiting.waiting or waiting.attachments:
        return "cloud-upload"
    return "cloud-check" if waiting.online else "cloud-off"


def _say(line: IconLine, text: str) -> None:
    if isinstance(line.words, Words):
        line.words.say(text)
