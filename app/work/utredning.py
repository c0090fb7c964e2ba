"""An utredning in draft: typed text on disk at once, an operation when a field is left, both texts in a conflict."""

from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.arende import NOTHING, AreaField, Base, LifeArea, progress_of
from app.domain.arrival import Arrival
from app.domain.ids import ArendeId
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effects import field_key, utredning_id
from app.services.desk import Saved
from app.services.snapshots import AreaPage, AreaRow, FieldText
from app.store.person_reading import Draft, Reading
from app.work.arrival import arrival_of
from app.work.desk import WorkDesk
from app.work.open_texts import UTREDNING_DRAFTS as DRAFT_PREFIX
from app.work.open_texts import is_here
from app.work.outstanding import body_of

if TYPE_CHECKING:
    from app.store.person_writing import Writing


def area_page(desk: WorkDesk, arende: ArendeId, area: LifeArea) -> "Future[AreaPage]":
    return desk.read(lambda reading: _area_page(desk, reading, arende, area))


def keep_field(
    desk: WorkDesk, arende: ArendeId, area: LifeArea, *, field: AreaField, text: str, base: Base
) -> "Future[datetime]":
    """See app.services.utredning."""

    def write(writing: "Writing") -> datetime:
        newest = _base_of(_utredning(writing, arende).fields.get(field_key(area, field)))
        # One's own operations are made of what stands in the field, so that typing goes on from the newest of them.
        is_own = bool(newest.operation) and writing.operation(newest.operation) is not None
        rests_on = newest if is_own else base
        key = _draft_key(arende, area, field)
        return writing.save_draft(key, text, base=rests_on.rev, base_operation=rests_on.operation)

    return desk.keep(write)


def commit_field(desk: WorkDesk, arende: ArendeId, area: LifeArea, *, field: AreaField) -> "Future[Saved]":
    """What was typed becomes an operation; nothing happens where nothing was. When somebody else's text has come in
    between, the typed text stays a draft (refusal `changed_meanwhile`) until a person chooses. Where the ärende has
    been taken from this device, the hub judges by the mandate."""
    key = _draft_key(arende, area, field)

    def make(writing: "Writing") -> op.UtredningEdit | None:
        draft = writing.draft(key)
        present = _utredning(writing, arende).fields.get(field_key(area, field))
        if draft is None:
            return None
        if draft.text == (present.text if present else ""):
            writing.drop_draft(key)
            return None
        return op.UtredningEdit(
            arende=arende,
            area=area,
            field=field,
            text=draft.text,
            base_rev=draft.base,
            base=draft.base_operation,
        )

    return desk.act(make, basis=arende, and_then=lambda writing: writing.drop_draft(key), even_unseen=True)


def left_over(desk: WorkDesk) -> "Future[list[tuple[ArendeId, LifeArea, AreaField]]]":
    """Typed text that never became an operation (the program was ended): for `commit_field` at the next start.
    What stands in an ärende that has gone to somebody else is left to its author: app.work.open_texts."""

    def ask(reading: Reading) -> list[tuple[ArendeId, LifeArea, AreaField]]:
        parts = [key.removeprefix(DRAFT_PREFIX).split("|") for key in reading.drafts(DRAFT_PREFIX)]
        return [
            (ArendeId(arende), LifeArea(area), AreaField(field))
            for arende, area, field in parts
            if is_here(reading, arende)
        ]

    return desk.read(ask)


def choose_text(
    desk: WorkDesk, arende: ArendeId, area: LifeArea, *, field: AreaField, text: str, seen: Base
) -> "Future[Saved]":
    """See app.services.utredning."""

    def settle(writing: "Writing") -> None:
        writing.settle(_conflicts(writing, arende, area).get(field, {}))
        writing.drop_draft(_draft_key(arende, area, field))

    def make(writing: "Writing") -> op.UtredningEdit | None:
        present = _utredning(writing, arende).fields.get(field_key(area, field))
        if present is not None and present.text == text:
            settle(writing)
            return None
        mine = tuple(_conflicts(writing, arende, area).get(field, {}))
        return op.UtredningEdit(
            arende=arende,
            area=area,
            field=field,
            text=text,
            base_rev=seen.rev,
            base=seen.operation,
            resolves=mine,
        )

    return desk.act(make, basis=arende, and_then=settle)


