"""Ties the utredning to the store: every keystroke to the disk, an operation when a field is left or has been still,
and a person's choice where two have written."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import QObject

from app.domain.arende import NOTHING, AreaField, Base, LifeArea
from app.domain.ids import ArendeId
from app.domain.refusal import Refusal
from app.services import utredning
from app.services.desk import Desk, Saved
from app.services.handlaggare_snapshots import AreaPage, InsatsRow
from ui.bridge import Bridge
from ui.handlaggare.area_view import AreaView
from ui.handlaggare.failing import failure_words
from ui.shared.keeping import Keeping
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import refusal_words

Place = tuple[ArendeId, LifeArea, AreaField]


class AreaPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, view: AreaView) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._view = desk, bridge, view
        self._arende: ArendeId | None = None
        self._to_choose: set[Place] = set()
        """Fields whose text waits here because somebody else has written in them too."""
        self._bases: dict[Place, Base] = {}
        """Of the store's text that was last put into a field: what is typed from now on rests on it."""
        self._seen: dict[Place, Base] = {}
        """Of the newest text that somebody has had before them, in the field or beside it."""
        self._keeping: Keeping[Place] = Keeping(
            self,
            bridge,
            lambda at, text: utredning.keep_field(
                desk, at[0], at[1], field=at[2], text=text, base=self._bases.get(at, NOTHING)
            ),
            commit=self._commit,
            kept=self._kept,
            failed=self._not_kept,
        )
        view.fields.typed.connect(self._typed)
        view.fields.settled.connect(self._settled)
        view.area_chosen.connect(lambda area: self.open_area(LifeArea(area)))
        for field, card in view.fields.conflicts.items():
            card.keep_mine.connect(lambda field=field: self._choose(field, self._view.fields.text(field)))
            card.take_other.connect(lambda other, field=field: self._take_other(field, other))
            card.join_wanted.connect(lambda other, field=field: self._join(field, other))
            card.undo_wanted.connect(lambda mine, field=field: self._take_back(field, mine))
        self._part = Rereading(self, bridge, failed=self._failed).part(view, self._ask)
        self._commit_left_over()

    # --- reading ---

    def open(self, arende: ArendeId, insatser: tuple[InsatsRow, ...]) -> None:
        same = arende == self._arende
        self._arende = arende
        self._view.show_insatser(insatser)
        self.open_area(self._view.area if same else LifeArea.LEARNING)

    def open_area(self, area: LifeArea) -> None:
        """What was typed in the area before becomes operations."""
        self._keeping.commit_all()
        self._view.open_area(area)
        self._show_unwritten(area)
        self.refresh()

    def _show_unwritten(self, area: LifeArea) -> None:
        """What stands typed for the area and is not on the disk: the store cannot tell it."""
        for place in self._keeping.unwritten():
            if place[:2] == (self._arende, area):
                self._view.fields.put(place[2], self._keeping.last_typed(place, ""))

    def refresh(self) -> None:
        self._part.now()

    def _ask(self) -> Question[AreaPage] | None:
        if self._arende is None:
            return None
        arende, area = self._arende, self._view.area
        moment, unwritten = self._keeping.moment, self._keeping.unwritten()

        def show(page: AreaPage) -> None:
            if (arende, area) != (self._arende, self._view.area):
                return
            newer = {
                field
                for field in AreaField
                if (arende, area, field) in unwritten or self._keeping.is_newer((arende, area, field), moment)
            }
            shown = self._view.show_page(page, but=frozenset(newer))
            for field in set(AreaField) - newer:
                place, text = (arende, area, field), page.fields[field.value]
                self._seen[place] = text.newest
                if field in shown:
                    self._bases[place] = text.base
            self._tell_state()

        return utredning.area_page(self._desk, arende, area), show

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        """Leaving, closing or signing out: all that was typed to the disk, and into operations. The writes of drafts
        that must be waited for; an operation that was cut short is made of its draft next time."""
        self._keeping.commit_all()
        return self._keeping.under_way()

    def take_back(self, place: Place, text: str, *, base: Base) -> None:
        """What no disk has taken yet: written as if it had just been typed, and shown when the area is opened."""
        self._bases[place] = base
        self._keeping.typed(place, text)
        self._keeping.flush()

    def _commit_left_over(self) -> None:
        """Typed text that never became an operation because the program was ended."""

        def commit(left: list[Place]) -> None:
            for place in left:
                self._commit(place)

        self._bridge.ask(self, utredning.left_over(self._desk), commit, failed=self._failed)

    # --- writing ---

    def _typed(self, field: str, text: str) -> None:
        if self._arende is not None:
            self._keeping.typed((self._arende, self._view.area, AreaField(field)), text)

    def _settled(self, field: str) -> None:
        if self._arende is not None:
            self._keeping.commit((self._arende, self._view.area, AreaField(field)))

    def _kept(self, _at: datetime) -> None:
        if not self._keeping.has_failed:
            self._part.soon()

    def _not_kept(self, error: BaseException) -> None:
        self._tell_state()
        self._view.trouble.say(failure_words(error))

    def _failed(self, error: BaseException) -> None:
        self._view.trouble.say(failure_words(error))

    def _commit(self, place: Place) -> None:
        arende, area, field = place
        done = utredning.commit_field(self._desk, arende, area, field=field)

        def failed(error: BaseException) -> None:
            self._keeping.uncommitted(place)
            self._failed(error)

        self._bridge.do(self, done, lambda saved: self._committed(place, saved), failed=failed)

    def _committed(self, place: Place, saved: Saved) -> None:
        """A text that met another one stays a draft until a person chooses; the page that is read now shows both."""
        if saved.refusal is Refusal.CHANGED_MEANWHILE:
            self._to_choose.add(place)
        else:
            self._to_choose.discard(place)
            if saved.refusal is None and place[:2] == (self._arende, self._view.area):
                self._let_go(place)
        if saved.refusal not in (None, Refusal.CHANGED_MEANWHILE):
            self._view.trouble.say(refusal_words(saved.refusal))
        self._part.soon()

    def _let_go(self, place: Place) -> None:
        """What stands in the field is an operation now, unless somebody has gone on typing."""
        if not self._keeping.is_typed(place):
            self._view.fields.let_go(place[2])

    def _tell_state(self) -> None:
        self._view.show_state(
            typed=self._keeping.has_typed or bool(self._to_choose),
            failed=self._keeping.has_failed,
            now=self._desk.clock.now(),
        )

    # --- two texts ---

    def _choose(self, field: AreaField, text: str, then: Callable[[], None] = lambda: None) -> None:
        if self._arende is None:
            return
        place = (self._arende, self._view.area, field)
        self._keeping.flush()
        self._keeping.forget(place)
        seen = self._seen.get(place, NOTHING)
        chosen = utredning.choose_text(self._desk, place[0], place[1], field=field, text=text, seen=seen)

        def done(saved: Saved) -> None:
            if saved.refusal is None:
                self._bases[place] = seen
                then()
            self._committed(place, saved)

        self._bridge.do(self, chosen, done, failed=self._failed)

    def _take_other(self, field: AreaField, other: str) -> None:
        """One's own text stands in the field until the choice is on the disk, and beside it afterwards."""
        fields, area = self._view.fields, self._view.area
        mine = fields.text(field)

        def give_way() -> None:
            if self._view.area is area:
                fields.put(field, other)
                fields.conflicts[field].show_gave_way(mine)

        self._choose(field, other, give_way)

    def _join(self, field: AreaField, other: str) -> None:
        """Both texts into the field, for a person to make one of; what stands there then holds when they say so."""
        mine = self._view.fields.text(field).rstrip()
        both = f"{mine}\n\n{other}" if mine else other
        self._view.fields.put(field, both)
        self._typed(field.value, both)
        self._keeping.flush()
        self._view.fields.focus_field(field)

    def _take_back(self, field: AreaField, mine: str) -> None:
        self._view.fields.put(field, mine)
        self._view.fields.conflicts[field].forget()
        self._typed(field.value, mine)
        self._settled(field.value)
