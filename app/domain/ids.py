"""Identifiers. One type per kind of thing, so that a door is never handed where a visit is meant."""

from typing import NewType

PersonId = NewType("PersonId", str)
"""Anybody who acts: brukare, staff, handläggare, närstående. UUID as text."""
BrukareId = NewType("BrukareId", str)
"""A brukare; equal to the PersonId of the same human being."""
UtforareId = NewType("UtforareId", str)
VisitId = NewType("VisitId", str)
InsatsId = NewType("InsatsId", str)
DoorId = NewType("DoorId", str)
ArendeId = NewType("ArendeId", str)
AlarmId = NewType("AlarmId", str)
CallId = NewType("CallId", str)
ThreadId = NewType("ThreadId", str)
"""Of a conversation. See app.domain.conversation."""
DeviceId = NewType("DeviceId", str)
OperationId = NewType("OperationId", str)
"""UUIDv7 as text: sorts by the time it was made."""
RecordId = NewType("RecordId", str)
StreamName = NewType("StreamName", str)
"""For example `brukare:0198…/plan`. See app.domain.stream."""
