"""The utredning against a real database: nothing typed is lost, nothing is laid over the hand."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.domain.arende import NOTHING, AreaField, LifeArea
from app.domain.ids import ArendeId
from app.protocol.operations import MAX_TEXT
from app.protocol.wire import Outcome
from app.services import utredning
from app.sync.status import NetState
from tests.ui.desks import ARENDE, Table
from tests.ui.open_area import (
    BEHOV,
    KEY,
    MAL,
    DiskFullError,
    at_the_hub,
    presenter,
    table,
    view,
    write,
)
from ui.bridge import Bridge
from ui.handlaggare.area_presenter import AreaPresenter
from ui.handlaggare.area_view import AreaView
from ui.shared import keeping

__all__ = ["presenter", "table", "view"]


def test_typing_is_on_the_disk_within_a_second(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    kept = presenter._keeping
    write(view, "Behöver")
    assert kept._still.isActive()
    assert kept._still.interval() <= 300
    assert kept._latest.interval() <= 800
    latest = kept._latest.timerId()
    write(view, " stöd")
    assert kept._latest.timerId() == latest, "typing without a pause must not push the write away"
    kept.flush()
    table.settle()
    assert table.draft(KEY) == "Behöver stöd"
    assert not table.posted, "an operation comes when the field is left, not at each keystroke"
    assert "Sparat här 08.00.00 · väntar på nät" in view.bar.state.text()


def test_a_field_that_is_left_becomes_one_operation(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    write(view, "Behöver stöd")
    view.fields.texts[MAL].editor.setFocus()
    table.settle()
    assert len(table.posted) == 1
    assert table.draft(KEY) == ""
    view.fields.texts[BEHOV].editor.setFocus()
    view.fields.texts[MAL].editor.setFocus()
    table.settle()
    assert len(table.posted) == 1, "nothing new was typed"


def test_stillness_commits_without_leaving_the_field(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    write(view, "Behöver stöd")
    assert presenter._keeping._committing.interval() == keeping.COMMIT_MS == 3000
    presenter._keeping.commit_all()
    table.settle()
    assert len(table.posted) == 1
    assert view.fields.texts[BEHOV].text() == "Behöver stöd"


def test_the_title_says_when_the_hub_has_everything(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    assert view.bar.state.text() == "Inget skrivet än"
    write(view, "Behöver stöd")
    presenter.keep_everything()
    table.settle()
    assert "väntar på nät" in view.bar.state.text()
    table.net = NetState(online=True)
    table.hub_answers(Outcome.APPLIED)
    presenter.refresh()
    table.settle()
    assert view.bar.state.text() == "Hos hubben 08.00"
    write(view, ".")
    presenter._keeping.flush()
    table.settle()
    assert "Sparat här" in view.bar.state.text(), "a new letter has not arrived"


def test_another_area_keeps_what_was_typed_in_the_first(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    write(view, "Om lärande")
    view.next.click()
    table.settle()
    assert view.area is LifeArea.GENERAL_TASKS
    assert view.fields.texts[BEHOV].text() == ""
    view.areas.buttons[LifeArea.LEARNING].click()
    table.settle()
    assert view.fields.texts[BEHOV].text() == "Om lärande"
    assert len(table.posted) == 1


def test_an_older_answer_never_covers_newer_typing(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    write(view, "a")
    presenter._keeping.flush()
    presenter.refresh()
    view.fields.texts[BEHOV].editor.clearFocus()
    view.fields.put(BEHOV, "ab")
    view.fields.typed.emit("behov", "ab")
    table.settle()
    assert view.fields.texts[BEHOV].text() == "ab"


def test_a_text_that_is_too_long_to_send_is_told_so_and_is_not_at_the_hub(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    at_the_hub(table, view, presenter, "kort")
    assert "Hos hubben" in view.bar.state.text()
    write(view, "x" * MAX_TEXT)
    presenter._keeping.commit_all()
    table.settle()
    assert "för långt" in view.trouble.words()
    assert "Hos hubben" not in view.bar.state.text()
    assert len(table.draft(KEY)) == MAX_TEXT + 4


def test_a_full_disk_is_told_and_the_text_stays_and_is_tried_again(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    table.fail_with = DiskFullError()
    write(view, "Behöver stöd")
    presenter._keeping.flush()
    table.settle()
    assert "Minnet på enheten är fullt" in view.trouble.words()
    assert view.bar.state.text() == "Inte sparat än"
    assert view.fields.texts[BEHOV].text() == "Behöver stöd"
    presenter.refresh()
    table.settle()
    assert view.fields.texts[BEHOV].text() == "Behöver stöd", "what is not on the disk is never covered"
    assert view.bar.state.text() == "Inte sparat än"
    table.fail_with = None
    presenter._keeping._try_again()
    table.settle()
    assert table.draft(KEY) == "Behöver stöd"
    assert "Sparat här" in view.bar.state.text()


def test_what_was_left_over_is_sent_at_the_next_start(table: Table, view: AreaView) -> None:
    kept = utredning.keep_field(
        table.desk, ArendeId(ARENDE), LifeArea.MOBILITY, field=BEHOV, text="Går med rollator", base=NOTHING
    )
    kept.result()
    AreaPresenter(table.desk, Bridge(view), view)
    table.settle()
    assert len(table.posted) == 1


def test_a_qualifier_is_an_answer_of_its_own_and_can_be_taken_away(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    row = view.fields.qualifiers[AreaField.ASSESSED]
    buttons = list(row.buttons.values())
    buttons[2].click()
    table.settle()
    assert row.value == "2"
    assert len(table.posted) == 1
    buttons[3].click()
    table.settle()
    assert row.value == "3"
    buttons[3].click()
    table.settle()
    assert row.value == ""
    assert len(table.posted) == 3


def test_not_concerned_is_an_answer_and_shows_in_the_list(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    view.fields.not_concerned.click()
    table.settle()
    assert "Berörs inte" in view.areas.buttons[LifeArea.LEARNING].accessibleName()
    assert len(table.posted) == 1


def test_keys_do_what_f1_lists(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    view.fields.texts[MAL].editor.setFocus()
    QTest.keyClick(view.fields.texts[MAL].editor, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert view.fields.texts[BEHOV].editor.hasFocus()
    QTest.keyClick(view.fields.texts[BEHOV].editor, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view.fields.texts[BEHOV].editor, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    table.settle()
    assert view.fields.qualifiers[AreaField.ASSESSED].value == "2"
    assert view.fields.qualifiers[AreaField.INTENDED].value == "1"
    QTest.keyClick(view.fields.texts[BEHOV].editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert view.area is LifeArea.GENERAL_TASKS
    QTest.keyClick(view, Qt.Key.Key_F1)
    assert view.keys.sheet is not None
    view.keys.sheet.answer("close")
    sequences = [key.sequence for key in view.keys.known]
    assert len(sequences) == len(set(sequences)), "two actions on one key"


def test_everything_that_can_be_pressed_has_a_name(view: AreaView, presenter: AreaPresenter, table: Table) -> None:
    names = [button.accessibleName() for button in view.findChildren(QPushButton) if button.isVisible()]
    assert names
    assert all(names)
    assert "Bedömt funktionstillstånd: 8, ej specificerat" in names
    assert view.fields.texts[BEHOV].editor.accessibleName() == "Behov"


def test_what_no_disk_took_is_shown_when_its_area_is_opened_and_tried_again(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    table.fail_with = DiskFullError()
    presenter.take_back((ArendeId(ARENDE), LifeArea.MOBILITY, BEHOV), "Går med rollator", base=NOTHING)
    table.settle()
    presenter.open_area(LifeArea.MOBILITY)
    table.settle()
    assert view.fields.text(BEHOV) == "Går med rollator"
    table.fail_with = None
    presenter.keep_everything()
    table.settle()
    presenter.refresh()
    table.settle()
    assert view.fields.text(BEHOV) == "Går med rollator"
    assert len(table.posted) == 1
