"""Enrolment: one-time codes, and the certificates that a device and a person's key get for one.

A request that is sent again after a lost answer gets the same certificates, since they follow from the stored rows.
"""

import secrets
import uuid
from datetime import datetime, timedelta

import msgspec
import uuid_utils
from sqlalchemy import Connection, Row, select, update

from app.domain.permission import MODE_OF_ROLE, Role
from app.domain.refusal import HubProblem, Refusal
from app.hub import approvals
from app.hub.chains import lock_link
from app.hub.database import in_writing
from app.hub.hub import Hub
from app.hub.revoking import withdraw_passes
from app.hub.streams import lock_heads, published_from
from app.hub.tables import device, door_pass, enrolment_code, person, person_key
from app.protocol.certificate import Certificate, Holder, issue
from app.protocol.keys import from_text, is_signed_by, to_text
from app.protocol.link import code_hash
from app.protocol.records import Record
from app.protocol.wire import EnrolAnswer, EnrolRequest, enrolment_message

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U, so that a code survives being read aloud."""
_CODE_SIGNS = 12
"""60 bits: hopeless to guess within its hour, also without the limit on wrong codes."""

EnrolProblem = HubProblem | Refusal


def new_code() -> str:
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_SIGNS))
    return "-".join(signs[start : start + 4] for start in range(0, _CODE_SIGNS, 4))


def make_code(connection: Connection, person_id: str, *, now: datetime, valid: timedelta) -> str | None:
    """A one-time code for this person; None for nobody and for somebody who has left."""
    if _present(connection, person_id) is None:
        return None
    code = new_code()
    row = {"hash": code_hash(code), "person": person_id, "expires_at": now + valid, "used_at": None}
    connection.execute(enrolment_code.insert(), [row])
    return code


def enrol(hub: Hub, request: EnrolRequest) -> EnrolAnswer | EnrolProblem:
    """Certificates for the device's key and for the person's key on it; the code is then used up."""
    if not _proofs_hold(request):
        return Refusal.BAD_SIGNATURE
    answer, published = in_writing(hub.engine, lambda connection: _taken(hub, connection, request))
    hub.standings.forget()
    if published:
        hub.bus.publish(published)
    return answer


def _taken(
    hub: Hub, connection: Connection, request: EnrolRequest
) -> tuple[EnrolAnswer | EnrolProblem, list[tuple[int, Record]]]:
    """The streams' heads are locked before the code, as by whoever makes a new link."""
    hashed, now = code_hash(request.code), hub.clock.now()
    whose = connection.scalar(select(enrolment_code.c.person).where(enrolment_code.c.hash == hashed))
    heads = lock_heads(connection, approvals.streams_at_link(connection, whose or ""))
    before = dict(heads)
    is_first, answer = _enrol(hub, connection, request, now)
    if not is_first or not isinstance(answer, EnrolAnswer):
        return answer, []
    records = approvals.note_link_used(connection, heads, answer.person, hashed, now)
    return answer, published_from(before, records)


def _proofs_hold(request: EnrolRequest) -> bool:
    message = enrolment_message(request.code, request.device_key, request.person_key)
    pairs = ((request.device_key, request.device_proof), (request.person_key, request.person_proof))
    if request.device_key == request.person_key:
        return False
    return all(_is_key(key) and is_signed_by(from_text(key), proof, message) for key, proof in pairs)


def _is_key(text: str) -> bool:
    try:
        raw = from_text(text)
    except ValueError:
        return False
    return len(raw) == 32 and to_text(raw) == text


def _enrol(
    hub: Hub, connection: Connection, request: EnrolRequest, now: datetime
) -> tuple[bool, EnrolAnswer | EnrolProblem]:
    """Whether the code was used up now, and the answer."""
    hashed = code_hash(request.code)
    wanted = select(enrolment_code).where(enrolment_code.c.hash == hashed).with_for_update()
    code = connection.execute(wanted).one_or_none()
    if code is None:
        return False, HubProblem.CODE_UNKNOWN
    if code.used_at is not None:
        return False, _answer(hub, connection, request, person_id=code.person, only_from=code.used_at)
    if code.expires_at <= now:
        return False, HubProblem.CODE_EXPIRED
    if _present(connection, code.person) is None:
        return False, HubProblem.NOT_KNOWN
    problem = _write(connection, request, person_id=code.person, now=now)
    if problem is not None:
        return False, problem
    connection.execute(update(enrolment_code).where(enrolment_code.c.hash == hashed).values(used_at=now))
    return True, _answer(hub, connection, request, person_id=code.person, only_from=now)


