"""Telling the hub how the tablet is doing."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from app.domain.tablet import TabletState, is_due
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effects import tablet_id
from app.services.desk import Saved
from app.work.desk import WorkDesk

if TYPE_CHECKING:
    from app.store.person_writing import Writing


def tell(desk: WorkDesk, state: TabletState) -> "Future[Saved]":
    """Written when it is news. Without a network one word waits, and the next follows when that one has left: a week
    without a network must not fill the outbox."""
    device = desk.store.author.device

    def make(writing: "Writing") -> op.TabletTell | None:
        record_id = tablet_id(desk.me, device)
        before = writing.one(rec.TabletBody, record_id)
        told, told_at = (None, None) if before is None else (_state(before), before.told_at)
        waits = before is not None and before != writing.truth("tablet", record_id)
        if (waits and not desk.net().online) or not is_due(told, told_at, state, desk.clock.now()):
            return None
        return op.TabletTell(
            brukare=desk.me,
            device=device,
            battery_percent=state.battery_percent,
            on_mains=state.on_mains,
            sound=state.sound,
            network=state.network,
            program=state.program,
        )

    return desk.act(make, basis=None)


def _state(body: rec.TabletBody) -> TabletState:
    return TabletState(body.battery_percent, body.on_mains, body.sound, body.network, body.program)
