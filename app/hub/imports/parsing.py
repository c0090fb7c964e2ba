"""From a row's cells to what it says, one function for each kind. References are checked here; the hub is not asked."""

from collections.abc import Callable
from datetime import timedelta

from app.domain.door import DoorPosition
from app.domain.permission import Role
from app.domain.wall_time import window_of
from app.hub.imports import ids
from app.hub.imports.faults import FaultCode
from app.hub.imports.headings import FileKind
from app.hub.imports.rows import (
    BrukareSaid,
    DoorSaid,
    InsatsSaid,
    Known,
    KnownStaff,
    KnownUtforare,
    PersonSaid,
    Said,
    UtforareSaid,
    VisitSaid,
    encoded,
    fingerprint,
)
from app.hub.imports.sheet import Line
from app.hub.imports.values import (
    InsatsMinutes,
    read_ids,
    read_insatser,
    read_key,
    read_lines,
    read_personnummer,
    read_position,
    read_role,
)
from app.protocol.records import (
    BrukareBody,
    DoorBody,
    InsatsBody,
    InsatsLineBody,
    OmsorgskontaktRef,
    StaffRef,
    VisitBody,
)

LONGEST_VISIT = timedelta(hours=14)
"""A waking night is at most twelve hours; more is a start and an end that changed places."""

MOST_HOURS_A_MONTH = 2_232
"""Three people around the clock for a month of 31 days."""


def parse_utforare(line: Line, known: Known) -> Said:
    external, name, phone = line.id("id"), line.needed("name"), line.text("phone")
    said = UtforareSaid(key=external, external=external, id=ids.utforare_id(external), name=name, phone=phone)
    backup = line.text("backup")
    said.hash = fingerprint(name, phone, *([backup] if backup else []))
    if backup:
        said.backup = ids.utforare_id(backup)
        known.backups.append((backup, external, line.place_of("backup")))
    known.utforare[external] = KnownUtforare(said.id, name)
    return said


def parse_handlaggare(line: Line, known: Known) -> Said:
    said = _person(line, "handlaggare", Role.HANDLAGGARE)
    known.handlaggare[said.external] = said.id
    return said


def parse_staff(line: Line, known: Known) -> Said:
    role = read_role(line.raw("role"))
    if role is None:
        line.fault("role", FaultCode.BAD_ROLE)
    said = _person(line, "personal", role or Role.STAFF, _utforare(line, known))
    ref = StaffRef(id=said.id, first_name=said.first_name, name=said.name)
    known.staff[said.external] = KnownStaff(ref, said.organisation or "")
    return said


def _person(line: Line, kind: str, role: Role, utforare: KnownUtforare | None = None) -> PersonSaid:
    external = line.id("id")
    first_name = line.needed("first_name")
    said = PersonSaid(
        key=external,
        external=external,
        id=ids.person_id(kind, external),
        role=role,
        first_name=first_name,
        name=f"{first_name} {line.needed('last_name')}",
        organisation=utforare.id if utforare else None,
        organisation_name=utforare.name if utforare else "",
        protected=line.yes_no("protected"),
    )
    said.hash = _person_hash(said)
    return said


def _person_hash(said: PersonSaid, *more: str | bytes | None) -> bytes:
    return fingerprint(
        said.role, said.first_name, said.name, said.organisation, said.organisation_name, f"{said.protected:d}", *more
    )


def parse_brukare(line: Line, known: Known) -> Said:
    external = line.id("id")
    personnummer = line.read("personnummer", read_personnummer, FaultCode.BAD_PERSONNUMMER, "")
    if personnummer and known.personnummer.setdefault(personnummer, external) != external:
        line.fault("personnummer", FaultCode.PERSONNUMMER_TWICE)
    body = _brukare_body(line, known)
    raw = encoded(body)[0]
    said = BrukareSaid(
        key=external,
        external=external,
        id=ids.person_id("brukare", external),
        role=Role.BRUKARE,
        first_name=body.first_name,
        name=body.name,
        protected=body.protected,
        personnummer=personnummer,
        arende=ids.arende_id(external),
        opened_on=line.optional_date("opened_on"),
        handlaggare=_mandates(line, known),
        body=raw,
    )
    mandates = None if said.handlaggare is None else ",".join(said.handlaggare)
    opened = said.opened_on.isoformat() if said.opened_on else None
    said.hash = _person_hash(said, personnummer, opened, mandates, raw)
    known.brukare[external] = said.id
    return said


def _brukare_body(line: Line, known: Known) -> BrukareBody:
    first_name = line.needed("first_name")
    town = f"{line.text('postcode')} {line.text('town')}".strip()
    address = line.needed("address")
    return BrukareBody(
        first_name=first_name,
        name=f"{first_name} {line.needed('last_name')}",
        address=f"{address}, {town}" if town else address,
        phone=line.text("phone", most=40),
        language=line.text("language", most=20) or "sv",
        allergy=line.text("allergy"),
        notices=read_lines(line.text("notices")),
        protected=line.yes_no("protected"),
        omsorgskontakt=_omsorgskontakt(line, known),
    )


def _omsorgskontakt(line: Line, known: Known) -> OmsorgskontaktRef | None:
    externals = read_ids(line.raw("omsorgskontakt"))
    if externals is None or len(externals) > 1:
        line.fault("omsorgskontakt", FaultCode.BAD_ID)
        return None
    if not externals:
        return None
    found = known.staff.get(externals[0])
    if found is None:
        line.fault("omsorgskontakt", FaultCode.NO_STAFF)
        return None
    ref = found.ref
    return OmsorgskontaktRef(id=ref.id, first_name=ref.first_name, name=ref.name, utforare=found.utforare)


