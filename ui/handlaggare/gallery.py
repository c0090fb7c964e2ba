"""The handläggare's screens with demo people, for pictures, translators and review."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.arende import AreaField, AreaProgress, LifeArea
from app.domain.arrival import Arrival, Arrived, Waiting
from app.domain.conversation import ThreadKind
from app.domain.ids import ArendeId, BrukareId, InsatsId, RecordId, VisitId
from app.domain.refusal import HubProblem
from app.domain.visit import InsatsLine, InsatsOutcome, VisitState
from app.services.deciding import HeldList
from app.services.handlaggare_snapshots import (
    AreaPage,
    AreaRow,
    BrukareList,
    BrukarePage,
    BrukareRow,
    FieldText,
    InsatsRow,
    JournalRow,
    VisitRow,
)
from app.services.open_texts import OpenText
from app.services.what_arrived import WhatArrived
from ui.handlaggare.area_view import AreaView
from ui.handlaggare.arrived_view import ArrivedView
from ui.handlaggare.brukare_view import BrukareView
from ui.handlaggare.list_view import ListView
from ui.handlaggare.talk_pages import back_to_brukare
from ui.handlaggare.visits_part import AT_A_TIME
from ui.shared import arrived_samples, close_people_samples, message_samples
from ui.shared.arrival_line import waiting_icon
from ui.shared.close_people_name import back_to_person
from ui.shared.pictures import SmallPictures
from ui.shared.sentences import waiting_words
from ui.shared.talk_page_view import TalkPageView

NOW = datetime(2026, 11, 23, 9, 24, 6, tzinfo=UTC)
"""10.24.06 in Stockholm."""
OFFLINE = Waiting(waiting=3, oldest_at=NOW, last_receipt_at=NOW - timedelta(minutes=40), problem=HubProblem.NO_NETWORK)
ONLINE = Waiting(online=True)


def brukare_list() -> BrukareList:
    names = (
        ("Alvar Demoberg", "19381104-9987", "Sedelvägen 11", False, False),
        ("Berit Demoholm-Testsson", "19410322-9982", "Personnevägen 120, 4 tr", False, True),
        ("Greta Demoson", "19350917-9981", "Sedelvägen 4, 2 tr", False, True),
        ("Lo Demonäs", "19440101-9985", "Klubbacken 9", True, False),
        ("Olle Demokvist", "19330612-9983", "Sedelvägen 30", False, False),
        ("Siri Demolund", "19290228-9980", "Klubbacken 3, 1 tr", False, False),
    )
    rows = tuple(
        BrukareRow(BrukareId(name), ArendeId(name), name, number, address, protected=hidden, draft_open=draft)
        for name, number, address, hidden, draft in names
    )
    return BrukareList(rows, len(rows), ONLINE)


def insatser() -> tuple[InsatsRow, ...]:
    since = date(2025, 5, 12)
    return (
        InsatsRow(InsatsId("i1"), "Personlig omvårdnad", "Hemtjänsten Söder Demo", 22.5, since, None),
        InsatsRow(InsatsId("i2"), "Städning", "Hemtjänsten Söder Demo", 4, since, date(2026, 12, 31)),
    )


def page() -> BrukarePage:
    coming, *been = _visits()
    return BrukarePage(
        brukare=BrukareId("b"),
        arende=ArendeId("a"),
        name="Greta Demoson",
        personnummer="19350917-9981",
        address="Sedelvägen 4, 2 tr",
        phone="070-174 06 35",
        protected=False,
        insatser=insatser(),
        next_visit=coming,
        visits=tuple(been[:AT_A_TIME]),
        visits_before=len(been) - AT_A_TIME,
        journal=(
            JournalRow(
                RecordId("n2"),
                "Dottern ringde. Greta har blivit räddare för att duscha ensam sedan fallet i mars.",
                "Karin Demoström",
                NOW - timedelta(minutes=20),
                Arrived(Arrival.SAVED_HERE, NOW - timedelta(minutes=20)),
            ),
            JournalRow(
                RecordId("n1"),
                "Hembesök bokat till måndag klockan 10. Greta vill ha med sin son.",
                "Karin Demoström",
                NOW - timedelta(days=4),
                Arrived(Arrival.RECEIVED, NOW - timedelta(days=4)),
            ),
        ),
        draft_journal="",
        waiting=OFFLINE,
    )


def _visits() -> tuple[VisitRow, ...]:
    morning = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
    done = (
        InsatsLine(InsatsId("f"), "Frukost", 15, InsatsOutcome.DONE),
        InsatsLine(InsatsId("d"), "Dusch", 20, InsatsOutcome.DECLINED, "tired"),
        InsatsLine(InsatsId("b"), "Bädda", 5),
    )
    planned = _visit("v1", morning + timedelta(days=1), VisitState.PLANNED, done[:1])
    today = replace(
        _visit("v2", morning, VisitState.FINISHED, done),
        started_at=morning + timedelta(minutes=2),
        finished_at=morning + timedelta(minutes=29),
    )
    missing = _visit("v3", morning - timedelta(hours=12), VisitState.PLANNED, done[:1])
    older = [_visit(f"o{day}", morning - timedelta(days=day), VisitState.FINISHED, done[:1]) for day in range(1, 12)]
    return (planned, today, missing, *older)


def _visit(key: str, begins: datetime, state: VisitState, lines: tuple[InsatsLine, ...]) -> VisitRow:
    return VisitRow(
        VisitId(key),
        begins,
        begins + timedelta(minutes=30),
        ("Amina Demoali",),
        "Hemtjänsten Söder Demo",
        "Frukost och dusch",
        state,
        lines,
        None,
        None,
    )


def area_page() -> AreaPage:
    progress = {
        LifeArea.LEARNING: AreaProgress.FILLED,
        LifeArea.GENERAL_TASKS: AreaProgress.NOT_CONCERNED,
        LifeArea.COMMUNICATION: AreaProgress.FILLED,
        LifeArea.MOBILITY: AreaProgress.BEGUN,
        LifeArea.SELF_CARE: AreaProgress.FILLED,
    }
    texts = {
        AreaField.BEHOV: "Behöver stöd att komma i och ur duschen och att tvätta rygg och fötter. "
        "”Jag är rädd att halka när ingen är här.”",
        AreaField.RESURSER: "Tvättar ansikte och överkropp själv vid handfatet. Vill klara det mesta själv.",
        AreaField.MAL: "Kan duscha tryggt två gånger i veckan med stöd av en person hon känner.",
        AreaField.ASSESSED: "2",
        AreaField.INTENDED: "1",
    }
    return AreaPage(
        arende=ArendeId("a"),
        brukare_name="Greta Demoson",
        areas=tuple(AreaRow(area, progress.get(area, AreaProgress.EMPTY)) for area in LifeArea),
        area=LifeArea.SELF_CARE,
        fields={field.value: FieldText(texts.get(field, "")) for field in AreaField},
        saved_at=NOW,
        has_drafts=False,
        arrived=Arrived(Arrival.SAVED_HERE, NOW),
        waiting=OFFLINE,
    )


def _area(shown: AreaPage, *, failed: bool = False) -> AreaView:
    view = AreaView()
    view.show_insatser(insatser())
    view.open_area(shown.area)
    view.show_page(shown)
    view.show_state(typed=False, failed=failed, now=NOW)
    return view


def _area_at_hub() -> QWidget:
    return _area(replace(area_page(), arrived=Arrived(Arrival.RECEIVED, NOW), waiting=ONLINE))


def _area_conflict() -> QWidget:
    shown = area_page()
    other = FieldText(shown.fields["behov"].text, "Behöver stöd med hela duschen. Föll den 14 mars.", "Per Demoek")
    arrived = Arrived(Arrival.CONFLICT, NOW)
    return _area(replace(shown, fields={**shown.fields, "behov": other}, arrived=arrived))


def _area_not_saved() -> QWidget:
    view = _area(area_page(), failed=True)
    view.trouble.say("Minnet på enheten är fullt. Det sista du skrev är inte sparat än. Ta bort annat och försök igen.")
    return view


def _list(found: BrukareList, search: str = "") -> QWidget:
    view = ListView()
    view.search.replace(search)
    view.show_list(found)
    return view


def _page(shown: BrukarePage) -> BrukareView:
    view = BrukareView()
    view.show_page(shown, now=NOW)
    view.journal.show_draft(shown.draft_journal)
    return view


def _talk() -> QWidget:
    view = TalkPageView(back_to_brukare(), SmallPictures(), keeps=False)
    view.show_page(message_samples.page_of_unit(ThreadKind.HANDLAGGARE))
    return view


def _page_writing() -> QWidget:
    view = _page(replace(page(), draft_journal="Greta berättar att hon sover dåligt sedan fallet."))
    view.journal.say_state("Utkast sparat här 10.24.06")
    return view


def _page_thrown() -> QWidget:
    view = _page(replace(page(), protected=True))
    view.journal.show_thrown(True)
    return view


class _WithKeys(QWidget):
    """The utredning with F1's list over it, asked for when it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._view = _area(area_page())
        self._view.setParent(self)
        self._asked = False

    def resizeEvent(self, _event: object) -> None:
        self._view.setGeometry(self.rect())

    def showEvent(self, _event: object) -> None:
        self._view.setGeometry(self.rect())
        if not self._asked:
            self._asked = True
            self._view.keys.show_all()


