"""Sentences, dates, fonts and translations."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from app.domain.arrival import Arrival, Arrived, Waiting
from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal, HubProblem, Refusal, StoreProblem
from app.domain.visit import DeclineReason, InsatsLine, InsatsOutcome, NextAction, NotLockedReason, VisitState
from app.services.staff_snapshots import DoorCard
from installer.translations import missing
from ui.shared import dates, door_sentences, sentences, visit_sentences
from ui.shared.arrival_line import waiting_icon
from ui.shared.fonts import FAMILY, font_of
from ui.shared.look import Look

pytestmark = pytest.mark.usefixtures("app")
MORNING = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
CARD = DoorCard(
    DoorId("d"),
    DoorPosition.FLAT,
    "Dörren",
    LockState.UNLOCKED,
    MORNING,
    report_is_old=False,
    battery_low=False,
    has_pass=True,
    pass_from=datetime(2026, 11, 23, 9, 15, tzinfo=UTC),
    pass_until=datetime(2026, 11, 23, 10, 30, tzinfo=UTC),
)


def test_times_are_stockholm_wall_time_with_a_point() -> None:
    assert dates.clock_time(MORNING) == "10.42"
    assert dates.clock_time(datetime(2026, 7, 1, 6, 5, tzinfo=UTC)) == "08.05"
    assert dates.time_span(MORNING, datetime(2026, 11, 23, 10, 15, tzinfo=UTC), airy=True) == "10.42 – 11.15"


def test_days_are_said_in_swedish() -> None:
    assert dates.day_words(date(2026, 11, 23)) == "måndag 23 november"
    assert dates.long_date(date(2026, 5, 1)) == "1 maj 2026"
    assert dates.part_of_day(MORNING) == "Måndag förmiddag"
    assert dates.part_of_day(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "Tisdag natt"


def test_a_time_of_another_day_says_which() -> None:
    assert dates.day_and_time(MORNING, now=MORNING) == "10.42"
    assert dates.day_and_time(MORNING, now=datetime(2026, 11, 24, 8, 0, tzinfo=UTC)) == "i går 10.42"
    assert dates.day_and_time(MORNING, now=datetime(2026, 11, 29, 8, 0, tzinfo=UTC)) == "23 november 10.42"


def test_only_a_receipt_is_called_received() -> None:
    said = {state: sentences.arrived_words(Arrived(state, MORNING), now=MORNING) for state in Arrival}
    assert said[Arrival.RECEIVED] == "Sparat. Hubben har tagit emot det klockan 10.42."
    assert [state for state, words in said.items() if "har tagit emot" in words] == [Arrival.RECEIVED]
    assert "Sparat här" in said[Arrival.SAVED_HERE]
    assert "Sparat här" in said[Arrival.SENT]


def test_a_refusal_says_why_beside_what_is_safe() -> None:
    words = sentences.arrived_words(Arrived(Arrival.REFUSED, MORNING, Refusal.NOT_YOURS), now=MORNING)
    assert words.startswith("Hubben tar inte emot det. Det är kvar här.")
    assert "Ring gruppledaren" in words


def test_waiting_says_the_number_and_never_that_all_is_there_while_something_waits() -> None:
    assert sentences.waiting_words(Waiting(waiting=2)) == "2 väntar på nät"
    assert sentences.waiting_words(Waiting(waiting=1, attachments=2, online=True)) == "Skickar 3"
    assert sentences.waiting_words(Waiting(online=True)) == "Allt är hos hubben"
    assert "Allt är hos hubben" not in sentences.waiting_words(Waiting())
    assert sentences.waiting_words(Waiting(drafts=1, online=True)) == "1 text finns bara här"
    assert sentences.waiting_words(Waiting(drafts=2, last_receipt_at=MORNING)) == "Inget nät. 2 texter finns bara här"
    assert sentences.waiting_words(Waiting(needs_a_person=1, online=True)) == "1 sak behöver dig"


def test_what_the_hub_did_not_take_is_never_said_to_be_there() -> None:
    for waiting in (Waiting(let_go=1, last_receipt_at=MORNING), Waiting(let_go=1, online=True)):
        assert "hos hubben" not in sentences.waiting_words(waiting)
        assert "väntar" in sentences.waiting_words(waiting)


@pytest.mark.parametrize("problem", list(StoreProblem))
def test_a_device_that_cannot_keep_what_comes_never_says_that_all_is_well(problem: StoreProblem) -> None:
    waiting = Waiting(online=True, store_problem=problem)
    assert sentences.waiting_words(waiting) == "Kan inte hämta det nya"
    assert sentences.waiting_words(replace(waiting, waiting=2)) == "2 väntar på enheten"
    assert waiting_icon(waiting) == "alert-triangle"
    assert sentences.problem_text(waiting)


def test_a_full_disk_under_the_sync_says_that_what_was_written_is_safe() -> None:
    said = sentences.problem_text(Waiting(online=True, store_problem=StoreProblem.DISK_FULL))
    assert said.startswith("Minnet på enheten är fullt.")
    assert "inte sparat" not in said


def test_the_devices_own_problem_is_told_before_the_networks() -> None:
    waiting = Waiting(problem=HubProblem.HUB_DOWN, store_problem=StoreProblem.DAMAGED)
    assert sentences.problem_text(waiting) == sentences.store_problem_words(StoreProblem.DAMAGED)
    assert sentences.problem_text(Waiting(problem=HubProblem.HUB_DOWN)) == sentences.hub_problem_text("hub_down")
    assert sentences.problem_text(Waiting(store_problem="from_a_newer_program", online=True)) == ""


@pytest.mark.parametrize("problem", list(HubProblem))
def test_every_hub_problem_says_that_what_was_written_is_safe(problem: HubProblem) -> None:
    assert "sparat här" in sentences.hub_problem_words(problem)
    assert problem not in sentences.hub_problem_words(problem)


def test_no_network_is_left_to_the_waiting_line() -> None:
    assert sentences.hub_problem_text(HubProblem.NO_NETWORK) == ""
    assert sentences.hub_problem_text("from_a_newer_program") == ""
    assert "Klockan" in sentences.hub_problem_text(HubProblem.CLOCK_WRONG)


def test_every_code_has_words_of_its_own() -> None:
    said = [
        *(sentences.store_problem_words(problem, 40) for problem in StoreProblem),
        *(sentences.refusal_words(refusal) for refusal in Refusal),
        *(door_sentences.door_refusal_words(refusal) for refusal in DoorRefusal),
        *(door_sentences.door_state_words(place, state) for place in DoorPosition for state in LockState),
        *(door_sentences.order_words(place, action) for place in DoorPosition for action in DoorAction),
        *(visit_sentences.next_action_words(action) for action in NextAction),
        *(visit_sentences.visit_state_words(state) for state in VisitState),
        *(visit_sentences.not_locked_words(reason) for reason in NotLockedReason),
        *(visit_sentences.decline_reason_words(reason) for reason in DeclineReason),
    ]
    assert all(words.strip() and "_" not in words for words in said)
    assert len({door_sentences.door_refusal_words(refusal) for refusal in DoorRefusal}) == len(DoorRefusal)


def test_waits_are_said_in_seconds_and_then_minutes() -> None:
    assert sentences.wait_words(40) == "Många fel. Vänta 40 sekunder."
    assert sentences.wait_words(600) == "Många fel. Vänta 10 minuter."


def test_an_ended_pass_says_when_it_ended() -> None:
    words = door_sentences.door_refusal_words(DoorRefusal.PASS_ENDED, CARD)
    assert words == "Du har inte tillgång till den här dörren. Din tid gick ut klockan 11.30. Ring gruppledaren."


def test_a_jammed_or_unknown_door_is_never_called_locked() -> None:
    for state in (LockState.JAMMED, LockState.UNKNOWN, LockState.MOVING, LockState.UNLOCKED):
        for place in DoorPosition:
            assert not door_sentences.door_state_words(place, state).endswith("är låst.") or state is LockState.UNKNOWN
    assert door_sentences.door_state_words(DoorPosition.FLAT, LockState.UNKNOWN).startswith("Vi vet inte")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("tired", "Dusch: avböjd, trött"),
        ("did_it_self", "Dusch: avböjd, gjorde det själv"),
        ("unwell", "Dusch: avböjd, mår inte bra"),
        ("does_not_want", "Dusch: avböjd, vill inte"),
        ("no_time", "Dusch: inte gjord – tiden räckte inte"),
        ("not_at_home", "Dusch: inte gjord – inte hemma"),
        ("other", "Dusch: inte gjord – annat skäl"),
        ("Varmvattnet är slut", "Dusch: inte gjord – Varmvattnet är slut"),
    ],
)
def test_only_what_the_brukare_said_no_to_is_called_declined(reason: str, said: str) -> None:
    line = InsatsLine("i", "Dusch", 20, InsatsOutcome.DECLINED, reason)  # type: ignore[arg-type]
    assert visit_sentences.insats_words(line) == said


def test_the_zero_has_no_stroke_and_swedish_letters_are_there(worn: Look) -> None:
    assert FAMILY in QFontDatabase.families()
    raw = QRawFont.fromFont(font_of(100))
    assert raw.familyName() == FAMILY
    for sign in "0123456789åäöÅÄÖéüčłŠž–…·”":
        assert raw.supportsCharacter(ord(sign)), sign
    zero = raw.pathForGlyph(raw.glyphIndexesForString("0")[0])
    # An outline and a hole: a stroke would cut the hole in two.
    assert len(zero.toSubpathPolygons()) == 2


def test_every_text_of_the_program_is_in_the_translation_file(app: QApplication) -> None:
    assert missing() == set()
