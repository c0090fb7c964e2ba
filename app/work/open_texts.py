"""What a handläggare has typed and not sent in an ärende that has gone to somebody else: found again, to be sent with
`casework.sign_journal` or `utredning.commit_field`, or thrown away."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from app.domain.arende import AreaField, LifeArea
from app.domain.ids import ArendeId
from app.protocol import records as rec
from app.services.open_texts import OpenText
from app.store.person_reading import Draft, Reading

if TYPE_CHECKING:
    from app.store.person_writing import Writing
    from app.work.desk import WorkDesk

JOURNAL_DRAFTS = "journal|"
UTREDNING_DRAFTS = "utredning|"
"""How the keys of drafts begin; the ärende follows, and for the utredning area and field."""


def open_texts(desk: "WorkDesk") -> "Future[tuple[OpenText, ...]]":
    """Oldest first."""
    return desk.read(_open_texts)


def throw_away(desk: "WorkDesk", text: OpenText) -> "Future[None]":
    return desk.keep(lambda writing: writing.drop_draft(text.key))


def take_back(desk: "WorkDesk", text: OpenText) -> "Future[None]":
    """See app.services.open_texts."""

    def write(writing: "Writing") -> None:
        present = writing.draft(text.key)
        if present is None or not present.text:
            writing.save_draft(text.key, text.text, base=text.base, base_operation=text.base_operation)

    return desk.keep(write)


def left_behind(reading: Reading) -> dict[str, Draft]:
    """By key: drafts of ärenden that are not on this device any more, which no page of their own shows."""
    drafts = reading.drafts(JOURNAL_DRAFTS) | reading.drafts(UTREDNING_DRAFTS)
    return {
        key: draft for key, draft in drafts.items() if draft.text.strip() and not is_here(reading, key.split("|")[1])
    }


def is_here(reading: Reading, arende: str) -> bool:
    return reading.one(rec.ArendeBody, arende) is not None


def _open_texts(reading: Reading) -> tuple[OpenText, ...]:
    found = [_open_text(key, draft) for key, draft in left_behind(reading).items()]
    return tuple(sorted(found, key=lambda text: (text.saved_at, text.key)))


def _open_text(key: str, draft: Draft) -> OpenText:
    _, arende, *place = key.split("|")
    return OpenText(
        key=key,
        arende=ArendeId(arende),
        text=draft.text,
        saved_at=draft.saved_at,
        place=(LifeArea(place[0]), AreaField(place[1])) if place else None,
        base=draft.base,
        base_operation=draft.base_operation,
    )