def _arrived(what: WhatArrived, held: HeldList | None = None) -> QWidget:
    view = ArrivedView()
    view.bar.show_state(waiting_words(what.waiting), waiting_icon(what.waiting))
    view.held.show_held(held or HeldList((), (), what.waiting, what.now))
    view.part.show_arrived(what)
    return view


def _open_texts() -> QWidget:
    view = _arrived(arrived_samples.mixed())
    assert isinstance(view, ArrivedView)
    note = "Dottern ringde. Greta har blivit räddare för att duscha ensam sedan fallet i mars."
    texts = (
        OpenText("j", ArendeId("a"), note, NOW - timedelta(days=1)),
        OpenText(
            "u",
            ArendeId("a"),
            "Går med rollator inne. Orkar inte trappan till tvättstugan.",
            NOW - timedelta(minutes=50),
            place=(LifeArea.RELATIONSHIPS, AreaField.BEHOV),
        ),
    )
    view.show_open_texts(texts, ("thrown",), now=NOW)
    return view


def _list_to_decide() -> QWidget:
    found = brukare_list()
    return _list(replace(found, waiting=replace(found.waiting, to_decide=2)))


def screens() -> dict[str, Callable[[], QWidget]]:
    found = brukare_list()
    return {
        "talk": _talk,
        **close_people_samples.close_people_screens(back_to_person()),
        "list": lambda: _list(found),
        "list-search": lambda: _list(replace(found, rows=found.rows[1:2], waiting=OFFLINE), "holm"),
        "list-empty": lambda: _list(BrukareList((), 0, Waiting())),
        "list-to-decide": _list_to_decide,
        "arrived": lambda: _arrived(arrived_samples.mixed(), arrived_samples.held_list()),
        "arrived-open-texts": _open_texts,
        "arrived-all": lambda: _arrived(arrived_samples.everything()),
        "page": lambda: _page(page()),
        "page-writing": _page_writing,
        "page-thrown": _page_thrown,
        "area": lambda: _area(area_page()),
        "area-at-hub": _area_at_hub,
        "area-conflict": _area_conflict,
        "area-not-saved": _area_not_saved,
        "area-keys": _WithKeys,
    }
