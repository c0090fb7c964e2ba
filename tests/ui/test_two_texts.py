"""Two people write in one field: neither text is written over unseen, and a person chooses."""

from PySide6.QtGui import QTextCursor

from app.domain.arende import LifeArea
from app.sync.status import NetState
from tests.ui.desks import Table
from tests.ui.open_area import (
    BEHOV,
    MAL,
    DiskFullError,
    at_the_hub,
    colleague_writes,
    presenter,
    shown_field,
    table,
    view,
    write,
)
from ui.handlaggare.area_presenter import AreaPresenter
from ui.handlaggare.area_view import AreaView

__all__ = ["presenter", "table", "view"]


def test_a_colleagues_text_does_not_move_what_is_being_written(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    write(view, "Mitt")
    presenter._keeping.flush()
    table.settle()
    colleague_writes(table, "Pers text")
    presenter.refresh()
    table.settle()
    assert view.fields.texts[BEHOV].text() == "Mitt"
    card = view.fields.conflicts[BEHOV]
    assert card.isVisible()
    assert "Per Demoek" in card._who.text()
    assert card._text.text() == "Pers text"


def test_a_text_that_came_while_the_cursor_stood_in_the_field_is_never_written_over_unseen(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    at_the_hub(table, view, presenter, "Mitt")
    colleague_writes(table, "Mitt. Ramlar varje natt.", 2, "op-of-per")
    presenter.refresh()
    table.settle()
    card = view.fields.conflicts[BEHOV]
    assert view.fields.texts[BEHOV].text() == "Mitt"
    assert card.isVisible()
    assert card._text.text() == "Mitt. Ramlar varje natt."
    assert "Hos hubben" not in view.bar.state.text()
    write(view, " och mer")
    presenter._keeping.commit_all()
    table.settle()
    assert card.isVisible()
    assert not table.posted, "two texts, and nobody has chosen"
    card.mine.click()
    table.settle()
    assert shown_field(table) == "Mitt och mer"
    assert not card.isVisible()


def test_a_field_that_nobody_writes_in_any_more_shows_what_is_newer(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    at_the_hub(table, view, presenter, "Mitt")
    view.fields.texts[MAL].editor.setFocus()
    colleague_writes(table, "Mitt. Ramlar varje natt.", 2, "op-of-per")
    presenter.refresh()
    table.settle()
    assert view.fields.texts[BEHOV].text() == "Mitt. Ramlar varje natt."
    view.fields.texts[BEHOV].editor.moveCursor(QTextCursor.MoveOperation.End)
    write(view, " Bor ensam.")
    presenter._keeping.commit_all()
    table.settle()
    assert shown_field(table) == "Mitt. Ramlar varje natt. Bor ensam."


def test_a_text_that_came_between_the_first_keystroke_and_the_disk_is_not_written_over(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    write(view, "M")
    colleague_writes(table, "Pers text", 1, "op-of-per")
    presenter._keeping.commit_all()
    table.settle()
    presenter.refresh()
    table.settle()
    assert view.fields.conflicts[BEHOV].isVisible()
    assert not table.posted


def test_typing_goes_on_over_ones_own_newest_text(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    """Before the page has been read again."""
    write(view, "Mitt")
    presenter._keeping.commit_all()
    write(view, " och mer")
    presenter._keeping.commit_all()
    table.settle()
    assert shown_field(table) == "Mitt och mer"
    assert not view.fields.conflicts[BEHOV].isVisible()
    assert len(table.posted) == 2


def test_a_choice_is_between_the_texts_that_were_seen(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    in_conflict(table, view, presenter)
    card = view.fields.conflicts[BEHOV]
    colleague_writes(table, "Pers nya text", 2, "op-3")
    card.mine.click()
    table.settle()
    assert not table.posted
    assert card._text.text() == "Pers nya text"
    card.mine.click()
    table.settle()
    assert shown_field(table) == "Mitt"


def in_conflict(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    write(view, "Mitt")
    presenter._keeping.flush()
    table.settle()
    colleague_writes(table, "Pers text")
    presenter.keep_everything()
    presenter.refresh()
    table.settle()


def test_the_title_never_says_at_the_hub_while_a_choice_waits(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    table.net = NetState(online=True)
    in_conflict(table, view, presenter)
    assert view.bar.state.text() == "Två texter, välj en"
    presenter.open_area(LifeArea.MOBILITY)
    table.settle()
    assert "Hos hubben" not in view.bar.state.text()


def test_a_choice_that_the_disk_refuses_changes_nothing(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    in_conflict(table, view, presenter)
    table.fail_with = DiskFullError()
    view.fields.conflicts[BEHOV].theirs.click()
    table.settle()
    assert view.fields.texts[BEHOV].text() == "Mitt"
    assert view.fields.conflicts[BEHOV].theirs.isVisible()
    assert "Minnet på enheten är fullt" in view.trouble.words()
    table.fail_with = None
    assert shown_field(table) == "Mitt"


def test_ones_own_text_can_hold(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    in_conflict(table, view, presenter)
    view.fields.conflicts[BEHOV].mine.click()
    table.settle()
    assert shown_field(table) == "Mitt"
    assert not view.fields.conflicts[BEHOV].isVisible()
    assert len(table.posted) == 1


def test_the_other_text_can_hold_and_ones_own_comes_back(
    table: Table, view: AreaView, presenter: AreaPresenter
) -> None:
    in_conflict(table, view, presenter)
    card = view.fields.conflicts[BEHOV]
    card.theirs.click()
    table.settle()
    assert shown_field(table) == "Pers text"
    assert view.fields.texts[BEHOV].text() == "Pers text"
    assert card.undo.isVisible()
    assert card._text.text() == "Mitt"
    card.undo.click()
    table.settle()
    assert shown_field(table) == "Mitt"
    assert not card.isVisible()


def test_two_texts_can_be_made_one(table: Table, view: AreaView, presenter: AreaPresenter) -> None:
    in_conflict(table, view, presenter)
    card = view.fields.conflicts[BEHOV]
    card.join.click()
    table.settle()
    assert view.fields.texts[BEHOV].text() == "Mitt\n\nPers text"
    assert card.isVisible(), "a person still says that it holds"
    card.mine.click()
    table.settle()
    assert shown_field(table) == "Mitt\n\nPers text"
    assert not card.isVisible()
