"""The eleven life areas at the left, each with what is filled in. Nothing urges to fill all."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from app.domain.arende import AreaProgress, LifeArea
from app.services.handlaggare_snapshots import AreaRow
from ui.handlaggare.area_sentences import PROGRESS_ICONS, area_name, progress_words, short_area_name
from ui.shared.card import Column
from ui.shared.look import look
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.wrapped_text import spoken

translate = QCoreApplication.translate


class AreaList(Column):
    """On a narrow glass it folds into one button that says which area is open."""

    area_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[LifeArea, TouchButton] = {}
        self._unfold = TouchButton("", icon="list", centred=False)
        self._unfold.clicked.connect(self._toggle)
        self._folded = False
        self._narrow = False
        for area in LifeArea:
            button = _AreaButton(short_area_name(area), icon="circle", kind=Kind.PLAIN, centred=False)
            button.clicked.connect(lambda _checked=False, chosen=area: self._chose(chosen))
            self.buttons[area] = button
        self._list = _Plain(*self.buttons.values(), gap_mm=1.0)
        self.add(self._unfold, self._list)
        self._unfold.hide()

    def show_areas(self, areas: tuple[AreaRow, ...], open_area: LifeArea) -> None:
        for row in areas:
            button = self.buttons[row.area]
            is_open = row.area is open_area
            button.set_kind(Kind.CHOSEN if is_open else _KINDS[row.progress])
            button.set_icon("pencil" if is_open else PROGRESS_ICONS[row.progress])
            button.set_words(short_area_name(row.area))
            opened = translate("AreaList", "Öppet nu.", "Said of the open life area by screen readers")
            state = progress_words(row.progress)
            button.setAccessibleName(f"{spoken(area_name(row.area))}. {state}." + (f" {opened}" if is_open else ""))
        number = list(LifeArea).index(open_area) + 1
        self._unfold.set_words(
            translate("AreaList", "Alla områden", "Button on a narrow screen: shows the list of life areas"),
            note=translate("AreaList", "%1 av 11 är öppet", "%1 is the open area's number").replace("%1", str(number)),
        )

    def fold(self, narrow: bool) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self._folded = narrow
        self._unfold.setVisible(narrow)
        self._list.setVisible(not self._folded)

    def _toggle(self) -> None:
        self._folded = not self._folded
        self._list.setVisible(not self._folded)

    def _chose(self, area: LifeArea) -> None:
        if self._narrow:
            self._folded = True
            self._list.hide()
        self.area_chosen.emit(area.value)


class _AreaButton(TouchButton):
    """A row of the list: bold only while it is the open one."""

    def words_font(self) -> QFont:
        return look().font(look().density.body_pt, bold=self.kind is Kind.CHOSEN)


class _Plain(Column):
    def __init__(self, *things: QWidget, gap_mm: float) -> None:
        super().__init__(*things, gap_mm=gap_mm)


_KINDS = {
    AreaProgress.EMPTY: Kind.PLAIN,
    AreaProgress.BEGUN: Kind.PLAIN,
    AreaProgress.FILLED: Kind.GOOD,
    AreaProgress.NOT_CONCERNED: Kind.QUIET,
}
