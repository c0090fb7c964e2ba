"""What has been decided for a brukare: one card for each utförare, with its insatser."""

from PySide6.QtCore import QCoreApplication

from app.services.snapshots import InsatsRow
from ui.shared.card import Card
from ui.shared.dates import long_date
from ui.shared.kept_rows import KeptRows, laid_out_once
from ui.shared.words import Words, body, quiet, remark

translate = QCoreApplication.translate

Held = tuple[str, tuple[InsatsRow, ...]]
"""An utförare's name and its insatser."""


class InsatsCards(KeptRows[Held, "UtforareCard"]):
    def __init__(self) -> None:
        empty = quiet(translate("BrukarePage", "Inga insatser är beslutade.", "No insatser"))
        super().__init__(UtforareCard, UtforareCard.show_held, key=lambda held: held[0], empty=empty)

    def show_insatser(self, rows: tuple[InsatsRow, ...]) -> None:
        by_utforare: dict[str, list[InsatsRow]] = {}
        for row in rows:
            by_utforare.setdefault(row.utforare, []).append(row)
        self.show_rows((utforare, tuple(held)) for utforare, held in by_utforare.items())


class UtforareCard(Card):
    """The dates once where all insatser share them."""

    def __init__(self, held: Held) -> None:
        self._name, self._dates = body(bold=True), remark()
        self._lines: list[tuple[Words, Words]] = []
        super().__init__(self._name, self._dates)
        self.show_held(held)

    def show_held(self, held: Held) -> None:
        utforare, rows = held
        shared = len({_valid_words(row) for row in rows}) == 1
        self._name.say(utforare)
        with laid_out_once(self.column):
            self._have_lines(len(rows))
            for (line, dates), row in zip(self._lines, rows, strict=False):
                line.say(f"{row.name}: {_hours_words(row)}")
                line.show()
                dates.say(_valid_words(row))
                dates.setVisible(not shared)
            self._dates.say(_valid_words(rows[0]))
            self._dates.setVisible(shared)

    def _have_lines(self, count: int) -> None:
        while len(self._lines) < count:
            line, dates = body(), remark()
            at = 1 + 2 * len(self._lines)
            self.column.insertWidget(at, line)
            self.column.insertWidget(at + 1, dates)
            for part in (line, dates):
                part.stackUnder(self._dates)
            self._lines.append((line, dates))
        for line, dates in self._lines[count:]:
            line.hide()
            dates.hide()


def _hours_words(row: InsatsRow) -> str:
    hours = f"{row.hours_per_month:g}".replace(".", ",")
    return translate("BrukarePage", "%1 timmar i månaden", "%1 is a number of hours").replace("%1", hours)


def _valid_words(row: InsatsRow) -> str:
    if row.valid_until is None:
        return translate("BrukarePage", "Från %1, tills vidare", "Date from which an insats holds").replace(
            "%1", long_date(row.valid_from)
        )
    return (
        translate("BrukarePage", "Från %1 till %2", "Dates between which an insats holds")
        .replace("%1", long_date(row.valid_from))
        .replace("%2", long_date(row.valid_until))
    )
