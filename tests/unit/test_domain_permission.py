"""Who may read what and do what, over generated people."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import ArendeId, BrukareId, PersonId, StreamName, UtforareId
from app.domain.made_at import Made
from app.domain.permission import MODE_OF_ROLE, ROLES_THAT_MAY, Basis, Grant, Rights, Role, grants_of, judge_basis
from app.domain.refusal import Refusal
from app.domain.stream import Facet, facet_of
from app.protocol.operations import KINDS
from tests.conftest import A_MONDAY

names = st.sampled_from("abcdef")
mandates = st.lists(st.tuples(names.map(BrukareId), names.map(ArendeId)), max_size=4).map(tuple)
rights = st.builds(
    Rights,
    person=names.map(PersonId),
    role=st.sampled_from(Role),
    organisation=st.none() | names.map(UtforareId),
    visited=st.lists(names.map(BrukareId), max_size=4).map(tuple),
    mandates=mandates,
)
staff = rights.filter(lambda who: who.role in {Role.STAFF, Role.SHIFT_LEADER})


def of_facet(grants: tuple[Grant, ...], *facets: Facet) -> list[Grant]:
    return [grant for grant in grants if facet_of(grant.stream) in facets]


@given(rights)
def test_grants_are_sorted_once_each_and_always_hold_oneself(who: Rights) -> None:
    streams = [grant.stream for grant in grants_of(who)]
    assert streams == sorted(set(streams))
    assert StreamName(f"person:{who.person}") in streams
    assert len(of_facet(grants_of(who), Facet.PERSON)) == 1


@given(staff)
def test_staff_never_get_another_utforares_care_plan_rows_or_unit(who: Rights) -> None:
    grants = grants_of(who)
    for grant in of_facet(grants, Facet.CARE, Facet.UNIT):
        assert grant.stream.endswith(f":{who.organisation}")
    for grant in of_facet(grants, Facet.PLAN):
        assert grant.owners == (who.organisation,)
    assert of_facet(grants, Facet.ARENDE) == []


@given(staff)
def test_staff_get_nobody_whom_they_do_not_visit(who: Rights) -> None:
    reached = {grant.stream.split("/")[0] for grant in grants_of(who) if grant.stream.startswith("brukare:")}
    allowed = {f"brukare:{brukare}" for brukare in who.visited} if who.organisation else set()
    assert reached == allowed


@given(rights.filter(lambda who: who.role is Role.HANDLAGGARE))
def test_a_handlaggare_never_gets_care_doors_or_units(who: Rights) -> None:
    grants = grants_of(who)
    assert of_facet(grants, Facet.CARE, Facet.DOORS, Facet.UNIT) == []
    reached = {grant.stream for grant in of_facet(grants, Facet.ARENDE)}
    assert reached == {f"arende:{arende}" for _, arende in who.mandates}
    assert all(grant.owners == () for grant in grants)


@given(rights.filter(lambda who: who.role is Role.BRUKARE))
def test_a_brukare_gets_their_own_home_and_nothing_else(who: Rights) -> None:
    assert {grant.stream for grant in grants_of(who)} == {
        f"person:{who.person}",
        *(f"brukare:{who.person}/{facet}" for facet in ("plan", "profile", "doors", "alarm")),
    }


def test_every_operation_names_who_may_do_it_and_every_role_has_a_mode() -> None:
    assert set(ROLES_THAT_MAY) == set(KINDS)
    assert all(ROLES_THAT_MAY.values())
    assert set(MODE_OF_ROLE) == set(Role)
    assert not ROLES_THAT_MAY["note.write"] & {Role.HANDLAGGARE, Role.BRUKARE}
    assert ROLES_THAT_MAY["journal.sign"] == ROLES_THAT_MAY["utredning.edit"] == {Role.HANDLAGGARE}


ANNA, BO = PersonId("anna"), PersonId("bo")
LATER = A_MONDAY + timedelta(hours=1)


@pytest.mark.parametrize(
    ("bases", "verdict"),
    [
        ((), Refusal.NOT_YOURS),
        ((Basis(BO, None),), Refusal.NOT_YOURS),
        ((Basis(ANNA, None),), None),
        ((Basis(ANNA, A_MONDAY),), None),
        ((Basis(ANNA, LATER),), None),
        ((Basis(ANNA, A_MONDAY - timedelta(seconds=1)),), Refusal.RIGHT_ENDED),
        ((Basis(ANNA, A_MONDAY - timedelta(days=1)), Basis(BO, None)), Refusal.RIGHT_ENDED),
        ((Basis(ANNA, A_MONDAY - timedelta(days=1)), Basis(ANNA, None)), None),
    ],
)
def test_the_right_is_judged_for_when_the_work_was_done(bases: tuple[Basis, ...], verdict: Refusal | None) -> None:
    assert judge_basis(ANNA, bases, Made(A_MONDAY, A_MONDAY - timedelta(days=30))) is verdict


@pytest.mark.parametrize(
    ("bases", "verdict"),
    [
        ((Basis(BO, None),), Refusal.NOT_YOURS),
        ((Basis(ANNA, None),), None),
        ((Basis(ANNA, LATER),), Refusal.TIME_UNSURE),
        ((Basis(ANNA, A_MONDAY + timedelta(minutes=1)),), Refusal.RIGHT_ENDED),
    ],
)
def test_a_claim_that_is_not_believed_is_left_to_a_person_where_the_right_has_ended(
    bases: tuple[Basis, ...], verdict: Refusal | None
) -> None:
    assert judge_basis(ANNA, bases, Made(A_MONDAY, A_MONDAY + timedelta(hours=1))) is verdict
