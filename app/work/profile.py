"""How the tablet fits its person: what is set, and setting it."""

from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from app.domain.ids import PersonId
from app.domain.refusal import Refusal
from app.domain.tablet_profile import Setting, TabletProfile, profile_of, unfit
from app.protocol import operations as op
from app.protocol import records as rec
from app.services.desk import Saved
from app.store.person_reading import Reading
from app.work.desk import WorkDesk

if TYPE_CHECKING:
    from app.store.person_writing import Writing


def settings_in(reading: Reading, person: PersonId) -> Mapping[str, Setting]:
    """What somebody has set; empty where nobody has."""
    stored = reading.one(rec.TabletProfileBody, person)
    return stored.settings if stored is not None else {}


def profile_in(reading: Reading, person: PersonId) -> TabletProfile:
    return profile_with(settings_in(reading, person), reading.one(rec.BrukareBody, person))


def profile_with(settings: Mapping[str, Setting], person: rec.BrukareBody | None) -> TabletProfile:
    """Without a language of its own the tablet speaks the one that the city knows of."""
    profile = profile_of(settings)
    if profile.language or person is None:
        return profile
    return profile._replace(language=person.language)


def set_profile(desk: WorkDesk, changes: Mapping[str, Setting | None]) -> "Future[Saved]":
    """Set what differs from what stands; None takes a setting back. Refused with BAD_CONTENT where a value does not
    fit (app.domain.tablet_profile.unfit says why)."""
    if any(unfit(name, value) is not None for name, value in changes.items()):
        refused: Future[Saved] = Future()
        refused.set_result(Saved(refusal=Refusal.BAD_CONTENT))
        return refused

    def make(writing: "Writing") -> op.ProfileSet | None:
        stands = settings_in(writing, desk.me)
        news = {name: value for name, value in changes.items() if stands.get(name) != value}
        return op.ProfileSet(brukare=desk.me, changes=news) if news else None

    # On a tablet that has heard nothing from the hub yet it leaves all the same, and comes back with the first pull.
    return desk.act(make, basis=None, even_unseen=True)
