"""What one device is told of a call: no more than its person has a part in."""

from collections.abc import Collection

from sqlalchemy import Connection

from app.domain.call import Call, CallEnding, CallState, Party, PartyState
from app.domain.permission import Role
from app.hub.calls import keeping
from app.hub.calls.call_rights import may_be_in
from app.hub.calls.turn import good_until, ice_servers
from app.hub.hub import Caller, Hub
from app.protocol.wire import CallNow, CallParty, IceServer

_TAKES_PART = frozenset({PartyState.IN, PartyState.RINGING})


def call_now(hub: Hub, connection: Connection, call: Call, brukare: str, caller: Caller) -> CallNow:
    who = caller.person or ""
    inside = call.is_in(who, caller.device)
    me = call.party(who)
    takes_part = me is not None and me.state in _TAKES_PART
    names = names_told(connection, call, brukare, to=[who])
    if not takes_part and call.ending in {None, CallEnding.TALKED}:
        names = {}
    return CallNow(
        call=call.id,
        brukare=brukare,
        caller=call.caller,
        state=call.state,
        parties=tuple(
            CallParty(
                person=party.person,
                name=names.get(party.person, ""),
                state=party.state,
                device=party.device if inside else "",
                place=party.place,
                is_brukare=party.person == brukare,
            )
            for party in (call.parties if takes_part else _known_before(call, who))
        ),
        began_at=call.began_at,
        ending=call.ending,
        ice=_ice(hub, connection, call, brukare, caller) if inside else (),
        relay_only=hub.settings.relay.only,
    )


def _known_before(call: Call, who: str) -> tuple[Party, ...]:
    """For whoever has declined, missed or left it: the one at the other end when it rang, and nobody who was or came
    besides. Not nobody: a device says of an unanswered call who it was, and looks for them in every other."""
    return call.parties[1:2] if call.caller == who else call.parties[:1]


def names_told(connection: Connection, call: Call, brukare: str, *, to: Collection[str]) -> dict[str, str]:
    """A närstående hears of those with skyddade personuppgifter as app.hub.sharing tells of them: not by name, only
    which unit they are from. The brukare has approved of them and is named."""
    people = keeping.people_of(connection, [party.person for party in call.parties])
    if not any(people[one].role == Role.NARSTAENDE.value for one in to if one in people):
        return {person: one.name for person, one in people.items()}
    hidden = {person for person, one in people.items() if one.is_protected} - {brukare, *to}
    return {person: one.unit if person in hidden else one.name for person, one in people.items()}


def _ice(hub: Hub, connection: Connection, call: Call, brukare: str, caller: Caller) -> tuple[IceServer, ...]:
    """Also while it rings: the caller's device is given them once, when it goes into the call."""
    rings = any(party.state is PartyState.RINGING for party in call.parties)
    now = hub.clock.now()
    if not (rings or call.state is CallState.TALKING) or not may_be_in(connection, brukare, caller.person or "", now):
        return ()
    return ice_servers(hub.settings.relay, caller.device, good_until(now - hub.settings.clock_ahead))  # the machine's
