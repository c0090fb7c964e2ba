"""A window's process and its engine: what is asked is done, and what was said yes to outlives either of them."""

import inspect
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import cast

import psutil
import pytest

import app.services
from app.domain.alarm import AlarmCause
from app.domain.arende import AreaField, Base, LifeArea
from app.domain.clock import SystemClock
from app.domain.conversation import ThreadKind
from app.domain.door import DoorAction
from app.domain.ids import AlarmId, ArendeId, PersonId, VisitId
from app.domain.refusal import StoreProblem
from app.domain.visit import VisitState
from app.line.channel import Call, Channel
from app.line.engine import Engine, _sendable
from app.line.engine_here import EngineGoneError, EngineHere, FarDesk
from app.services import alarm, casework, day, messages, sign_in, utredning, visiting
from app.services.desk import Unkept
from app.services.messages import Talk
from app.services.sign_in import In, NotIn
from app.services.staff_snapshots import DoorAnswer
from app.store import secret_box
from app.store.failing import StoreError
from app.store.person_store import PersonStore
from app.store.worker import StoppedError
from app.sync.status import NetState
from app.work.desk import WorkDesk, function_of
from tests.fakes import engine_with_secret
from tests.sync.client_fixture import PIN, House

PATIENCE_S = 60.0


@dataclass
class Line:
    engine: EngineHere
    person: PersonId
    visit: VisitId
    folder: Path
    gone: threading.Event = field(default_factory=threading.Event)

    def unlock(self) -> FarDesk:
        found = sign_in.unlock(self.engine, self.person, PIN).result(PATIENCE_S)
        assert isinstance(found, In), found
        assert isinstance(found.desk, FarDesk)
        return found.desk

    def kill(self) -> None:
        os.kill(self.engine.process_id, signal.SIGKILL)
        assert self.gone.wait(PATIENCE_S)


@pytest.fixture
def line(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """An engine's process over the folder of a client that has been filled and closed."""
    visit = house.add_visit()
    anna = house.staff_client()
    anna.client.stop()
    (secret,) = anna.secrets.values()
    kept = secret.read()
    assert kept is not None
    monkeypatch.setenv(engine_with_secret.SECRET, kept.hex())
    monkeypatch.setenv(engine_with_secret.PIN_MEMORY_KIB, str(secret_box._PIN_MEMORY_KIB))
    engine = EngineHere(words_for(anna.folder), SystemClock(), module="tests.fakes.engine_with_secret")
    made = Line(engine, PersonId(house.anna), VisitId(visit), anna.folder)
    engine.listen(changed=lambda: None, gone=made.gone.set)
    yield made
    engine.stop()


def words_for(folder: Path) -> list[str]:
    return ["--data", str(folder), "--hub", "http://127.0.0.1:1"]


def test_what_is_asked_is_done_on_the_other_side(line: Line) -> None:
    people = sign_in.people(line.engine).result(PATIENCE_S)
    assert [one.person for one in people] == [line.person]
    desk = line.unlock()
    assert visiting.start_visit(desk, line.visit).result(PATIENCE_S).operation
    card = day.visit_card(desk, line.visit).result(PATIENCE_S)
    assert card is not None
    assert card.state is VisitState.STARTED


def test_a_wrong_pin_is_an_answer_and_no_error(line: Line) -> None:
    found = sign_in.unlock(line.engine, line.person, "000000").result(PATIENCE_S)
    assert found == NotIn(StoreProblem.WRONG_PIN)


def test_a_desk_that_was_left_answers_no_more_although_somebody_sits_at_the_next(line: Line) -> None:
    left = line.unlock()
    sign_in.sign_out(line.engine).result(PATIENCE_S)
    line.unlock()
    with pytest.raises(StoppedError):
        visiting.keep_note_draft(left, line.visit, "Nästa persons bok").result(PATIENCE_S)


class _AskedMeanwhile(Engine):
    """At each step of a sign-in, the desk before is asked for something."""

    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, value)
        if name in ("_seat", "_desk", "_desks"):
            self._called(Call(1, 1, "visiting.operate_door", ("door", DoorAction.OPEN, None), {}))


def desk_of(person: str, asked: list[str]) -> WorkDesk:
    def operate_door(*_: object) -> "Future[DoorAnswer]":
        asked.append(person)
        return Future()

    return WorkDesk(
        me=PersonId(person),
        mode="staff",
        store=cast(PersonStore, None),
        clock=SystemClock(),
        net=NetState,
        post=lambda _done: None,
        operate_door=operate_door,
    )


