"""Enrolment, tokens and proofs: who comes in, who does not, and that a wrong clock keeps nobody out."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey
from sqlalchemy import select, update

from app.domain.clock import HeldClock
from app.domain.permission import Role
from app.hub.database import reading, writing
from app.hub.enrolment import make_code, new_code
from app.hub.hub import Hub
from app.hub.revoking import revoke_device, revoke_person
from app.hub.settings import Rate
from app.hub.sign_in import Denied, ProofGuard, Request, check_proof
from app.hub.tables import device, door_pass, enrolment_code, person, revocation
from app.protocol import certificate, wire
from app.protocol.dpop import Prover, read_proof, token_hash
from app.protocol.keys import SigningKey, from_text, is_signed_by, to_text
from app.protocol.link import code_hash
from tests.hub.hub_fixture import (
    MONDAY,
    PLAIN,
    Enrolled,
    HubMaker,
    Speaker,
    add_person,
    add_utforare,
    code_for,
    code_of,
    enrol_request,
    enrolled,
    message_of,
    serving,
    with_limits,
)
from tests.hub.web_client import TestClient

on_both = pytest.mark.parametrize(
    "hub", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
"""For what leans on the database; a database for each test takes PostgreSQL a second."""


@pytest.fixture
def hub(make_hub: HubMaker, request: pytest.FixtureRequest) -> Hub:
    on_postgres = getattr(request, "param", "sqlite") == "postgres"
    return make_hub(url=request.getfixturevalue("postgres_url") if on_postgres else "")


@pytest.fixture
def web(hub: Hub) -> Iterator[TestClient]:
    with serving(hub) as client:
        yield client


@pytest.fixture
def anna(web: TestClient, hub: Hub) -> Enrolled:
    return enrolled(web, hub, add_person(hub, Role.STAFF, organisation=add_utforare(hub)))


def clock_of(hub: Hub) -> HeldClock:
    assert isinstance(hub.clock, HeldClock)
    return hub.clock


def ask(web: TestClient, request: wire.EnrolRequest) -> tuple[int, str]:
    response = web.post("/v1/enrol", content=msgspec.json.encode(request), headers=PLAIN)
    return response.status_code, code_of(response)


def who(speaker: Speaker) -> tuple[int, str]:
    """Something that only somebody signed in may ask."""
    response = speaker.send("GET", f"/v1/attachments/{'0' * 64}/state")
    return response.status_code, code_of(response)


# --- enrolment -----------------------------------------------------------------------------------------------------


def test_a_code_is_readable_and_forgives_what_is_misread() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert not set(code) & set("ILOU")
    assert code_hash("0O1l-iI00 abcd".replace(" ", "-")) == code_hash("0011 1100 ABCD")


def test_enrolment_gives_certificates_for_both_keys(hub: Hub, anna: Enrolled) -> None:
    root = hub.keys.root.public()
    for_device = certificate.read(anna.answer.device_certificate, root)
    for_person = certificate.read(anna.answer.person_certificate, root)
    assert for_device is not None
    assert for_person is not None
    assert (for_device.holder, for_device.person) == (certificate.Holder.DEVICE, "")
    assert (for_person.person, for_person.device, for_person.mode) == (anna.answer.person, for_device.device, "staff")
    assert for_person.key == to_text(anna.person.key.public())
    assert (anna.answer.name, anna.answer.first_name) == ("Anna Ek", "Anna")


@on_both
def test_the_same_request_again_gives_the_same_certificates(hub: Hub, web: TestClient) -> None:
    code = code_for(hub, add_person(hub, Role.HANDLAGGARE))
    request = msgspec.json.encode(enrol_request(code, SigningKey.generate(), SigningKey.generate()))
    first = web.post("/v1/enrol", content=request, headers=PLAIN)
    clock_of(hub).move(timedelta(days=2))
    again = web.post("/v1/enrol", content=request, headers=PLAIN)
    assert first.status_code == 200
    assert again.content == first.content


@on_both
def test_a_used_code_serves_no_other_keys(hub: Hub, web: TestClient) -> None:
    code, own_device = code_for(hub, add_person(hub, Role.BRUKARE)), SigningKey.generate()
    assert ask(web, enrol_request(code, own_device, SigningKey.generate())) == (200, "")
    assert ask(web, enrol_request(code, SigningKey.generate(), SigningKey.generate())) == (403, "code_used")
    assert ask(web, enrol_request(code, own_device, SigningKey.generate())) == (403, "code_used")


def test_an_expired_code_is_told_apart_from_an_unknown_one(hub: Hub, web: TestClient) -> None:
    code = code_for(hub, add_person(hub, Role.STAFF), valid=timedelta(minutes=5))
    clock_of(hub).move(timedelta(minutes=5))
    assert ask(web, enrol_request(code, SigningKey.generate(), SigningKey.generate())) == (403, "code_expired")
    assert ask(web, enrol_request(new_code(), SigningKey.generate(), SigningKey.generate())) == (403, "code_unknown")


def test_a_refused_enrolment_leaves_the_code_unused(hub: Hub, web: TestClient) -> None:
    code, shut_out = code_for(hub, add_person(hub, Role.STAFF)), SigningKey.generate()
    other = enrolled(web, hub, add_person(hub, Role.STAFF), device=shut_out)
    with writing(hub.engine) as connection:
        revoke_device(connection, other.answer.device, MONDAY)
    assert ask(web, enrol_request(code, shut_out, SigningKey.generate())) == (403, "revoked")
    assert ask(web, enrol_request(code, SigningKey.generate(), SigningKey.generate())) == (200, "")


@on_both
def test_a_second_person_on_a_device_keeps_the_devices_id(hub: Hub, web: TestClient, anna: Enrolled) -> None:
    second = enrolled(web, hub, add_person(hub, Role.STAFF, name="Bo Ek"), device=anna.device.key)
    assert second.answer.device == anna.answer.device
    assert second.answer.device_certificate == anna.answer.device_certificate
    assert second.answer.person != anna.answer.person


@pytest.mark.parametrize("wrong", ["device_proof", "person_proof"])
def test_a_key_that_the_sender_does_not_hold_is_refused(hub: Hub, web: TestClient, wrong: str) -> None:
    code = code_for(hub, add_person(hub, Role.STAFF))
    request = enrol_request(code, SigningKey.generate(), SigningKey.generate())
    altered = msgspec.structs.replace(request, **{wrong: SigningKey.generate().sign(b"something else")})
    assert ask(web, altered) == (400, "bad_signature")
    assert ask(web, request) == (200, "")


def test_wrong_codes_are_slowed_down_and_right_ones_are_not(make_hub: HubMaker) -> None:
    hub = make_hub(limits=with_limits(wrong_code=Rate(per_s=0.1, burst=3)))
    with serving(hub) as web:
        codes = [code_for(hub, add_person(hub, Role.STAFF)) for _ in range(5)]
        answers = [ask(web, enrol_request(code, SigningKey.generate(), SigningKey.generate())) for code in codes[:4]]
        assert answers == [(200, "")] * 4
        wrong = [ask(web, enrol_request(new_code(), SigningKey.generate(), SigningKey.generate())) for _ in range(4)]
        assert wrong == [(403, "code_unknown")] * 3 + [(429, "too_many")]
        clock_of(hub).move(timedelta(seconds=10))
        assert ask(web, enrol_request(codes[4], SigningKey.generate(), SigningKey.generate())) == (200, "")


def test_nobody_gets_a_code_for_one_who_has_left(hub: Hub) -> None:
    left = add_person(hub, Role.STAFF)
    with writing(hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == left).values(ended_at=MONDAY))
        assert make_code(connection, left, now=MONDAY, valid=timedelta(hours=1)) is None
        assert make_code(connection, "nobody", now=MONDAY, valid=timedelta(hours=1)) is None


def test_codes_are_stored_as_hashes_only(hub: Hub) -> None:
    code = code_for(hub, add_person(hub, Role.STAFF))
    with reading(hub.engine) as connection:
        row = connection.execute(select(enrolment_code)).one()
    assert row.hash == code_hash(code)
    assert code.replace("-", "") not in str(row)


# --- tokens and proofs ---------------------------------------------------------------------------------------------


def test_the_hub_proves_itself_with_the_challenge(hub: Hub, anna: Enrolled) -> None:
    answer = message_of(anna.person.sign_in(), wire.TokenAnswer)
    message = wire.hub_proof_message("c" * 32, hub.epoch)
    assert is_signed_by(from_text(anna.answer.identity.root_key), answer.hub_proof, message)
    assert (answer.token_type, answer.expires_in) == ("DPoP", 600)


def test_another_makers_proof_is_taken(anna: Enrolled) -> None:
    """joserfc, which knows nothing of our own code."""
    speaker = anna.person
    assert who(speaker) == (200, "")
    key = OKPKey.import_key(
        {"kty": "OKP", "crv": "Ed25519", "x": to_text(speaker.key.public()), "d": to_text(speaker.key.raw())}
    )
    path = f"/v1/attachments/{'0' * 64}/state"
    claims = {"jti": "another-maker", "htm": "GET", "htu": f"http://hub.test{path}", "iat": 0}
    more = {"nonce": speaker.nonce, "ath": token_hash(speaker.token)}
    header = {"typ": "dpop+jwt", "alg": "Ed25519", "jwk": key.as_dict(private=False)}
    proof = jwt.encode(header, claims | more, key, algorithms=["Ed25519"])
    headers = {**PLAIN, "DPoP": proof, "Authorization": f"DPoP {speaker.token}"}
    assert speaker.web.get(path, headers=headers).status_code == 200


@pytest.mark.parametrize("off", [timedelta(days=-20_000), timedelta(days=9_000)])
def test_a_device_whose_clock_is_decades_off_comes_in(anna: Enrolled, off: timedelta) -> None:
    anna.person.at = MONDAY + off
    assert who(anna.person) == (200, "")


def test_a_proof_without_the_hubs_nonce_is_sent_back_with_one(anna: Enrolled) -> None:
    speaker = anna.person
    speaker.sign_in()
    path = f"/v1/attachments/{'0' * 64}/state"
    response = speaker.web.get(path, headers=speaker.headers("GET", path, nonce=""))
    assert (response.status_code, code_of(response)) == (401, "use_dpop_nonce")
    assert response.headers["DPoP-Nonce"]
    assert 'error="use_dpop_nonce"' in response.headers["WWW-Authenticate"]


def test_an_old_nonce_is_sent_back_and_a_busy_client_is_given_a_new_one_before(hub: Hub, anna: Enrolled) -> None:
    speaker, path = anna.person, f"/v1/attachments/{'0' * 64}/state"
    assert who(speaker) == (200, "")
    old = speaker.nonce
    clock_of(hub).move(timedelta(seconds=40))
    renewing = speaker.web.get(path, headers=speaker.headers("GET", path))
    assert renewing.status_code == 200
    assert renewing.headers["DPoP-Nonce"] != old
    clock_of(hub).move(timedelta(seconds=100))
    response = speaker.web.get(path, headers=speaker.headers("GET", path, nonce=old))
    assert code_of(response) == "use_dpop_nonce"


def test_a_clock_that_was_ahead_at_the_start_and_is_put_right_shuts_nobody_out(hub: Hub) -> None:
    guard = ProofGuard(hub.keys, hub.clock)
    of_the_future = guard.nonce()
    clock_of(hub).move(-timedelta(hours=1))
    assert guard.age_ms(guard.nonce()) == 0
    assert guard.age_ms(of_the_future) is None


def test_a_proof_serves_once(anna: Enrolled) -> None:
    speaker, path = anna.person, f"/v1/attachments/{'0' * 64}/state"
    assert who(speaker) == (200, "")
    headers = speaker.headers("GET", path)
    assert speaker.web.get(path, headers=headers).status_code == 200
    assert code_of(speaker.web.get(path, headers=headers)) == "not_known"


def test_a_proof_for_another_request_is_refused(anna: Enrolled) -> None:
    speaker, path = anna.person, f"/v1/attachments/{'0' * 64}/state"
    assert who(speaker) == (200, "")
    for method, elsewhere in (("PUT", path), ("GET", f"/v1/attachments/{'1' * 64}/state")):
        assert code_of(speaker.web.get(path, headers=speaker.headers(method, elsewhere))) == "not_known"
    other_hub = Prover(speaker.key).prove(
        "GET", f"http://elsewhere.test{path}", at=MONDAY, nonce=speaker.nonce, access_token=speaker.token
    )
    headers = {**speaker.headers("GET", path), "DPoP": other_hub}
    assert code_of(speaker.web.get(path, headers=headers)) == "not_known"


@pytest.mark.parametrize("place", [0, 1], ids=["header", "claims"])
def test_a_proof_that_is_nested_without_end_is_no_proof(place: int) -> None:
    key = SigningKey.generate()
    parts = Prover(key).prove("GET", "http://hub.test/v1/revocations", at=MONDAY).split(".")[:2]
    parts[place] = to_text(from_text(parts[place])[:-1] + b',"more":' + b"[" * 2000)
    signed = ".".join(parts)
    assert read_proof(f"{signed}.{to_text(key.sign(signed.encode()))}") is None


def test_a_stolen_token_is_worth_nothing_with_another_key(anna: Enrolled) -> None:
    assert who(anna.person) == (200, "")
    thief = Speaker(anna.person.web, SigningKey.generate(), "", nonce=anna.person.nonce, token=anna.person.token)
    assert who(thief) == (401, "not_known")


def test_a_proof_for_another_token_is_refused(anna: Enrolled) -> None:
    speaker, path = anna.person, f"/v1/attachments/{'0' * 64}/state"
    assert who(speaker) == (200, "")
    headers = speaker.headers("GET", path, token="another")
    headers["Authorization"] = f"DPoP {speaker.token}"
    assert code_of(speaker.web.get(path, headers=headers)) == "not_known"


def test_a_token_ends_after_ten_minutes(hub: Hub, anna: Enrolled) -> None:
    assert who(anna.person) == (200, "")
    clock_of(hub).move(timedelta(minutes=10))
    assert who(anna.person) == (401, "not_known")


@pytest.mark.parametrize("part", [0, 1, 2])
def test_an_altered_token_is_refused(anna: Enrolled, part: int) -> None:
    assert who(anna.person) == (200, "")
    parts = anna.person.token.split(".")
    parts[part] = parts[part][:-4] + ("AAAA" if parts[part][-4:] != "AAAA" else "BBBB")
    anna.person.token = ".".join(parts)
    assert who(anna.person) == (401, "not_known")


def test_a_certificate_of_another_hub_or_another_key_gives_no_token(hub: Hub, web: TestClient, anna: Enrolled) -> None:
    named = certificate.read(anna.answer.person_certificate, hub.keys.root.public())
    assert named is not None
    forged = Speaker(web, anna.person.key, certificate.issue(named, SigningKey.generate()))
    anothers = Speaker(web, SigningKey.generate(), anna.answer.person_certificate)
    for speaker in (forged, anothers):
        response = speaker.sign_in()
        assert (response.status_code, code_of(response)) == (401, "not_known")


def test_strangers_proofs_fill_no_memory(hub: Hub) -> None:
    guard, stranger = ProofGuard(hub.keys, hub.clock), SigningKey.generate()
    proof = Prover(stranger).prove("POST", "http://hub.test/v1/token", at=MONDAY, nonce=guard.nonce())
    request = Request("POST", "hub.test", "/v1/token", proof, "")
    other = to_text(SigningKey.generate().public())
    assert isinstance(check_proof(guard, request, key=other), Denied)
    assert not isinstance(check_proof(guard, request, key=to_text(stranger.public())), Denied)
    assert isinstance(check_proof(guard, request, key=to_text(stranger.public())), Denied)


# --- shut out ------------------------------------------------------------------------------------------------------


@on_both
def test_a_revoked_device_is_out_within_two_seconds_with_everybody_on_it(hub: Hub, anna: Enrolled) -> None:
    assert (who(anna.person), who(anna.device)) == ((200, ""), (200, ""))
    with writing(hub.engine) as connection:
        assert revoke_device(connection, anna.answer.device, MONDAY) == 2
    clock_of(hub).move(timedelta(seconds=2))
    assert (who(anna.person), who(anna.device)) == ((403, "revoked"), (403, "revoked"))
    assert code_of(anna.person.sign_in()) == "revoked"


def test_a_revoked_person_is_out_and_the_device_stays(hub: Hub, web: TestClient, anna: Enrolled) -> None:
    colleague = enrolled(web, hub, add_person(hub, Role.STAFF, name="Bo Ek"), device=anna.device.key)
    assert who(anna.person) == (200, "")
    with writing(hub.engine) as connection:
        assert revoke_person(connection, anna.answer.person, MONDAY) == 1
    hub.standings.forget()
    assert who(anna.person) == (403, "revoked")
    assert (who(anna.device), who(colleague.person)) == ((200, ""), (200, ""))


def test_one_who_has_left_is_out_within_two_seconds(hub: Hub, anna: Enrolled) -> None:
    assert who(anna.person) == (200, "")
    with writing(hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == anna.answer.person).values(ended_at=MONDAY))
    clock_of(hub).move(timedelta(seconds=2))
    assert who(anna.person) == (403, "revoked")


@on_both
def test_revocations_count_up_without_a_gap(hub: Hub, web: TestClient) -> None:
    people = [enrolled(web, hub, add_person(hub, Role.STAFF)) for _ in range(3)]
    with writing(hub.engine) as connection:
        for somebody in people:
            revoke_device(connection, somebody.answer.device, MONDAY)
        assert revoke_device(connection, people[0].answer.device, MONDAY) == 0
        counters = connection.scalars(select(revocation.c.counter).order_by(revocation.c.counter)).all()
        assert connection.scalars(select(device.c.revoked_at)).all() == [MONDAY] * 3
    assert list(counters) == [1, 2, 3, 4, 5, 6]


def test_door_passes_of_a_revoked_device_are_withdrawn(hub: Hub, anna: Enrolled) -> None:
    row = {"person": anna.answer.person, "door": "d", "visit": "v", "not_before": MONDAY}
    rows = [
        {**row, "id": "hers", "device": anna.answer.device, "expires": MONDAY + timedelta(hours=1)},
        {**row, "id": "ended", "device": anna.answer.device, "expires": MONDAY},
        {**row, "id": "elsewhere", "device": "another", "expires": MONDAY + timedelta(hours=1)},
    ]
    with writing(hub.engine) as connection:
        connection.execute(door_pass.insert(), rows)
        revoke_device(connection, anna.answer.device, MONDAY)
        withdrawn = select(door_pass.c.id).where(door_pass.c.withdrawn_at == MONDAY)
        assert connection.scalars(withdrawn).all() == ["hers"]
