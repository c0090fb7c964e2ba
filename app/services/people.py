"""Who somebody is, as far as a screen needs it: on a card, and on the page where people sign in."""

from dataclasses import dataclass

from app.domain.ids import PersonId


@dataclass(frozen=True)
class Face:
    """Who somebody is, as far as a screen needs it. `picture` is a file's bytes; without one a face is drawn."""

    person: PersonId
    first_name: str
    name: str
    organisation: str = ""
    picture: bytes | None = None


@dataclass(frozen=True)
class PersonOnDevice:
    person: PersonId
    name: str
    mode: str
    """`brukare`, `staff` or `handlaggare`."""
    needs_pin: bool
    wait_s: float = 0.0
    """After too many wrong PINs: seconds until the next try."""