def test_what_is_asked_of_a_desk_is_never_done_at_the_next_while_it_opens() -> None:
    asked: list[str] = []
    engine = _AskedMeanwhile(cast(Channel, None), StoreError(StoreProblem.DAMAGED))
    engine._told(In(desk_of("anna", asked)))
    engine._told(In(desk_of("bo", asked)))
    assert "bo" not in asked


def test_an_engine_that_is_killed_has_kept_what_it_said_yes_to(line: Line) -> None:
    desk = line.unlock()
    visiting.start_visit(desk, line.visit).result(PATIENCE_S)
    visiting.keep_note_draft(desk, line.visit, "Åt gott.").result(PATIENCE_S)
    line.kill()
    with pytest.raises(EngineGoneError):
        day.visit_card(desk, line.visit).result(PATIENCE_S)
    line.engine.start_again()
    card = day.visit_card(line.unlock(), line.visit).result(PATIENCE_S)
    assert card is not None
    assert (card.state, card.draft_note) == (VisitState.STARTED, "Åt gott.")


def test_a_draft_that_a_killed_engine_had_not_written_is_written_by_the_next(line: Line) -> None:
    desk = line.unlock()
    os.kill(line.engine.process_id, signal.SIGSTOP)
    typed = visiting.keep_note_draft(desk, line.visit, "Sov middag.")
    line.kill()
    with pytest.raises(EngineGoneError):
        typed.result(PATIENCE_S)
    late = visiting.keep_note_draft(desk, line.visit, "Sov middag. Vaknade pigg.")
    with pytest.raises(EngineGoneError):
        late.result(PATIENCE_S)
    line.engine.start_again()
    card = day.visit_card(line.unlock(), line.visit).result(PATIENCE_S)
    assert card is not None
    assert card.draft_note == "Sov middag. Vaknade pigg."


