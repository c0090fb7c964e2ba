"""An utredning in draft: typed text on disk at once, an operation when a field is left, both texts in a conflict."""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime

from app.domain.arende import AreaField, Base, LifeArea
from app.domain.ids import ArendeId
from app.services.desk import Desk, Saved, Unkept
from app.services.handlaggare_snapshots import AreaPage


def area_page(desk: Desk, arende: ArendeId, area: LifeArea) -> "Future[AreaPage]":
    return desk.call("utredning.area_page", arende, area)


def keep_field(
    desk: Desk, arende: ArendeId, area: LifeArea, *, field: AreaField, text: str, base: Base
) -> "Future[datetime]":
    """Every keystroke on disk: the moment at which it was. Becomes an operation with `commit_field`. `base`: which text
    stood in the field before somebody began to type; what one has written oneself since then counts with it."""
    return desk.call("utredning.keep_field", arende, area, field=field, base=base, text=text)


def commit_field(desk: Desk, arende: ArendeId, area: LifeArea, *, field: AreaField) -> "Future[Saved]":
    """What was typed becomes an operation; nothing happens where nothing was. When somebody else's text has come in
    between, the typed text stays a draft (refusal `changed_meanwhile`) until a person chooses. Where the ärende has
    been taken from this device, the hub judges by the mandate."""
    return desk.call("utredning.commit_field", arende, area, field=field)


def left_over(desk: Desk) -> "Future[list[tuple[ArendeId, LifeArea, AreaField]]]":
    """Typed text that never became an operation (the program was ended): for `commit_field` at the next start.
    What stands in an ärende that has gone to somebody else is left to its author: app.services.open_texts."""
    return desk.call("utredning.left_over")


def choose_text(
    desk: Desk, arende: ArendeId, area: LifeArea, *, field: AreaField, text: str, seen: Base
) -> "Future[Saved]":
    """Two people changed a field: this text holds from now on. Operations in conflict are settled by it; every text
    that was ever sent stays in the hub's order of operations. `seen`: which other text stood beside the field; when
    yet another has come, nothing is chosen (refusal `changed_meanwhile`)."""
    return desk.call("utredning.choose_text", arende, area, field=field, text=text, seen=seen)


def unkept_fields(unkept: Sequence[Unkept]) -> list[tuple[ArendeId, LifeArea, AreaField, Base, str]]:
    """The typed fields among them, each with its base and its text."""
    return [
        (one.words[0], one.words[1], one.more["field"], one.more["base"], one.more["text"])
        for one in unkept
        if one.use_case == "utredning.keep_field"
    ]
