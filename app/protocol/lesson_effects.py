"""What operations about lessons and opinions do to records. See app.protocol.effects."""

import msgspec

from app.domain.ids import BrukareId, PersonId, StreamName, UtforareId
from app.domain.lesson import MOST_LESSONS, Opinion, is_named
from app.domain.opinions import monday_of
from app.domain.refusal import Refusal
from app.domain.stream import person_stream, profile_stream, unit_stream
from app.domain.wall_time import wall_of
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effect_shapes import Change, Doing, Effect, Lookup, find


def streams_of(body: op.LessonStep | op.OpinionGive, look: Lookup) -> tuple[StreamName, ...]:
    if isinstance(body, op.OpinionGive):
        known = find(look, rec.UnitBody, body.utforare)
        return (unit_stream(UtforareId(body.utforare)),) if known else ()
    own = person_stream(PersonId(body.person))
    if find(look, rec.BrukareBody, body.person) is None:
        return (own,)
    return own, profile_stream(BrukareId(body.person))


def _lessons(person: str, look: Lookup) -> rec.LessonsBody:
    return find(look, rec.LessonsBody, person) or rec.LessonsBody(person=person)


def done(body: op.LessonDone, doing: Doing, look: Lookup) -> Effect:
    """The first time stands."""
    before = _lessons(body.person, look)
    if not is_named(body.lesson):
        return Refusal.BAD_CONTENT
    if body.lesson in before.done:
        return ()
    if len(before.done) >= MOST_LESSONS:
        return Refusal.TOO_LARGE
    return _changed(msgspec.structs.replace(before, done={**before.done, body.lesson: doing.at}), look)


def share(body: op.LessonShare, _doing: Doing, look: Lookup) -> Effect:
    before = _lessons(body.person, look)
    if before.shared is body.shared:
        return ()
    return _changed(msgspec.structs.replace(before, shared=body.shared), look)


def _changed(lessons: rec.LessonsBody, look: Lookup) -> Effect:
    """For those who visit stands what the person lets them see; nothing once that is taken back."""
    own = Change(person_stream(PersonId(lessons.person)), "lessons", lessons.person, rec.CITY, lessons)
    if find(look, rec.BrukareBody, lessons.person) is None:  # staff; or a tablet that has not heard of its person yet
        return (own,)
    shown = rec.SharedLessonsBody(brukare=lessons.person, done=lessons.done if lessons.shared else {})
    stands = find(look, rec.SharedLessonsBody, lessons.person)
    if shown == (stands or rec.SharedLessonsBody(brukare=lessons.person)):
        return (own,)
    stream = profile_stream(BrukareId(lessons.person))
    return own, Change(stream, "shared_lessons", lessons.person, rec.CITY, shown)


def opinion_id(utforare: str, about: str, month: str) -> str:
    return f"{utforare}:{about}:{month}"


def opinion(body: op.OpinionGive, doing: Doing, look: Lookup) -> Effect:
    """Counted, so that nobody who reads it learns whose it was. The unit is known to the hub and to those who work
    there: on a brukare's tablet there is nothing to lay."""
    if find(look, rec.UnitBody, body.utforare) is None:
        return Refusal.NO_SUCH_THING
    if not is_named(body.about):
        return Refusal.BAD_CONTENT
    month = f"{wall_of(doing.at):%Y-%m}"
    record_id = opinion_id(body.utforare, body.about, month)
    before = find(look, rec.OpinionsBody, record_id)
    before = before or rec.OpinionsBody(utforare=body.utforare, about=body.about, month=month)
    glad, so_so, sad = (int(body.face is face) for face in (Opinion.GLAD, Opinion.SO_SO, Opinion.SAD))
    monday = monday_of(wall_of(doing.at).date()).isoformat()
    week = before.weeks.get(monday, (0, 0, 0))
    after = msgspec.structs.replace(
        before,
        glad=before.glad + glad,
        so_so=before.so_so + so_so,
        sad=before.sad + sad,
        weeks={**before.weeks, monday: (week[0] + glad, week[1] + so_so, week[2] + sad)},
    )
    return (Change(unit_stream(UtforareId(body.utforare)), "opinions", record_id, body.utforare, after),)
