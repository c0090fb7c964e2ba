"""People close to a brukare: to whom they have said yes, and entering it with them."""

from concurrent.futures import Future

from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.identifiers import new_id
from app.protocol.link import code_hash, link_to, new_link_code
from app.services.approvals import ClosePeople, CloseRow, Entered, LinkTold, Said, Where
from app.services.desk import Saved
from app.store.person_reading import Reading, Stored
from app.work.arrival import arrival_of
from app.work.desk import WorkDesk


def close_people(desk: WorkDesk, brukare: str) -> "Future[ClosePeople]":
    return desk.read(lambda reading: _close_people(desk, reading, brukare))


def say_yes(desk: WorkDesk, where: Where, said: Said, *, with_link: bool) -> "Future[Entered]":
    narstaende, code = said.narstaende or new_id(), new_link_code() if with_link else ""
    body = op.ApprovalGive(
        brukare=where.brukare,
        narstaende=narstaende,
        visit=where.visit,
        arende=where.arende,
        name=said.name,
        relation=said.relation,
        shares=said.shares,
        link=code_hash(code) if code else "",
    )
    outcome: Future[Entered] = Future()

    def saved(future: "Future[Saved]") -> None:
        error = future.exception()
        if error is not None:
            outcome.set_exception(error)
            return
        done = future.result()
        is_linked = code and done.operation
        outcome.set_result(Entered(done, narstaende, link_to(desk.hub_address, code) if is_linked else ""))

    desk.act(body, basis=_basis(where)).add_done_callback(saved)
    return outcome


def take_back(desk: WorkDesk, where: Where, narstaende: str) -> "Future[Saved]":
    body = op.ApprovalWithdraw(brukare=where.brukare, narstaende=narstaende, visit=where.visit, arende=where.arende)
    return desk.act(body, basis=_basis(where))


def _basis(where: Where) -> str | None:
    return where.visit or where.arende or None


def _close_people(desk: WorkDesk, reading: Reading, brukare: str) -> ClosePeople:
    rows = [_row(reading, stored) for stored in reading.all(rec.ApprovalBody, parent=brukare)]
    rows.sort(key=lambda row: (row.ended_at is not None, row.name.casefold()))
    return ClosePeople(tuple(rows), desk.now())


def link_told(body: rec.ApprovalBody | None) -> LinkTold | None:
    if body is None or body.link_at is None:
        return None
    return LinkTold(body.link_by_name, body.link_at, body.link_used_at)


def _row(reading: Reading, stored: Stored[rec.ApprovalBody]) -> CloseRow:
    body = stored.body
    return CloseRow(
        narstaende=body.narstaende,
        name=body.name,
        relation=body.relation,
        shares=body.shares,
        given_by=body.given_by_name,
        given_at=body.given_at,
        ended_at=body.ended_at,
        ended_by=body.ended_by_name,
        by_operator=not body.given_by,
        link=link_told(body),
        arrived=arrival_of(reading.operations_on("approval", stored.id)),
    )
