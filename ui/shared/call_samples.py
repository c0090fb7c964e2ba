"""Demo people in calls, for pictures and review."""

from datetime import UTC, datetime, timedelta

from app.domain.call import CallEnding, PartyState
from app.domain.ids import BrukareId, CallId, PersonId
from app.services.call_snapshots import CallCard, MyCall, PastCall, Peer

BEGAN_AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
AMINA = Peer(PersonId("demo-amina"), "Amina Demoali", PartyState.IN, "telefon", was_before_me=True)
LONG = Peer(PersonId("demo-long"), "Elisabet-Charlotta Demoholm-Testsson", PartyState.IN, "dator", was_before_me=True)
GRETA = Peer(PersonId("demo-greta"), "Greta Demoson", PartyState.RINGING, is_brukare=True)

NOT_HEARD = PastCall(BEGAN_AT - timedelta(days=1), False, "Lisa Demoson", CallEnding.MISSED)
BY_UNIT_NOT_HEARD = PastCall(BEGAN_AT - timedelta(days=1), False, "Amina Demoali", CallEnding.WITHDRAWN)
NOT_ANSWERED = PastCall(BEGAN_AT - timedelta(days=1), True, "Amina Demoali", CallEnding.MISSED)


def call(mine: MyCall, *peers: Peer, by_me: bool = False, ending: CallEnding | None = None) -> CallCard:
    return CallCard(
        call=CallId("demo-call"),
        brukare=BrukareId("demo-greta"),
        mine=mine,
        began_at=BEGAN_AT,
        by_me=by_me,
        peers=peers or (AMINA,),
        ending=ending,
    )
