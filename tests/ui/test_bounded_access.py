"""A screen reader counts children and then fetches them; what went in between is answered with nothing."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ui.shared import bounded_access
from ui.shared.scroll import Scroll


@pytest.fixture
def scroll(app: QApplication) -> Scroll:
    del app
    bounded_access.install_bounded_access()
    content = QWidget()
    column = QVBoxLayout(content)
    for number in range(40):
        column.addWidget(QLabel(f"Rad {number}"))
    made = Scroll(content)
    made.resize(200, 100)
    made.show()
    return made


def test_a_child_that_has_gone_is_nothing(scroll: Scroll) -> None:
    interface = QAccessible.queryAccessibleInterface(scroll)
    assert interface.childCount() >= 1
    assert interface.child(0) is not None
    assert interface.child(interface.childCount()) is None
    assert interface.child(1_000_000) is None
    assert interface.child(-1) is None


def test_what_scrolls_is_still_found_below_the_scroll_area(scroll: Scroll) -> None:
    names = set()

    def walk(interface: QAccessibleInterface) -> None:
        names.add(interface.text(QAccessible.Text.Name))
        for index in range(interface.childCount()):
            walk(interface.child(index))

    walk(QAccessible.queryAccessibleInterface(scroll))
    assert {"Rad 0", "Rad 39"} <= names
