"""The fasta omsorgskontakten of a brukare, as an extra column of the file of brukare."""

from pathlib import Path

import pytest

from app.hub.imports import ids
from app.hub.imports.faults import FaultCode
from app.protocol.records import BrukareBody, OmsorgskontaktRef
from tests.hub.importing import BRUKARE, Hub, make_hub, write_town

B1, B2 = ids.person_id("brukare", "B1"), ids.person_id("brukare", "B2")


def with_contact(*contacts: str) -> list[str]:
    heading, *rows = BRUKARE
    return [f"{heading};Fast omsorgskontakt", *(f"{row};{one}" for row, one in zip(rows, contacts, strict=True))]


def contact_of(hub: Hub, brukare: str) -> OmsorgskontaktRef | None:
    profile = hub.body("brukare", brukare)
    assert isinstance(profile, BrukareBody)
    return profile.omsorgskontakt


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return make_hub(tmp_path / "data")


def test_she_is_known_with_the_utforare_where_she_works(hub: Hub, tmp_path: Path) -> None:
    hub.take(*write_town(tmp_path / "files", brukare=with_contact("P1", "")))
    assert contact_of(hub, B1) == OmsorgskontaktRef(
        id=ids.person_id("personal", "P1"), first_name="Pia", name="Pia Demo-Asp", utforare=ids.utforare_id("U1")
    )
    assert contact_of(hub, B2) is None


def test_another_one_takes_over(hub: Hub, tmp_path: Path) -> None:
    hub.take(*write_town(tmp_path / "files", brukare=with_contact("P1", "P1")))
    hub.take(*write_town(tmp_path / "later", brukare=with_contact("P2", "")))
    found = contact_of(hub, B1)
    assert found is not None
    assert found.id == ids.person_id("personal", "P2")
    assert contact_of(hub, B2) is None


@pytest.mark.parametrize(("contact", "code"), [("P7", FaultCode.NO_STAFF), ("P1|P2", FaultCode.BAD_ID)])
def test_somebody_unknown_and_two_at_once_are_faults(hub: Hub, tmp_path: Path, contact: str, code: FaultCode) -> None:
    plan = hub.plan(*write_town(tmp_path / "files", brukare=with_contact(contact, "")))
    assert [(fault.column, fault.code) for fault in plan.faults] == [("Fast omsorgskontakt", code)]
