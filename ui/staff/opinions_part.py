"""*Hur gick det?* on a shift leader's page: how many gave which face, by what was asked about and by week."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.opinions import FEWEST
from app.services.opinions import AboutOne
from ui.shared.card import Card, Column
from ui.shared.opinion_words import about_words, faces_words, stretch_words
from ui.shared.words import body, heading, quiet, remark

translate = QCoreApplication.translate


class OpinionsPart(Column):
    def __init__(self) -> None:
        explained = translate(
            "Opinions",
            "Svaren efter övningar, utan namn. Veckor med färre än %1 svar räknas ihop med nästa. "
            "Den vecka som pågår visas inte.",
            "Under the heading; %1 is a number",
        )
        self._cards = Column()
        super().__init__(
            heading(translate("Opinions", "Hur gick det?", "Heading over the answers after lessons")),
            quiet(explained.replace("%1", str(FEWEST))),
            self._cards,
        )
        self._shown: tuple[AboutOne, ...] | None = None
        self.show_opinions(())

    def show_opinions(self, told: Sequence[AboutOne]) -> None:
        known = tuple(one for one in told if about_words(one.about))
        if known == self._shown:
            return
        self._shown = known
        nobody = translate("Opinions", "Ingen har svarat än.", "Nobody has given a face yet")
        self._cards.fill([_card(one) for one in known] or [quiet(nobody)])


def _card(one: AboutOne) -> Card:
    card = Card(body(about_words(one.about), bold=True))
    for stretch in one.stretches:
        card.add(Column(remark(stretch_words(stretch)), body(faces_words(stretch.faces)), gap_mm=0.5))
    if not one.stretches:
        few = translate("Opinions", "För få har svarat för att det ska kunna visas.", "Fewer answers than are shown")
        card.add(quiet(few))
    return card
