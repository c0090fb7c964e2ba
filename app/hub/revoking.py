"""Shutting out devices and people's keys, and withdrawing door passes. What somebody has written and not sent stays on
their device, untouched.

Everything that is shut out counts the revocations up; app.hub.revoked_list makes the list of them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select, update

from app.hub.streams import lock_heads
from app.hub.tables import device, door_pass, person_key, revocation

COUNTER = "~revocations"
"""A head that makes revocations queue up, so that their counter has neither gaps nor doubles. Sorts after every
stream's name, so that it is locked last."""


def revoke_device(connection: Connection, device_id: str, now: datetime) -> int:
    """The device and every person's key on it; how many certificates were shut out."""
    lock_heads(connection, [COUNTER])
    serials = _shut(connection, device, device.c.id == device_id, now)
    serials += _shut(connection, person_key, person_key.c.device == device_id, now)
    count_up(connection, [{"serial": serial} for serial in serials], now)
    withdraw_passes(connection, door_pass.c.device == device_id, now)
    return len(serials)


def revoke_person(connection: Connection, person_id: str, now: datetime) -> int:
    """The person's keys on every device; the devices stay."""
    lock_heads(connection, [COUNTER])
    serials = _shut(connection, person_key, person_key.c.person == person_id, now)
    count_up(connection, [{"serial": serial} for serial in serials], now)
    withdraw_passes(connection, door_pass.c.person == person_id, now)
    return len(serials)


def withdraw_passes(connection: Connection, whose: ColumnElement[bool], now: datetime) -> None:
    """For the list that goes to the locks; app.hub.passes takes them out of the person's stream at the next pull."""
    open_ones = (whose, door_pass.c.withdrawn_at.is_(None), door_pass.c.expires > now)
    wanted = select(door_pass.c.id, door_pass.c.door, door_pass.c.expires).where(*open_ones).order_by(door_pass.c.id)
    if connection.execute(wanted.limit(1)).first() is None:
        return  # most pulls withdraw nothing, and need not queue up for the counter
    lock_heads(connection, [COUNTER])
    rows = connection.execute(wanted).all()
    if not rows:
        return  # somebody else withdrew them meanwhile
    connection.execute(update(door_pass).where(*open_ones).values(withdrawn_at=now))
    count_up(connection, [{"serial": row.id, "door": row.door, "expires": row.expires} for row in rows], now)


def counter_of(connection: Connection) -> int:
    """Of the newest revocation; 0 before the first."""
    return int(connection.scalar(select(func.max(revocation.c.counter))) or 0)


def is_revoked(connection: Connection, serial: str) -> bool:
    """Whether a certificate was shut out, also one whose device this database has forgotten."""
    wanted = select(revocation.c.counter).where(revocation.c.serial == serial, revocation.c.door.is_(None)).limit(1)
    return connection.execute(wanted).first() is not None


def count_up(connection: Connection, rows: Sequence[dict[str, Any]], now: datetime) -> None:
    """Write revocations with the next counters. COUNTER is locked."""
    newest = counter_of(connection)
    whole = [
        {"door": None, "expires": None, **row, "counter": newest + place, "at": now}
        for place, row in enumerate(rows, start=1)
    ]
    if whole:
        connection.execute(revocation.insert(), whole)


def _shut(connection: Connection, table: Table, whose: ColumnElement[bool], now: datetime) -> list[str]:
    open_ones = (whose, table.c.revoked_at.is_(None))
    serials = list(connection.scalars(select(table.c.serial).where(*open_ones)))
    connection.execute(update(table).where(*open_ones).values(revoked_at=now))
    return serials