def _write(connection: Connection, request: EnrolRequest, *, person_id: str, now: datetime) -> HubProblem | None:
    owned = connection.execute(select(device).where(device.c.key == request.device_key)).one_or_none()
    if owned is not None and owned.revoked_at is not None:
        return HubProblem.REVOKED
    device_id = owned.id if owned is not None else str(uuid_utils.uuid7())
    if owned is None:
        new = {"id": device_id, "key": request.device_key, "serial": uuid.uuid4().hex, "enrolled_at": now}
        connection.execute(device.insert(), [new])
    same = (person_key.c.person == person_id, person_key.c.device == device_id, person_key.c.key == request.person_key)
    held = connection.execute(select(person_key).where(*same)).one_or_none()
    if held is not None:
        if held.revoked_at is not None:
            return HubProblem.REVOKED
        connection.execute(update(person_key).where(*same).values(enrolled_at=now))
        return None
    key = {"person": person_id, "device": device_id, "key": request.person_key, "serial": uuid.uuid4().hex}
    connection.execute(person_key.insert(), [{**key, "enrolled_at": now}])
    # Passes are bound to the key that the person had on this device; the next pull brings new ones.
    withdraw_passes(connection, (door_pass.c.person == person_id) & (door_pass.c.device == device_id), now)
    return None


def _answer(
    hub: Hub, connection: Connection, request: EnrolRequest, *, person_id: str, only_from: datetime
) -> EnrolAnswer | HubProblem:
    """Built from what is stored; CODE_USED unless these very keys were enrolled with this very code."""
    owned = connection.execute(select(device).where(device.c.key == request.device_key)).one_or_none()
    human = _present(connection, person_id)
    if owned is None or human is None:
        return HubProblem.CODE_USED
    same = (person_key.c.person == person_id, person_key.c.device == owned.id, person_key.c.key == request.person_key)
    key = connection.execute(select(person_key).where(*same)).one_or_none()
    if key is None or key.enrolled_at != only_from:
        return HubProblem.CODE_USED
    if owned.revoked_at is not None or key.revoked_at is not None:
        return HubProblem.REVOKED
    link = lock_link(connection, (person_id, owned.id))
    return msgspec.structs.replace(_certified(hub, owned, key, human), chain_seq=link.seq, chain_hash=link.hash)


def _certified(
    hub: Hub, owned: Row[tuple[object, ...]], key: Row[tuple[object, ...]], human: Row[tuple[object, ...]]
) -> EnrolAnswer:
    mode = MODE_OF_ROLE[Role(human.role)]
    for_device = Certificate(
        serial=owned.serial,
        holder=Holder.DEVICE,
        device=owned.id,
        key=owned.key,
        issued_at=owned.enrolled_at,
        hub_id=hub.hub_id,
    )
    for_person = Certificate(
        serial=key.serial,
        holder=Holder.PERSON,
        device=owned.id,
        key=key.key,
        person=human.id,
        mode=mode,
        issued_at=key.enrolled_at,
        hub_id=hub.hub_id,
    )
    return EnrolAnswer(
        identity=hub.identity(),
        epoch=hub.epoch,
        device=owned.id,
        device_certificate=issue(for_device, hub.keys.root),
        person=human.id,
        person_certificate=issue(for_person, hub.keys.root),
        mode=mode,
        first_name=human.first_name,
        name=human.name,
    )


def _present(connection: Connection, person_id: str) -> Row[tuple[object, ...]] | None:
    query = select(person).where(person.c.id == person_id, person.c.ended_at.is_(None))
    return connection.execute(query).one_or_none()
