"""The handläggare's desk: who they are responsible for, insatser and visits, and the journal."""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime

from app.domain.ids import ArendeId, BrukareId
from app.services.desk import Desk, Saved, Unkept
from app.services.handlaggare_snapshots import BrukareList, BrukarePage


def brukare_list(desk: Desk, search: str = "") -> "Future[BrukareList]":
    """Everybody the handläggare has a mandate for, by name; `search` in name, address or personnummer."""
    return desk.call("casework.brukare_list", search)


def brukare_page(desk: Desk, brukare: BrukareId, visits: int) -> "Future[BrukarePage | None]":
    """With at most so many `visits` that have been. None when the mandate has ended."""
    return desk.call("casework.brukare_page", brukare, visits)


def keep_journal_draft(desk: Desk, arende: ArendeId, text: str) -> "Future[datetime]":
    """On disk when the future is done."""
    return desk.call("casework.keep_journal_draft", arende, text)


def sign_journal(desk: Desk, arende: ArendeId, text: str) -> "Future[Saved]":
    """The note becomes part of personakten, with author and time. So does one of an ärende that has been taken from
    this device meanwhile: the hub judges by the mandate. Source: förvaltningslagen 27 §."""
    return desk.call("casework.sign_journal", arende, text)


def unkept_journals(unkept: Sequence[Unkept]) -> list[tuple[ArendeId, str]]:
    """The drafts of the journal among them."""
    return [(one.words[0], one.words[1]) for one in unkept if one.use_case == "casework.keep_journal_draft"]
