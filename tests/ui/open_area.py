"""An open area of an utredning over a real database, and a colleague who writes in it too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.arende import AreaField, LifeArea
from app.domain.clock import HeldClock
from app.domain.ids import ArendeId
from app.domain.refusal import StoreProblem
from app.protocol import records as rec
from app.protocol.effects import utredning_id
from app.protocol.wire import Outcome
from app.services import utredning
from app.sync.status import NetState
from tests.ui.desks import ARENDE, Table, arende, greta, lay_table
from ui.bridge import Bridge
from ui.handlaggare.area_presenter import AreaPresenter
from ui.handlaggare.area_view import AreaView

BEHOV, MAL = AreaField.BEHOV, AreaField.MAL
KEY = f"utredning|{ARENDE}|d1|behov"


class DiskFullError(Exception):
    """As the store's own error looks from here: it carries a code."""

    problem = StoreProblem.DISK_FULL


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me="karin", mode="handlaggare")
    laid.net = NetState(online=False)
    laid.hub_says(greta(), arende())
    yield laid
    laid.store.close()


@pytest.fixture
def view(app: QApplication) -> Iterator[AreaView]:
    made = AreaView()
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    app.processEvents()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def presenter(table: Table, view: AreaView) -> AreaPresenter:
    made = AreaPresenter(table.desk, Bridge(view), view)
    made.open(ArendeId(ARENDE), ())
    table.settle()
    return made


def write(view: AreaView, text: str, field: AreaField = BEHOV) -> None:
    editor = view.fields.texts[field].editor
    editor.setFocus()
    editor.insertPlainText(text)


def colleague_writes(table: Table, text: str, rev: int = 1, operation: str = "") -> None:
    at = table.clock.now()
    value = rec.FieldValue(text=text, rev=rev, operation=operation, author="per", author_name="Per Demoek", at=at)
    body = rec.UtredningBody(arende=ARENDE, fields={"d1.behov": value})
    table.hub_says((f"arende:{ARENDE}", utredning_id(ARENDE), body))


def at_the_hub(table: Table, view: AreaView, presenter: AreaPresenter, text: str) -> None:
    """Typed, sent, received, and come back by the feed."""
    table.net = NetState(online=True)
    write(view, text)
    presenter._keeping.commit_all()
    table.settle()
    mine = table.posted[-1].id
    table.hub_answers(Outcome.APPLIED)
    colleague_writes(table, text, 1, mine)
    presenter.refresh()
    table.settle()


def shown_field(table: Table) -> str:
    asked = utredning.area_page(table.desk, ArendeId(ARENDE), LifeArea.LEARNING)
    return asked.result().fields["behov"].text
