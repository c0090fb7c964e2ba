"""The utredning: life areas at the left, the one in hand in the middle, what is known and the next area at the right.

The state of what is written stands at the title, always.
"""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.arende import AreaField, LifeArea, Qualifier
from app.domain.arrival import NEEDS_A_PERSON, Arrival, Arrived
from app.services.handlaggare_snapshots import AreaPage, InsatsRow
from ui.handlaggare.area_fields import AreaFields
from ui.handlaggare.area_list import AreaList
from ui.handlaggare.area_sentences import mandate_ended_words, not_saved_words, saved_words, short_area_name
from ui.handlaggare.columns import Columns, Part
from ui.handlaggare.keys import Keys
from ui.handlaggare.title_bar import TitleBar
from ui.handlaggare.utforare_card import InsatsCards
from ui.shared.arrival_line import ICONS
from ui.shared.banner import warning
from ui.shared.card import Column
from ui.shared.sentences import arrived_words, problem_text, short_arrived_words
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import heading

translate = QCoreApplication.translate


class AreaView(QWidget):
    back_wanted = Signal()
    area_chosen = Signal(str)

    def __init__(self, areas: AreaList | None = None, fields: AreaFields | None = None) -> None:
        super().__init__()
        self.bar = TitleBar(back=translate("AreaPage", "Tillbaka", "Way back to the brukare's page"))
        self.trouble = warning()
        self.areas, self.fields = areas or AreaList(), fields or AreaFields()
        self.keys = Keys(self)
        self.next = TouchButton("", kind=Kind.PRIMARY, icon="arrow-right")
        self._insatser = InsatsCards()
        right = Column(
            heading(translate("AreaPage", "Beslutade insatser", "Heading: what has been decided before")),
            self._insatser,
            self.keys.make_button(),
        )
        self._notice = Column(self.trouble, margin_mm=1.5)
        self.columns = Columns(
            (Part(self.areas, 52.0, 0), Part(self.fields, 80.0), Part(right, 54.0, 0, foot=self.next)),
            head=self._notice,
        )
        self.area = LifeArea.LEARNING
        self._page: AreaPage | None = None
        self._is_fresh = True
        self._lay()
        self._connect()

    def open_area(self, area: LifeArea) -> None:
        """Another area: empty until the store has answered, so that nothing of one stands in the other."""
        self.area = area
        self._is_fresh = True
        self.fields.await_store(True)
        self.fields.clear()
        self.fields.show_area(area)
        following = next_area(area)
        self.next.set_words(
            translate("AreaPage", "Nästa: %1", "Button; %1 is a life area").replace("%1", short_area_name(following))
        )
        self.columns.to_top()

    def show_page(self, page: AreaPage, *, but: frozenset[AreaField] = frozenset()) -> frozenset[AreaField]:
        """`but`: fields in which something newer stands than the store knew. Returns those in which the page's text
        stands now."""
        self._page = page
        title = translate("AreaPage", "Utredning · %1", "Title; %1 is a name").replace("%1", page.brukare_name)
        self.bar.show_title(title)
        self.areas.show_areas(page.areas, self.area)
        first, self._is_fresh = self._is_fresh, False
        self.fields.await_store(False)
        if page.mandate_ended:
            self._keep_words(page, first)
            return frozenset()
        shown = {
            field
            for field in AreaField
            if field not in but and self.fields.show_field(field, page.fields[field.value], first=first)
        }
        return frozenset(shown)

    def _keep_words(self, page: AreaPage, first: bool) -> None:
        """The hub's texts have been taken from this device. Nobody has emptied the fields: what stands here stays."""
        if first:
            for field in AreaField:
                self.fields.put(field, page.fields[field.value].text)

    def show_state(self, *, typed: bool, failed: bool, now: datetime) -> None:
        if failed:
            self.bar.show_state(not_saved_words(), "alert-triangle")
            return
        if self._page is None:
            return
        if not self._page.mandate_ended and any(card.is_open for card in self.fields.conflicts.values()):
            self.bar.show_state(short_arrived_words(Arrived(Arrival.CONFLICT, None)), ICONS[Arrival.CONFLICT])
            self.trouble.say(arrived_words(Arrived(Arrival.CONFLICT, None), now=now))
            return
        typed = typed or self._page.has_drafts
        words = saved_words(self._page, typed=typed, now=now)
        arrived = self._page.arrived
        settled = not typed and arrived is not None
        self.bar.show_state(words, ICONS[arrived.state] if settled and arrived is not None else "device-tablet-check")
        problem = problem_text(self._page.waiting)
        if self._page.mandate_ended:
            self.trouble.say(mandate_ended_words())
        elif arrived is not None and arrived.state in NEEDS_A_PERSON:
            self.trouble.say(arrived_words(arrived, now=now))
        elif problem:
            self.trouble.say(problem)
        else:
            self.trouble.clear()

    def show_insatser(self, insatser: tuple[InsatsRow, ...]) -> None:
        self._insatser.show_insatser(insatser)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self.bar.back_wanted.connect(self.back_wanted)
        self.columns.moved.connect(lambda beside: self.areas.fold(not beside))
        self.areas.fold(not self.columns.is_beside)
        self.areas.area_chosen.connect(self.area_chosen)
        self.next.clicked.connect(lambda: self.area_chosen.emit(next_area(self.area).value))
        keys, fields = self.keys, self.fields
        told = "What a key does"
        keys.add("Escape", translate("Keys", "Tillbaka till brukaren", told), self.back_wanted.emit)
        keys.add("Ctrl+PgDown", translate("Keys", "Nästa område", told), self.next.click)
        keys.add(
            "Ctrl+PgUp",
            translate("Keys", "Förra området", told),
            lambda: self.area_chosen.emit(area_before(self.area).value),
        )
        for letter, field, does in (
            ("B", AreaField.BEHOV, translate("Keys", "Skriv i Behov", told)),
            ("R", AreaField.RESURSER, translate("Keys", "Skriv i Resurser", told)),
            ("M", AreaField.MAL, translate("Keys", "Skriv i Mål", told)),
        ):
            keys.add(f"Alt+{letter}", does, partial(fields.focus_field, field))
        keys.add("Alt+I", translate("Keys", "Berörs inte", told), fields.not_concerned.toggle)
        keys.describe("Alt+0 … 9", translate("Keys", "Bedömt funktionstillstånd", told))
        keys.describe("Ctrl+0 … 9", translate("Keys", "Avsett funktionstillstånd", told))
        for qualifier in Qualifier:
            for hold, row in (("Alt", AreaField.ASSESSED), ("Ctrl", AreaField.INTENDED)):
                keys.add_silent(f"{hold}+{qualifier.value}", partial(fields.press, row, qualifier))
        self._connect_choices()

    def _connect_choices(self) -> None:
        """Keys of a conflict: they mean the first one that stands open."""
        told = "What a key does"
        for letter, name, does in (
            ("K", "mine", translate("Keys", "Två texter: det som står i fältet gäller", told)),
            ("T", "theirs", translate("Keys", "Två texter: den andra gäller", told)),
            ("L", "join", translate("Keys", "Två texter: lägg till den andra i fältet", told)),
            ("Z", "undo", translate("Keys", "Två texter: lägg tillbaka min text", told)),
        ):
            self.keys.add(f"Alt+{letter}", does, partial(self._press_choice, name))

    def _press_choice(self, name: str) -> None:
        for card in self.fields.conflicts.values():
            button: TouchButton = getattr(card, name)
            if button.isVisible():
                button.click()
                return


def next_area(area: LifeArea) -> LifeArea:
    """After the last one comes the first again."""
    areas = list(LifeArea)
    return areas[(areas.index(area) + 1) % len(areas)]


def area_before(area: LifeArea) -> LifeArea:
    areas = list(LifeArea)
    return areas[areas.index(area) - 1]
