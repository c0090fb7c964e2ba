"""A conversation of ten thousand messages, each with a picture, on the tablet: opened, and turned page by page.

The hub holds them, the tablet has pulled them; a real window, the real engine, nothing simulated
(tests.bench.messages_probe says how it is measured). There are as many different pictures as a person sees in some
minutes, more than the tablet keeps made small, as large as a tablet or a phone sends them.
"""

import io
import random
import shutil
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from sqlalchemy import insert

from app.demo.demo_day import DemoDay
from app.demo.desktop import Desktop
from app.demo.screen_reader import ScreenReader
from app.demo.stage import BRUKARE_GLASS, Stage, stage_in
from app.domain.conversation import Side, ThreadKind, stream_of, thread_id
from app.domain.wall_time import wall_of
from app.hub.database import default_url, open_engine, writing
from app.hub.streams import Put, lock_heads, put_records
from app.hub.tables import attachment, attachment_use, import_file
from app.protocol import records as rec
from app.protocol.keys import to_text
from app.protocol.message_effects import mark_id
from app.protocol.operations import AttachmentRef
from app.protocol.records import encode_record_body
from app.store.attachment_files import encrypt_file
from tests.bench.measured import Measured, at_most
from tests.bench.setting import BEGINS, Setting, child_environment

MESSAGES = 10_000
PICTURES = 64
WIDE, HIGH = 2000, 1500
"""Pixels: what `ui.shared.pictures.made_ready` sends at most."""
OPEN_MS, FRAME_MS, MEMORY_MB = 100, 33, 150


def measure(setting: Setting) -> Iterable[Measured]:
    with ExitStack() as ending:
        desktop = ending.enter_context(Desktop())
        counts = (MESSAGES, setting.repeats(300, 20), setting.repeats(20, 3))
        surroundings = child_environment(desktop.environment)
        surroundings["TRYGGVE_BENCH_MESSAGES"] = " ".join(map(str, counts))
        reader = ending.enter_context(ScreenReader(surroundings))
        stage = ending.enter_context(stage_in(setting.folder / "messages", surroundings))
        stage.import_district(wall_of(stage.clock.now()).date().isoformat(), begins=BEGINS)
        stage.start_hub()
        DemoDay(stage, reader).enrol_tablet()
        stage.end("brukare")
        put_messages(stage, MESSAGES)
        stage.start_client("brukare", BRUKARE_GLASS, hub=stage.hub_address, mode="brukare", module=PROBE)
        stage.heard("brukare")
        told = stage.heard("brukare")
        stage.end("brukare")
    return list(_told(told))


PROBE = "tests.bench.messages_probe"


def _told(told: dict[str, Any]) -> Iterable[Measured]:
    for name, what in (("list", "the list of conversations"), ("talk", f"a conversation of {MESSAGES} messages")):
        ms = sorted(told[name])
        note = f"{len(ms)} times; the first {told[name][0]:.0f} ms, median {ms[len(ms) // 2]:.0f}"
        yield at_most(f"tablet: opening {what} to its paint, at most", round(ms[-1], 1), OPEN_MS, unit="ms", note=note)
    longest = ", ".join(f"{gap:.0f} (own work {own:.0f})" for gap, own in told["gaps"][:5])
    turned = sorted(told["turns"])
    note = f"{len(turned)} pages turned, median {turned[len(turned) // 2]:.0f} ms to the paint; longest {longest}"
    note += f"; most own work in one {told['own_ms']:.0f}"
    yield at_most(
        "tablet: longest frame while its pages are turned", round(told["gaps"][0][0], 1), FRAME_MS, unit="ms", note=note
    )
    before, after = told["before_mb"], told["after_mb"]
    note = (
        f"window {before[0]:.0f} to {after[0]:.0f} MB, engine {before[1]:.0f} to {after[1]:.0f} MB, of their own (USS)"
    )
    added = round(sum(after) - sum(before), 1)
    yield at_most("tablet: memory that the conversation adds", added, MEMORY_MB, unit="MB", note=note)


def put_messages(stage: Stage, count: int) -> None:
    """Between the person at home and their home care, in turns, the newest just now."""
    brukare, unit = stage.cast.brukare, stage.cast.utforare
    thread, stream = thread_id(brukare, ThreadKind.UNIT, unit), stream_of(brukare, ThreadKind.UNIT, unit)
    engine = open_engine(default_url(stage.data))
    now = stage.clock.now()
    try:
        with writing(engine) as connection:
            pictures = _pictures(stage.data)
            files = [
                {"sha256": one.sha256, "size": one.size, "received": one.size, "uploader": "bench", "complete_at": now}
                for one in pictures
            ]
            connection.execute(insert(attachment), files)
            connection.execute(insert(attachment_use), [{"sha256": one.sha256, "stream": stream} for one in pictures])
            bodies: list[tuple[str, rec.RecordBody]] = []
            for number in range(1, count + 1):
                body = rec.MessageBody(
                    thread=thread,
                    brukare=brukare,
                    place=number,
                    side=Side.OTHER if number % 2 else Side.BRUKARE,
                    author="bench" if number % 2 else brukare,
                    author_name="Kim Demo-Bänk" if number % 2 else stage.cast.brukare_name,
                    text=f"Meddelande {number}. Vi tar med mjölk och bröd i kväll, och kanske en kaka till kaffet.",
                    written_at=now - timedelta(minutes=7 * (count - number)),
                    attachments=(pictures[number % len(pictures)],),
                )
                bodies.append((f"bench-message-{number}", body))
            steps = (rec.MarkStep(place=count, at=now),)
            about = rec.ThreadBody(
                brukare=brukare,
                brukare_name=stage.cast.brukare_name,
                kind=ThreadKind.UNIT,
                other=unit,
                other_name=stage.cast.utforare_name,
                count=count,
                last_side=Side.BRUKARE,
                last_text=f"Meddelande {count}.",
                last_at=now,
            )
            mark = rec.ThreadMarkBody(thread=thread, brukare=brukare, side=Side.BRUKARE, received=steps, read=steps)
            bodies += [(thread, about), (mark_id(thread, Side.BRUKARE), mark)]
            puts = [
                Put(stream, rec.RECORD_KIND_OF[type(body)], key, unit, encode_record_body(body)) for key, body in bodies
            ]
            put_records(connection, lock_heads(connection, {stream}), puts)
            row = {"sha256": "messages", "name": "messages", "imported_at": now, "rows": count, "bytes": 0}
            connection.execute(insert(import_file), row)
    finally:
        engine.dispose()


def _pictures(data: Path) -> Sequence[AttachmentRef]:
    """Encrypted, where the hub keeps them."""
    made = []
    for number in range(PICTURES):
        stored = encrypt_file(io.BytesIO(_jpeg(number)), data)
        place = data / "attachments" / stored.sha256[:2] / stored.sha256
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.move(stored.path, place)
        key, name = to_text(stored.key), f"bild-{number}.jpg"
        made.append(AttachmentRef(sha256=stored.sha256, size=stored.size, key=key, name=name, media_type="image/jpeg"))
    return made


def _jpeg(number: int) -> bytes:
    """As much to decode as in a photograph: no two blocks alike."""
    wide, high = WIDE // 8, HIGH // 8
    colours = random.Random(number).randbytes(4 * wide * high)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small = QImage(colours, wide, high, QImage.Format.Format_RGB32)
    small.scaled(WIDE, HIGH, mode=Qt.TransformationMode.SmoothTransformation).save(buffer, "JPEG", 85)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
