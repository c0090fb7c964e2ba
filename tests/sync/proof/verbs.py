"""What people do, by one word each."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
import pytest

from app.domain.arende import AreaField, LifeArea
from app.domain.ids import ArendeId, InsatsId, VisitId
from app.domain.visit import InsatsOutcome
from app.protocol import operations as op
from app.services import casework, utredning, visiting
from app.services.desk import Desk, Saved
from app.services.handlaggare_snapshots import FieldText

AREA = next(iter(LifeArea))
_WITH_DEFAULTS = ("attachments", "base", "resolves", "reason", "not_locked_reason")


class Done(msgspec.Struct, frozen=True):
    """`operation`: what was written. Both empty: nothing to do, or a draft."""

    operation: str = ""
    refusal: str = ""


def do(desk: Desk, verb: str, args: Sequence[str]) -> Done:
    """On this device's disk when it returns."""
    return _VERBS[verb](desk, *args)


def _told(saved: Saved) -> Done:
    return Done(saved.operation, saved.refusal.value if saved.refusal else "")


def _start(desk: Desk, visit: str) -> Done:
    return _told(visiting.start_visit(desk, VisitId(visit)).result())


def _insats(desk: Desk, visit: str, insats: str, outcome: str, reason: str) -> Done:
    marked = visiting.mark_insats(
        desk, VisitId(visit), insats=InsatsId(insats), outcome=InsatsOutcome(outcome), reason=reason
    )
    return _told(marked.result())


def _finish(desk: Desk, visit: str) -> Done:
    return _told(visiting.finish_visit(desk, VisitId(visit), "brukare_locks").result())


def _opened(desk: Desk, visit: str) -> Done:
    return _told(visiting.note_visit_opened(desk, VisitId(visit)).result())


def _type_note(desk: Desk, visit: str, text: str) -> Done:
    visiting.keep_note_draft(desk, VisitId(visit), text).result()
    return Done()


def _sign_note(desk: Desk, visit: str, text: str) -> Done:
    return _told(visiting.sign_note(desk, VisitId(visit), text).result())


def _older_note(desk: Desk, visit: str, text: str) -> Done:
    """As an older program wrote it, before the body had its newer fields."""
    with _written_by_an_older_program():
        return _sign_note(desk, visit, text)


def _newer_note(desk: Desk, visit: str, text: str) -> Done:
    """As a newer program writes it than the hub has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(op, "KIND_VERSION", op.KIND_VERSION + 1)
        return _sign_note(desk, visit, text)


@contextmanager
def _written_by_an_older_program() -> Iterator[None]:
    whole = op.encode_body

    def without(body: op.Body) -> msgspec.Raw:
        fields: dict[str, Any] = msgspec.json.decode(whole(body))
        return msgspec.Raw(msgspec.json.encode({key: fields[key] for key in fields if key not in _WITH_DEFAULTS}))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(op, "encode_body", without)
        yield


def _type_journal(desk: Desk, arende: str, text: str) -> Done:
    casework.keep_journal_draft(desk, ArendeId(arende), text).result()
    return Done()


def _sign_journal(desk: Desk, arende: str, text: str) -> Done:
    return _told(casework.sign_journal(desk, ArendeId(arende), text).result())


def _type_field(desk: Desk, arende: str, field: str, text: str) -> Done:
    base = _shown(desk, arende, field).base
    utredning.keep_field(desk, ArendeId(arende), AREA, field=AreaField(field), text=text, base=base).result()
    return Done()


def _commit_field(desk: Desk, arende: str, field: str) -> Done:
    return _told(utredning.commit_field(desk, ArendeId(arende), AREA, field=AreaField(field)).result())


def _choose_field(desk: Desk, arende: str, field: str, text: str) -> Done:
    seen = _shown(desk, arende, field).newest
    chosen = utredning.choose_text(desk, ArendeId(arende), AREA, field=AreaField(field), text=text, seen=seen)
    return _told(chosen.result())


def _shown(desk: Desk, arende: str, field: str) -> FieldText:
    return utredning.area_page(desk, ArendeId(arende), AREA).result().fields[field]


_VERBS: dict[str, Callable[..., Done]] = {
    "start": _start,
    "insats": _insats,
    "finish": _finish,
    "opened": _opened,
    "type_note": _type_note,
    "sign_note": _sign_note,
    "older_note": _older_note,
    "newer_note": _newer_note,
    "type_journal": _type_journal,
    "sign_journal": _sign_journal,
    "type_field": _type_field,
    "commit_field": _commit_field,
    "choose_field": _choose_field,
}
