"""*Närstående* at a visit: entered with the brukare, with a link that is on the glass alone; and the way from the visit
and the ärende to it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication

from app.domain.approval import Share
from app.domain.clock import HeldClock
from app.domain.refusal import StoreProblem
from app.protocol import records as rec
from app.services.approvals import ClosePeople, CloseRow, LinkTold, Where
from app.store.failing import StoreError
from tests.conftest import ExpectLog
from tests.ui.desks import BRUKARE, MORNING, Table, lay_morning
from ui.bridge import Bridge
from ui.brukare.talk_view import TalkView
from ui.shared import message_samples
from ui.shared.close_people_view import ClosePeopleView
from ui.shared.pictures import SmallPictures
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


# --- who made the link -----------------------------------------------------------------------------------------------


def with_link(clock: HeldClock, *, by: str = "Anna Ek", used_min: int | None = None) -> ClosePeople:
    now = clock.now()
    used_at = None if used_min is None else now - timedelta(minutes=used_min)
    link = LinkTold(by, now - timedelta(minutes=40), used_at)
    return ClosePeople((CloseRow("lisa", "Lisa Demo", "dotter", (), "Anna Ek", now, link=link),), now)


def show(table: Table, page: ClosePeopleView, people: ClosePeople) -> None:
    page.show_people(people)
    table.settle()


def plain(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


def test_who_made_the_link_and_when_it_was_opened_stand_on_the_page(
    table: Table, page: ClosePeopleView, clock: HeldClock
) -> None:
    show(table, page, with_link(clock))
    assert "Anna Ek gjorde en länk till Lisa Demo, 07.20. Ingen har öppnat den än." in plain(seen(page))
    show(table, page, with_link(clock, used_min=30))
    assert "Anna Ek gjorde en länk till Lisa Demo, 07.20. Den öppnades 07.30." in plain(seen(page))
    show(table, page, with_link(clock, by=""))
    assert "den som sköter hubben" not in seen(page)
    assert "En länk gjordes till Lisa Demo, 07.20." in plain(seen(page))


def test_a_link_that_is_made_here_is_told_at_once(table: Table, page: ClosePeopleView) -> None:
    enter(table, page)
    assert "länk gjordes till Lisa Demo" in plain(seen(page))  # by somebody whose name this table has not heard of
    assert "Ingen har öppnat den än." in seen(page)


def test_a_new_link_is_asked_about_where_somebody_reads_by_the_one_before(
    table: Table, page: ClosePeopleView, clock: HeldClock
) -> None:
    said: list[object] = []
    page.said.connect(lambda one, _with_link: said.append(one))
    show(table, page, with_link(clock, used_min=30))
    for answer, made in (("keep", 0), ("new", 1)):
        press(table, page, "Ny länk")
        (sheet,) = open_sheets(page.window())
        sheet.buttons[answer].click()
        table.settle()
        assert len(said) == made
        show(table, page, with_link(clock, used_min=30 + made))


def test_the_brukare_reads_who_made_the_link(app: QApplication) -> None:
    page = message_samples.page_of_close()
    page = replace(page, link=LinkTold("Anna Ek", page.now - timedelta(minutes=5), None))
    view = TalkView(SmallPictures())
    view.show_page(page)
    said = plain(" ".join(words.text() for words in view.findChildren(Words)))
    assert "Anna Ek gjorde en länk till Lisa Demoson" in said
    assert "Ingen har öppnat den än." in said
    view.deleteLater()
