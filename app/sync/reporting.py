"""What this device says of the work that waits on it: for each of its people how many things, and how old the oldest
is. Never what they are."""

from collections.abc import Collection
from datetime import datetime, timedelta

from app.protocol.wire import MAX_REPORTS, DeviceReport
from app.store.device_store import DeviceStore

HEARD_EVERY = timedelta(minutes=5)
"""How often a device at which nobody sits lets itself be heard although nothing waits, so that its silence means
something."""


def reports_of(device: DeviceStore, now: datetime, *, leaving: Collection[str] = ()) -> tuple[DeviceReport, ...]:
    """`leaving`: operations that go with the same message; when it has arrived, they no longer wait."""
    operations = device.outbox.waiting_by_person(besides=leaving)
    files = device.attachments.waiting_by_person()
    reports = []
    for who in device.people()[:MAX_REPORTS]:
        waiting, written_at = operations.get(who.person, (0, None))
        attachments, added_at = files.get(who.person, (0, None))
        oldest_at = min((at for at in (written_at, added_at) if at is not None), default=None)
        age_s = None if oldest_at is None else max(0.0, (now - oldest_at).total_seconds())
        reports.append(DeviceReport(person=who.person, waiting=waiting, attachments=attachments, oldest_age_s=age_s))
    return tuple(reports)
