"""Pictures and other files that belong to what a person writes: encrypted as they are picked, each with a receipt of
its own. A note's receipt says nothing of its files.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.arrival import Arrival, Arrived
from app.domain.clock import Clock
from app.domain.refusal import HubProblem, Refusal
from app.protocol.keys import to_text
from app.protocol.operations import AttachmentRef
from app.protocol.wire import MAX_ATTACHMENT_BYTES
from app.services.attaching import PickedFile
from app.store.attachment_files import StoredFile, encrypt_file
from app.store.device_store import DeviceStore
from app.store.worker import Worker

if TYPE_CHECKING:
    from app.store.attachment_queue import AttachmentQueue

_SHA = re.compile(r"[0-9a-f]{64}")
_MAX_PLAIN_BYTES = MAX_ATTACHMENT_BYTES - MAX_ATTACHMENT_BYTES // 1024
"""Encrypting adds 16 bytes to each 64 KiB."""


@dataclass(frozen=True)
class Attachments:
    """A signed-in person's way to this device's queue of files."""

    person: str
    folder: Path
    device: DeviceStore
    clock: Clock
    worker: Worker
    """Encrypting takes time: some 0.1 s for 100 MB, more on a slow disk."""
    refused: Callable[[str], Refusal | None]
    """Why the hub does not take a file, by its SHA-256; None where it has not said no."""
    wake: Callable[[], None]
    """There is something new to send."""
    fetcher: Worker
    """Fetching waits for the network, and encrypting must not wait for that."""
    download: Callable[[str, Path], HubProblem | Refusal | None]
    """Brings a file of that SHA-256 to that place; whole there, or not there at all."""

    @property
    def queue(self) -> "AttachmentQueue":
        return self.device.attachments

    def encrypt(self, files: Sequence[PickedFile]) -> "Attaching | Refusal":
        """On `worker`. Nothing is left behind by a refusal. Raises StoreError DISK_FULL."""
        done = Attaching(self, [], [])
        try:
            for picked in files:
                if picked.path.stat().st_size > _MAX_PLAIN_BYTES:
                    done.throw_away()
                    return Refusal.TOO_LARGE
                with picked.path.open("rb") as source:
                    done.add(picked, encrypt_file(source, self.folder))
        except OSError:  # a card that was pulled out, a picture that was deleted
            done.throw_away()
            return Refusal.NO_SUCH_THING
        except BaseException:
            done.throw_away()
            raise
        return done

    def fetch(self, sha256: str) -> Path | HubProblem | Refusal:
        """Where the encrypted file lies on this device. On `fetcher`."""
        if _SHA.fullmatch(sha256) is None:
            return Refusal.NO_SUCH_THING
        place = self.folder / sha256
        if not place.exists():
            problem = self.download(sha256, place)
            if problem is not None:
                return problem
        return place

    def arrived(self, sha256: str) -> Arrived | None:
        """How far a file has come; None for one that was added on another device, which alone knows."""
        queued = self.queue.of(sha256)
        if queued is None:
            return None
        if queued.complete_at is not None:
            return Arrived(Arrival.RECEIVED, queued.complete_at)
        refusal = self.refused(sha256)
        if refusal is not None:
            return Arrived(Arrival.REFUSED, None, refusal.value)
        return Arrived(Arrival.SENT if queued.received else Arrival.SAVED_HERE, None)


@dataclass(frozen=True)
class Attaching:
    """Files that are encrypted and belong to nothing yet: `enqueue` or `throw_away`."""

    attachments: Attachments
    refs: list[AttachmentRef]
    stored: list[StoredFile]

    def add(self, picked: PickedFile, stored: StoredFile) -> None:
        key = to_text(stored.key)
        ref = AttachmentRef(
            sha256=stored.sha256, size=stored.size, key=key, name=picked.name, media_type=picked.media_type
        )
        self.refs.append(ref)
        self.stored.append(stored)

    def enqueue(self) -> None:
        """Durable when it returns. Before the note is: a note may not speak of a file that is never sent."""
        to, at = self.attachments, self.attachments.clock.now()
        for stored in self.stored:
            to.queue.put(stored.sha256, path=stored.path, size=stored.size, person=to.person, at=at)

    def throw_away(self) -> None:
        for stored in self.stored:
            if self.attachments.queue.of(stored.sha256) is None:
                stored.path.unlink(missing_ok=True)
