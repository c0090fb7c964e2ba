"""*Närstående* at a visit: entered with the brukare, with a link that is on the glass alone; and the way from the visit
and the ärende to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication

from app.domain.approval import Share
from app.domain.clock import HeldClock
from app.domain.refusal import StoreProblem
from app.protocol import records as rec
from app.services.approvals import Where
from app.store.failing import StoreError
from tests.conftest import ExpectLog
from tests.ui.desks import BRUKARE, MORNING, Table, lay_morning
from ui.bridge import Bridge
from ui.shared.close_people_view import ClosePeopleView
from ui.shared.qr_picture import QrPicture
from ui.shared.sheet import open_sheets
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words
from ui.staff.mode import StaffMode


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_morning(tmp_path, clock, app)
    yield laid
    laid.store.close()


@pytest.fixture
def mode(table: Table, app: QApplication) -> Iterator[StaffMode]:
    made = StaffMode(table.desk, Bridge())
    made.resize(600, 1440)
    made.show()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def page(table: Table, mode: StaffMode) -> ClosePeopleView:
    mode.close_people.open(Where(BRUKARE, visit=MORNING), "Greta Demoson")
    table.settle()
    return mode.close_people.view


def press(table: Table, page: ClosePeopleView, word: str) -> None:
    found = [one for one in page.findChildren(TouchButton) if one.isVisible() and one.text() == word]
    assert found, [one.text() for one in page.findChildren(TouchButton) if one.isVisible()]
    found[0].click()
    table.settle()


def seen(page: ClosePeopleView) -> str:
    return " | ".join(words.text() for words in page.findChildren(Words) if words.isVisible())


def enter(table: Table, page: ClosePeopleView, name: str = "Lisa Demo", relation: str = "dotter") -> None:
    page.name.replace(name)
    page.relation.replace(relation)
    press(table, page, "Greta Demoson har sagt ja: gör en länk")


def approvals_in(table: Table) -> list[rec.ApprovalBody]:
    return [one.body for one in table.store.read(lambda reading: reading.all(rec.ApprovalBody)).result()]


def test_a_visit_that_has_begun_leads_to_it_and_back(table: Table, mode: StaffMode) -> None:
    visit = mode._visit_view
    mode._presenter.open_visit(MORNING)
    table.settle()
    assert not visit.close_people.isHidden()
    visit.close_people.click()
    table.settle()
    assert mode.screens.currentWidget() is mode.close_people.view
    assert "Skriv in tillsammans med Greta Demoson" in seen(mode.close_people.view)
    mode.close_people.view.back.click()
    assert mode.screens.currentWidget() is mode.screen_of_staff


def test_what_is_entered_has_a_link_that_a_camera_reads_and_stands_on_the_page(
    table: Table, page: ClosePeopleView
) -> None:
    page.share.click()
    enter(table, page)
    (made,) = approvals_in(table)
    assert (made.name, made.relation, made.shares) == ("Lisa Demo", "dotter", (Share.WHO_COMES_TODAY,))
    address = page.link_card.address.toPlainText()
    assert "/narstaende#" in address
    picture = page.findChild(QrPicture)
    assert picture is not None
    picture.resize(QSize(300, 300))
    assert len(picture._rows) >= 25
    assert "Lisa Demo, dotter" in seen(page)
    assert "Sparat här" in seen(page)
    assert (page.name.text(), page.relation.text(), page.share.isChecked()) == ("", "", False)


def test_nobody_is_entered_without_a_name(table: Table, page: ClosePeopleView) -> None:
    enter(table, page, name="  ")
    assert "Skriv namnet först." in seen(page)
    assert table.posted == []


def test_the_link_is_gone_with_the_page(table: Table, mode: StaffMode, page: ClosePeopleView) -> None:
    enter(table, page)
    page.back.click()
    mode.close_people.open(Where(BRUKARE, visit=MORNING), "Greta Demoson")
    table.settle()
    assert not page.link_card.isVisible()
    assert page.link_card.address.toPlainText() == ""


def test_what_is_shared_is_taken_back_with_one_press(table: Table, page: ClosePeopleView) -> None:
    page.share.click()
    enter(table, page)
    press(table, page, "Visa inte vem som kommer")
    (made,) = approvals_in(table)
    assert made.shares == ()
    assert "Ser bara meddelandena mellan dem." in seen(page)


def test_a_contact_ends_only_after_it_was_asked_once_more(table: Table, page: ClosePeopleView) -> None:
    enter(table, page)
    for answer, is_ended in (("keep", False), ("end", True)):
        press(table, page, "Avsluta kontakten")
        (sheet,) = open_sheets(page.window())
        sheet.buttons[answer].click()
        table.settle()
        (made,) = approvals_in(table)
        assert (made.ended_at is not None) == is_ended
    assert "Avslutad" in seen(page)


def test_a_full_disk_is_said_and_what_was_typed_stays(
    table: Table, page: ClosePeopleView, expect_log: ExpectLog
) -> None:
    expect_log("desk.not_saved")
    table.fail_with = StoreError(StoreProblem.DISK_FULL)
    enter(table, page)
    assert page.trouble.isVisible()
    assert page.name.text() == "Lisa Demo"
    assert not page.link_card.isVisible()
