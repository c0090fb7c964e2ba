"""A call between two or three people: whom it rings at, who is in it, and how it ended. Values and rules; whoever holds
the clock says what time it is, and nothing here carries sound or picture."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.ids import CallId, DeviceId, PersonId
from app.domain.refusal import Refusal

RINGS_FOR = timedelta(seconds=45)
"""So long it rings before it counts as missed: an old person needs time to come to the tablet. Not from a measurement;
to be agreed per person once the check-in services stand."""
GONE_AFTER = timedelta(seconds=60)
"""A device in a call that has said nothing to the hub for so long has left it: its program or network is gone. Longer
than a cut of 30 s, from which a call comes back by itself."""
LASTS_AT_MOST = timedelta(hours=4)
"""A call that somebody has forgotten ends by itself."""
MOST_PEOPLE = 3
NO_DEVICE = DeviceId("")


class PartyState(StrEnum):
    RINGING = "ringing"
    IN = "in"
    DECLINED = "declined"
    MISSED = "missed"
    LEFT = "left"


class CallState(StrEnum):
    RINGING = "ringing"
    """Nobody who was called is in it yet."""
    TALKING = "talking"
    ENDED = "ended"


class CallEnding(StrEnum):
    TALKED = "talked"
    DECLINED = "declined"
    MISSED = "missed"
    """It rang until it was over."""
    WITHDRAWN = "withdrawn"
    """Whoever called gave up before anybody had answered."""


class CallAct(StrEnum):
    """What somebody says of a call."""

    START = "start"
    RING_TOO = "ring_too"
    """Somebody who is in it asks for a third."""
    ANSWER = "answer"
    DECLINE = "decline"
    HANG_UP = "hang_up"


@dataclass(frozen=True)
class Party:
    person: PersonId
    state: PartyState
    device: DeviceId = NO_DEVICE
    """The one on which they are in the call; empty before they are."""
    place: int = 0
    """Counted up as people come in: who is there before somebody else offers the connection."""
    rings_until: datetime | None = None


@dataclass(frozen=True)
class Call:
    id: CallId
    caller: PersonId
    parties: tuple[Party, ...]
    """The caller first."""
    began_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    ending: CallEnding | None = None

    @property
    def state(self) -> CallState:
        if self.ended_at is not None:
            return CallState.ENDED
        return CallState.RINGING if self.answered_at is None else CallState.TALKING

    def party(self, person: str) -> Party | None:
        return next((party for party in self.parties if party.person == person), None)

    def is_in(self, person: str, device: str) -> bool:
        """Whether this very device is in the call now."""
        party = self.party(person)
        return self.ended_at is None and party is not None and party.state is PartyState.IN and party.device == device


def begin(call: CallId, caller: tuple[PersonId, DeviceId], called: PersonId, at: datetime) -> Call | Refusal:
    """The caller is in it; it rings at everything that the called person has."""
    person, device = caller
    if person == called:
        return Refusal.BAD_CONTENT
    parties = (Party(person, PartyState.IN, device), Party(called, PartyState.RINGING, rings_until=at + RINGS_FOR))
    return Call(call, person, parties, at)


def begin_busy(call: CallId, caller: tuple[PersonId, DeviceId], called: PersonId, at: datetime) -> Call | Refusal:
    """The called person is in another call: it rings nowhere, and ends as declined at the next look. Not at once, so
    that the caller's device is in it and tells how it ended."""
    made = begin(call, caller, called, at)
    if isinstance(made, Refusal):
        return made
    one, other = made.parties
    return replace(made, parties=(one, replace(other, state=PartyState.DECLINED, rings_until=None)))


def ring_too(call: Call, asking: tuple[PersonId, DeviceId], called: PersonId, at: datetime) -> Call | Refusal:
    """A third person, also one who has declined or missed it before."""
    if not call.is_in(*asking):
        return Refusal.WRONG_STATE
    known = call.party(called)
    if known is not None and known.state in {PartyState.IN, PartyState.RINGING}:
        return call
    others = tuple(party for party in call.parties if party.person != called)
    if len(others) >= MOST_PEOPLE:
        return Refusal.TOO_LARGE
    return replace(call, parties=(*others, Party(called, PartyState.RINGING, rings_until=at + RINGS_FOR)))