def _mandates(line: Line, known: Known) -> tuple[str, ...] | None:
    if not line.has("handlaggare"):
        return None
    externals = read_ids(line.raw("handlaggare"))
    if externals is None:
        line.fault("handlaggare", FaultCode.BAD_ID)
        return ()
    found = [known.handlaggare.get(external) for external in externals]
    if None in found:
        line.fault("handlaggare", FaultCode.NO_HANDLAGGARE)
    return tuple(sorted(person for person in found if person))


def parse_insats(line: Line, known: Known) -> Said:
    external, brukare, brukare_external = line.id("id"), *_brukare(line, known)
    utforare = _utforare(line, known)
    body = InsatsBody(
        brukare=brukare,
        name=line.needed("name"),
        utforare=utforare.id,
        utforare_name=utforare.name,
        hours_per_month=line.number("hours", least=0, most=MOST_HOURS_A_MONTH),
        valid_from=line.date("valid_from"),
        valid_until=line.optional_date("valid_until"),
    )
    if not line.is_bad and body.valid_until is not None and body.valid_until < body.valid_from:
        line.fault("valid_until", FaultCode.ENDS_BEFORE_START)
    raw, whole = encoded(body)
    return InsatsSaid(
        key=_placed_key(external, brukare_external),
        external=external,
        id=ids.placed_id("insats", external, brukare_external),
        hash=whole,
        brukare=brukare,
        utforare=utforare.id,
        body=raw,
    )


def parse_door(line: Line, known: Known) -> Said:
    external, brukare, brukare_external = line.id("id"), *_brukare(line, known)
    position = line.read("position", read_position, FaultCode.BAD_POSITION, DoorPosition.FLAT)
    name = line.needed("name")
    public_key = line.read("public_key", read_key, FaultCode.BAD_KEY, "")
    raw, whole = encoded(DoorBody(brukare=brukare, position=position, name=name, public_key=public_key))
    return DoorSaid(
        key=_placed_key(external, brukare_external),
        external=external,
        id=ids.placed_id("door", external, brukare_external),
        hash=whole,
        brukare=brukare,
        position=position,
        name=name,
        public_key=public_key,
        body=raw,
    )


def parse_visit(line: Line, known: Known) -> Said:
    external, brukare, brukare_external = line.id("id"), *_brukare(line, known)
    utforare = _utforare(line, known)
    day, start, end = line.date("day"), line.time("start"), line.time("end")
    staff = _staff(line, known, utforare.id)
    insatser = read_insatser(line.text("insatser"))
    visit = ids.placed_id("visit", external, brukare_external)
    if insatser is None:
        line.fault("insatser", FaultCode.BAD_INSATSER)
    starts_at, ends_at = window_of(day, start, end)
    if not line.is_bad and (start == end or ends_at - starts_at > LONGEST_VISIT):
        line.fault("end", FaultCode.BAD_LENGTH, int(LONGEST_VISIT.total_seconds()) // 3600)
    body = VisitBody(
        brukare=brukare,
        utforare=utforare.id,
        utforare_name=utforare.name,
        day=day,
        start=start,
        end=end,
        title=line.text("title", most=200) or (insatser[0][0] if insatser else "Besök"),
        staff=staff,
        first_staff=tuple(ref.id for ref in staff),
        insatser=_insats_lines(visit, insatser or ()),
    )
    raw, whole = encoded(body)
    return VisitSaid(
        key=_placed_key(external, brukare_external),
        external=external,
        id=visit,
        hash=whole,
        brukare=brukare,
        utforare=utforare.id,
        staff=body.first_staff,
        day=day,
        starts_at=starts_at,
        ends_at=ends_at,
        body=raw,
    )


def _insats_lines(visit: str, insatser: InsatsMinutes) -> tuple[InsatsLineBody, ...]:
    seen: dict[str, int] = {}
    lines = []
    for name, minutes in insatser:
        nth = seen.get(name, 0)
        seen[name] = nth + 1
        lines.append(InsatsLineBody(id=ids.insats_line_id(visit, name, nth), name=name, minutes=minutes))
    return tuple(lines)


def _staff(line: Line, known: Known, utforare: str) -> tuple[StaffRef, ...]:
    """Nobody at all is a plan too: the visit is vacant."""
    externals = read_ids(line.raw("staff"))
    if externals is None:
        line.fault("staff", FaultCode.BAD_ID)
        return ()
    found = [known.staff.get(external) for external in externals]
    staff = [one for one in found if one is not None]
    if len(staff) < len(found):
        line.fault("staff", FaultCode.NO_STAFF)
    elif utforare and any(one.utforare != utforare for one in staff):
        line.fault("staff", FaultCode.STAFF_ELSEWHERE)
    return tuple(one.ref for one in staff)


def _utforare(line: Line, known: Known) -> KnownUtforare:
    external = line.id("utforare")
    found = known.utforare.get(external)
    if found is None and external:
        line.fault("utforare", FaultCode.NO_UTFORARE)
    return found or _NOBODY


def _brukare(line: Line, known: Known) -> tuple[str, str]:
    external = line.id("brukare")
    found = known.brukare.get(external)
    if found is None and external:
        line.fault("brukare", FaultCode.NO_BRUKARE)
    return found or "", external


def _placed_key(external: str, brukare_external: str) -> str:
    return f"{external}@{brukare_external}"


_NOBODY = KnownUtforare("", "")

PARSERS: dict[FileKind, Callable[[Line, Known], Said]] = {
    FileKind.UTFORARE: parse_utforare,
    FileKind.HANDLAGGARE: parse_handlaggare,
    FileKind.STAFF: parse_staff,
    FileKind.BRUKARE: parse_brukare,
    FileKind.INSATS: parse_insats,
    FileKind.VISIT: parse_visit,
    FileKind.DOOR: parse_door,
}