def test_a_draft_that_the_next_engine_could_not_write_either_is_not_forgotten(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = line.unlock()
    os.kill(line.engine.process_id, signal.SIGSTOP)
    for text in ("Sov middag.", "Sov middag. Vaknade pigg."):
        visiting.keep_note_draft(desk, line.visit, text)
    line.kill()
    assert line.engine.has_unkept()
    monkeypatch.setenv(engine_with_secret.FULL_DISK, "1")
    line.engine.start_again()
    line.unlock()
    assert line.engine.has_unkept()
    unkept = line.engine.take_unkept(line.person)
    assert visiting.unkept_notes(unkept) == [(line.visit, "Sov middag. Vaknade pigg.")], "the newest text alone"
    assert not line.engine.has_unkept()


def test_a_draft_that_has_been_written_is_held_no_longer(line: Line) -> None:
    desk = line.unlock()
    line.kill()
    visiting.keep_note_draft(desk, line.visit, "Sov middag.").exception(PATIENCE_S)
    assert line.engine.has_unkept()
    line.engine.start_again()
    line.unlock()
    assert not line.engine.has_unkept()


def test_every_draft_that_is_kept_is_known_again() -> None:
    """By the desk's use cases that begin with `keep_`: what none of these finds would be lost."""
    arende, mal, base = ArendeId("a"), AreaField.MAL, Base(2, "an operation")

    def asked(kept: Callable[[_Listening], object]) -> Unkept:
        with pytest.raises(_HeardError) as heard:
            kept(_Listening())
        return Unkept(*heard.value.args)

    kept = [
        asked(lambda desk: visiting.keep_note_draft(desk, VisitId("v"), "1")),  # type: ignore[arg-type]
        asked(lambda desk: casework.keep_journal_draft(desk, arende, "2")),  # type: ignore[arg-type]
        asked(lambda desk: utredning.keep_field(desk, arende, LifeArea.MOBILITY, field=mal, text="3", base=base)),  # type: ignore[arg-type]
    ]
    talk = Talk("b", ThreadKind.UNIT, "u")
    kept.append(asked(lambda desk: messages.keep_draft(desk, talk, "4")))  # type: ignore[arg-type]
    told, at = AlarmId("l"), datetime(2026, 3, 2, tzinfo=UTC)
    kept.append(asked(lambda desk: alarm.keep_words(desk, told, "5")))  # type: ignore[arg-type]
    kept.append(asked(lambda desk: alarm.keep_raised(desk, told, AlarmCause.BUTTON, at=at)))  # type: ignore[arg-type]
    kept.append(asked(lambda desk: alarm.keep_withdrawn(desk, told, at=at)))  # type: ignore[arg-type]
    assert {one.use_case for one in kept} == {
        name for name, _ in services() if name.partition(".")[2].startswith("keep_")
    }
    assert visiting.unkept_notes(kept) == [("v", "1")]
    assert casework.unkept_journals(kept) == [("a", "2")]
    assert alarm.unkept_words(kept) == [("l", "5")]
    assert messages.unkept_drafts(kept) == [(talk, "4")]
    assert utredning.unkept_fields(kept) == [(arende, LifeArea.MOBILITY, mal, base, "3")]


def test_an_engine_whose_window_was_killed_finishes_what_was_asked_and_ends(line: Line) -> None:
    line.engine.stop()
    script = f"""
        import os, signal, sys
        from app.domain.clock import SystemClock
        from app.line.engine_here import EngineHere
        from app.services import sign_in, visiting
        engine = EngineHere({words_for(line.folder)!r}, SystemClock(), module="tests.fakes.engine_with_secret")
        desk = sign_in.unlock(engine, {line.person!r}, {PIN!r}).result({PATIENCE_S}).desk
        visiting.keep_note_draft(desk, {line.visit!r}, "Det sista jag skrev")
        print(engine.process_id, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    wait_for_end(int(done.stdout))
    line.engine.start_again()
    card = day.visit_card(line.unlock(), line.visit).result(PATIENCE_S)
    assert card is not None
    assert card.draft_note == "Det sista jag skrev"


def wait_for_end(process: int) -> None:
    try:
        found = psutil.Process(process)
        # Nobody's child any more: it stays a zombie where the machine's first process does not reap.
        ended = found.status() == psutil.STATUS_ZOMBIE or found.wait(PATIENCE_S) is None
    except psutil.NoSuchProcess:
        return
    assert ended


def test_a_device_whose_database_cannot_be_opened_says_so_to_whoever_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "device.db").write_bytes(b"no database" * 1000)
    monkeypatch.setenv(engine_with_secret.SECRET, bytes(32).hex())
    monkeypatch.setenv(engine_with_secret.PIN_MEMORY_KIB, "64")
    engine = EngineHere(words_for(tmp_path), SystemClock(), module="tests.fakes.engine_with_secret")
    with pytest.raises(StoreError):
        sign_in.people(engine).result(PATIENCE_S)
    engine.stop()


# --- every use case has its work ---


class _HeardError(Exception):
    """What a service asked for."""


class _Listening:
    """Hears which use case a service asks for."""

    me, mode = PersonId("me"), "staff"

    def call(self, use_case: str, /, *words: object, **more: object) -> None:
        raise _HeardError(use_case, words, more)


def services() -> list[tuple[str, object]]:
    found = []
    for module in iter_modules(app.services.__path__):
        contents = vars(import_module(f"app.services.{module.name}"))
        for name, thing in contents.items():
            own = inspect.isfunction(thing) and thing.__module__ == f"app.services.{module.name}"
            if own and next(iter(inspect.signature(thing).parameters), "") == "desk":
                found.append((f"{module.name}.{name}", thing))
    return found


@pytest.mark.parametrize(("name", "service"), [one for one in services() if one[0] != "day.today"])
def test_a_service_and_its_work_take_the_same_words(name: str, service: object) -> None:
    assert callable(service)
    parameters = list(inspect.signature(service).parameters.values())[1:]
    words = {one.name: object() for one in parameters}
    given = [words[one.name] for one in parameters if one.kind is not one.KEYWORD_ONLY]
    named = {one.name: words[one.name] for one in parameters if one.kind is one.KEYWORD_ONLY}
    with pytest.raises(_HeardError) as heard:
        service(_Listening(), *given, **named)
    use_case, sent, more = heard.value.args
    assert use_case == name
    bound = inspect.signature(function_of(use_case)).bind("desk", *sent, **more)
    assert dict(list(bound.arguments.items())[1:]) == words


def test_nothing_but_use_cases_can_be_asked_for() -> None:
    for name in ("day._row", "nothing.here", "day", "..os.system", "day.nothing"):
        with pytest.raises(LookupError):
            function_of(name)


def test_an_error_that_does_not_travel_is_told_by_its_kind() -> None:
    assert str(_sendable(ValueError(threading.Lock()))) == "ValueError"
    told = _sendable(StoreError(StoreProblem.DISK_FULL))
    assert isinstance(told, StoreError)


def test_a_pin_is_in_no_picture_of_a_message() -> None:
    assert "314159" not in repr(Call(1, 1, "day.staff_day", ("314159",), {"pin": "314159"}))
