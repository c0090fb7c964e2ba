"""The fast road of alarms: raised, taken back and taken on, apart from ordinary work."""

import re

from fastapi import APIRouter, Request, Response

from app.domain.refusal import Refusal
from app.hub import alarms
from app.hub.http.desk import ProblemError, answered, caller_of, decoded, desk_of, in_thread, read_body
from app.hub.http.documented import body_of, document
from app.protocol import wire
from app.protocol.certificate import Holder

router = APIRouter()

_ALARM = re.compile(r"[\w.:-]{1,64}\Z", re.ASCII)
_MAX_BODY = 1024


@router.post(
    "/v1/alarms",
    **document(
        answer=wire.AlarmAnswer, problems=(400, 404, 408, 413), signed="a person's", extra=body_of(wire.AlarmWord)
    ),
)
async def tell_of_alarm(request: Request) -> Response:
    """Raise or withdraw one's own alarm, or take on one that rings here. The answer says who has it; saying it again
    changes nothing."""
    caller = await caller_of(request, Holder.PERSON)
    word = decoded(await read_body(request, _MAX_BODY), wire.AlarmWord)
    if not _ALARM.match(word.alarm) or word.at.tzinfo is None:
        raise ProblemError(Refusal.BAD_CONTENT)
    answer = await in_thread(request, alarms.hear, desk_of(request).hub, caller, word)
    if isinstance(answer, Refusal):
        raise ProblemError(answer)
    return answered(answer)


@router.get(
    "/v1/alarms/{alarm_id}",
    **document(answer=wire.AlarmAnswer, problems=(404,), signed="a person's"),
)
async def how_it_stands(request: Request, alarm_id: str) -> Response:
    """Who has the caller's own alarm."""
    caller = await caller_of(request, Holder.PERSON)
    answer = await in_thread(request, alarms.look_up, desk_of(request).hub, caller, alarm_id)
    if isinstance(answer, Refusal):
        raise ProblemError(answer)
    return answered(answer)
