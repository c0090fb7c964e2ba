"""See app.services.calling."""

from concurrent.futures import Future

from app.domain.call import CallAct
from app.domain.ids import CallId, PersonId
from app.domain.refusal import HubProblem
from app.logs import get_logger
from app.protocol.wire import CallSignal
from app.services.call_snapshots import CallSaid, CallsNow
from app.work.desk import WorkDesk

log = get_logger("call")


def next_calls(desk: WorkDesk, seen: int, call: str, after: int) -> "Future[CallsNow]":
    if desk.calls is None:
        return Future()  # nobody rings where there is no hub
    return desk.calls.next_calls(seen, call, after)


def begin(desk: WorkDesk, call: CallId, to: PersonId) -> "Future[CallSaid]":
    return _say(desk, call, CallAct.START, to)


def ring_too(desk: WorkDesk, call: CallId, to: PersonId) -> "Future[CallSaid]":
    return _say(desk, call, CallAct.RING_TOO, to)


def answer(desk: WorkDesk, call: CallId) -> "Future[CallSaid]":
    return _say(desk, call, CallAct.ANSWER)


def decline(desk: WorkDesk, call: CallId) -> "Future[CallSaid]":
    return _say(desk, call, CallAct.DECLINE)


def hang_up(desk: WorkDesk, call: CallId) -> "Future[CallSaid]":
    return _say(desk, call, CallAct.HANG_UP)


def _say(desk: WorkDesk, call: CallId, act: CallAct, to: str = "") -> "Future[CallSaid]":
    log.info("call.say", call=call, act=act.value)
    if desk.calls is None:
        said: Future[CallSaid] = Future()
        said.set_result(CallSaid(problem=HubProblem.NO_NETWORK))
        return said
    return desk.calls.say(call, act, to)


def signal(desk: WorkDesk, call: CallId, person: str, device: str, text: str) -> "Future[None]":
    if desk.calls is not None:
        desk.calls.signal(call, CallSignal(person=person, device=device, text=text))
    done: Future[None] = Future()
    done.set_result(None)
    return done


def note(_desk: WorkDesk, call: CallId, what: str, counts: dict[str, int]) -> "Future[None]":
    log.info("call.noted", call=call, what=what, **{f"n_{name}": value for name, value in counts.items()})
    done: Future[None] = Future()
    done.set_result(None)
    return done