def _base_of(present: rec.FieldValue | None) -> Base:
    return Base(present.rev, present.operation) if present else NOTHING


def _draft_key(arende: ArendeId, area: LifeArea, field: AreaField) -> str:
    return f"{DRAFT_PREFIX}{arende}|{area}|{field}"


def _utredning(reading: Reading, arende: ArendeId) -> rec.UtredningBody:
    return reading.one(rec.UtredningBody, utredning_id(arende)) or rec.UtredningBody(arende=arende)


def _area_page(desk: WorkDesk, reading: Reading, arende: ArendeId, area: LifeArea) -> AreaPage:
    utredning = _utredning(reading, arende)
    owner = reading.one(rec.ArendeBody, arende)
    brukare = reading.one(rec.BrukareBody, owner.brukare) if owner else None
    drafts = reading.drafts(f"{DRAFT_PREFIX}{arende}|")
    fields = _fields(reading, arende, area)
    return AreaPage(
        arende=arende,
        brukare_name=brukare.name if brukare else "",
        areas=tuple(AreaRow(each, progress_of(_texts(utredning, drafts, arende, each))) for each in LifeArea),
        area=area,
        fields={field.value: text for field, text in fields.items()},
        saved_at=_saved_at(utredning, drafts),
        has_drafts=bool(drafts),
        arrived=arrival_of(reading.operations_on("utredning", utredning_id(arende))),
        waiting=desk.waiting(reading),
        mandate_ended=owner is None,
    )


def _saved_at(utredning: rec.UtredningBody, drafts: dict[str, Draft]) -> datetime | None:
    moments = [draft.saved_at for draft in drafts.values()] + [value.at for value in utredning.fields.values()]
    return max(moments, default=None)


def _texts(utredning: rec.UtredningBody, drafts: dict[str, Draft], arende: ArendeId, area: LifeArea) -> dict[str, str]:
    texts = {}
    for field in AreaField:
        draft = drafts.get(_draft_key(arende, area, field))
        value = utredning.fields.get(field_key(area, field))
        texts[field.value] = draft.text if draft else value.text if value else ""
    return texts


def _fields(reading: Reading, arende: ArendeId, area: LifeArea) -> dict[AreaField, FieldText]:
    utredning = _utredning(reading, arende)
    conflicts = _conflicts(reading, arende, area)
    return {
        field: _field_text(
            reading.draft(_draft_key(arende, area, field)),
            utredning.fields.get(field_key(area, field)),
            list(conflicts.get(field, {}).values()),
        )
        for field in AreaField
    }


def _field_text(draft: Draft | None, present: rec.FieldValue | None, in_conflict: list[op.UtredningEdit]) -> FieldText:
    """What the writer typed comes first; the other side's text stands beside it where it differs."""
    shown, author, newest = (present.text, present.author_name, _base_of(present)) if present else ("", "", NOTHING)
    if draft is not None:
        mine, base = draft.text, Base(draft.base, draft.base_operation)
        differs = base != newest and mine != shown
    elif in_conflict:
        mine, base = in_conflict[-1].text, Base(in_conflict[-1].base_rev, in_conflict[-1].base)
        differs = mine != shown
    else:
        mine, base, differs = shown, newest, False
    return FieldText(mine, shown if differs else None, author, base, newest)


def _conflicts(reading: Reading, arende: ArendeId, area: LifeArea) -> dict[AreaField, dict[str, op.UtredningEdit]]:
    """Own edits that do not hold and that nobody has decided about: field → {operation: edit}. The hub has said
    "conflict" or refused them, or somebody else's text has come before they could be sent."""
    shown = _utredning(reading, arende).fields
    found: dict[AreaField, dict[str, op.UtredningEdit]] = {}
    laid: set[AreaField] = set()
    for stored in reversed(reading.unsettled() if shown or reading.needs_a_person_count() else []):
        body = body_of(stored)
        if not isinstance(body, op.UtredningEdit) or (body.arende, body.area) != (arende, area):
            continue
        present = shown.get(field_key(area, body.field))
        if present is not None and present.operation == stored.id:
            laid.add(body.field)
        is_lost = stored.arrived.state in {Arrival.CONFLICT, Arrival.REFUSED}
        if is_lost or (body.field not in laid and present is not None and present.text != body.text):
            found.setdefault(body.field, {})[stored.id] = body
    return {field: dict(reversed(texts.items())) for field, texts in found.items()}
