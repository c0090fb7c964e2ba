"""What clients carry for the hub and bring back to a later life of it: the list of what is shut out."""

import structlog

from app.domain.refusal import Refusal
from app.hub.database import in_writing, reading
from app.hub.hub import Hub
from app.hub.revoking import listed, take_list
from app.protocol import revocations
from app.protocol.revocations import RevokedSerials
from app.protocol.wire import RevocationsOnWire

_log = structlog.get_logger("hub.carried")


def exchange_revocations(hub: Hub, brought: RevocationsOnWire) -> RevocationsOnWire:
    """The hub's list, signed, after it has taken in what a list of its own earlier life has and it has not. A list that
    this hub did not sign says nothing."""
    theirs = revocations.read(brought.signed, hub.keys.root.public()) if brought.signed else None
    if theirs is not None and theirs.hub_id == hub.hub_id:
        _take(hub, theirs)
    elif brought.signed:
        _log.warning("revocations_not_ours", reason=Refusal.BAD_SIGNATURE.value)
    with reading(hub.engine) as connection:
        counter, serials = listed(connection)
    mine = RevokedSerials(hub_id=hub.hub_id, counter=counter, serials=serials)
    return RevocationsOnWire(signed=revocations.issue(mine, hub.keys.root))


def _take(hub: Hub, theirs: RevokedSerials) -> None:
    with reading(hub.engine) as connection:
        if set(theirs.serials) <= set(listed(connection)[1]):
            return
    now = hub.clock.now()
    news = in_writing(hub.engine, lambda connection: take_list(connection, theirs.counter, theirs.serials, now))
    _log.warning("revocations_brought_back", count=news, counter=theirs.counter)
    hub.bus.rights_changed()