def answer(call: Call, person: PersonId, device: DeviceId, at: datetime) -> Call | Refusal:
    """The first device has it: WRONG_STATE for every other one, and for who comes too late. Said twice by the same, it
    changes nothing."""
    party = call.party(person)
    if party is None:
        return Refusal.NO_SUCH_THING
    if call.is_in(person, device):
        return call
    if call.ended_at is not None or party.state is not PartyState.RINGING:
        return Refusal.WRONG_STATE
    place = 1 + max(one.place for one in call.parties)
    come = replace(party, state=PartyState.IN, device=device, place=place, rings_until=None)
    return replace(_with(call, come), answered_at=call.answered_at or at)


def decline(call: Call, person: PersonId, at: datetime) -> Call | Refusal:
    """On whichever device: it is quiet on all of them."""
    party = call.party(person)
    if party is None:
        return Refusal.NO_SUCH_THING
    if call.ended_at is not None or party.state is not PartyState.RINGING:
        return call
    return _settled(_with(call, replace(party, state=PartyState.DECLINED, rings_until=None)), at)


def hang_up(call: Call, person: PersonId, device: DeviceId, at: datetime) -> Call | Refusal:
    """Only the device that is in it leaves; another of the same person ends nothing."""
    party = call.party(person)
    if party is None:
        return Refusal.NO_SUCH_THING
    if not call.is_in(person, device):
        return call if call.ended_at is not None or party.state is PartyState.LEFT else Refusal.WRONG_STATE
    return _settled(_with(call, replace(party, state=PartyState.LEFT)), at)


def is_gone(call: Call, person: PersonId, at: datetime) -> Call:
    """A device in it has said nothing for GONE_AFTER."""
    party = call.party(person)
    if call.ended_at is not None or party is None or party.state is not PartyState.IN:
        return call
    return _settled(_with(call, replace(party, state=PartyState.LEFT)), at)


def lose_right(call: Call, person: PersonId, at: datetime) -> Call:
    """Whoever has no right to this call any more is in it no longer, and it rings there no longer. A call that nobody
    has answered and whose caller loses it is missed, and not given up."""
    party = call.party(person)
    if call.ended_at is not None or party is None or party.state not in {PartyState.IN, PartyState.RINGING}:
        return call
    if party.state is PartyState.RINGING:
        return _settled(_with(call, replace(party, state=PartyState.MISSED, rings_until=None)), at)
    if call.answered_at is None:
        quiet = tuple(_rung_out(one, one.rings_until or at) for one in call.parties)
        return _settled(replace(call, parties=quiet), at)
    return is_gone(call, person, at)


def look(call: Call, at: datetime) -> Call:
    """What time alone has done: who has not answered by now has missed it, and no call lasts for ever."""
    if call.ended_at is not None:
        return call
    if at - call.began_at >= LASTS_AT_MOST:
        return _settled(replace(call, parties=tuple(_out(party) for party in call.parties)), at)
    return _settled(replace(call, parties=tuple(_rung_out(party, at) for party in call.parties)), at)


def _rung_out(party: Party, at: datetime) -> Party:
    over = party.state is PartyState.RINGING and party.rings_until is not None and party.rings_until <= at
    return replace(party, state=PartyState.MISSED, rings_until=None) if over else party


def _out(party: Party) -> Party:
    return replace(party, state=PartyState.LEFT) if party.state is PartyState.IN else party


def _with(call: Call, changed: Party) -> Call:
    return replace(call, parties=tuple(changed if one.person == changed.person else one for one in call.parties))


def _settled(call: Call, at: datetime) -> Call:
    """It goes on while two are in it, or one is and it still rings for somebody."""
    inside = [one for one in call.parties if one.state is PartyState.IN]
    ringing = [one for one in call.parties if one.state is PartyState.RINGING]
    if len(inside) >= 2 or (inside and ringing):
        return call
    left = tuple(
        replace(one, state=PartyState.MISSED, rings_until=None) if one in ringing else one for one in call.parties
    )
    return replace(call, parties=left, ended_at=at, ending=_ending(call))


def _ending(call: Call) -> CallEnding:
    if call.answered_at is not None:
        return CallEnding.TALKED
    caller = call.party(call.caller)
    if caller is not None and caller.state is PartyState.LEFT:
        return CallEnding.WITHDRAWN
    declined = any(one.state is PartyState.DECLINED for one in call.parties)
    return CallEnding.DECLINED if declined else CallEnding.MISSED
