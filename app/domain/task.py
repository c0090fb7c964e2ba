"""Tasks of a unit: something about a brukare that somebody on shift is to look after, and no more than that."""

from enum import StrEnum


class TaskKind(StrEnum):
    """What has happened, or has not happened for too long."""

    UNOPENED_MESSAGE = "unopened_message"
    """Nobody of the unit has opened a message in the agreed time."""
    TABLET_UNPLUGGED = "tablet_unplugged"
    TABLET_SILENT = "tablet_silent"
    """Its sound is turned down so far that no ringing is heard."""
    TABLET_OFFLINE = "tablet_offline"
    QUIET_FOR_DAYS = "quiet_for_days"
    """The brukare has had no contact with anybody for days."""
    MISSED_CALL = "missed_call"
    """A video call between the brukare and the unit that nobody answered."""


class TaskState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    """Somebody has said that they look after it."""
    DONE = "done"
