"""Conversations of a brukare, as their two sides see and write them."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.arrival import Arrived, Waiting
from app.domain.conversation import ThreadKind
from app.services.approvals import LinkTold
from app.services.attaching import PickedFile
from app.services.desk import Desk, Saved, Unkept


@dataclass(frozen=True)
class Talk:
    """Which conversation: what its id is made of."""

    brukare: str
    kind: ThreadKind
    other: str
    """Id of the utförare, the ärende or the närstående."""


class MessageState(StrEnum):
    """How far one's own message has come."""

    WAITING = "waiting"
    """On this device, without a receipt."""
    AT_HUB = "at_hub"
    RECEIVED = "received"
    """A device of the other side has it."""
    READ = "read"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True)
class Progress:
    """`at`: when it came so far; None where only the order is known. `reason`: why it was refused or is held."""

    state: MessageState
    at: datetime | None = None
    by_name: str = ""
    reason: str = ""


@dataclass(frozen=True)
class MessageFile:
    sha256: str
    key: str
    name: str
    media_type: str
    size: int
    arrived: Arrived | None
    """By its own receipt. None: sent from another device."""


@dataclass(frozen=True)
class MessageRow:
    message: str
    is_mine: bool
    """Of the viewer's side."""
    author: str
    author_name: str
    text: str
    written_at: datetime
    files: tuple[MessageFile, ...]
    progress: Progress | None
    """None for those of the other side."""
    is_by_me: bool = False
    """Written by the viewer, and not by a colleague."""
    is_new: bool = False
    """Of the other side, and not read by this one yet."""
    kept: bool = False
    """It stands in the journal."""


@dataclass(frozen=True)
class TalkRow:
    """A conversation in the list."""

    talk: Talk
    name: str
    """The other side, as the viewer knows it."""
    relation: str
    newest: str
    """The beginning of the newest message; empty where there is none, or where it is files alone."""
    newest_is_mine: bool
    newest_files: int
    newest_at: datetime | None
    unread: int
    unread_is_more: bool
    """There are more than were counted."""
    ended: bool
    has_draft: bool = False
    not_taken: int = 0
    """The viewer's own that the hub refused."""


@dataclass(frozen=True)
class Talks:
    """Unread ones first, then by the newest message, then those that nobody has written in."""

    rows: tuple[TalkRow, ...]
    unread: int
    waiting: Waiting
    now: datetime


@dataclass(frozen=True)
class TalkPage:
    """Some messages of a conversation, newest first."""

    row: TalkRow
    messages: tuple[MessageRow, ...]
    page: int
    pages: int
    draft: str
    online: bool
    now: datetime
    looked_in_at: datetime | None = None
    """On the tablet: when somebody close last had the conversation before their eyes; None where that is not known."""
    link: LinkTold | None = None
    """On the tablet, of somebody close whose contact goes on."""
    visit: str = ""
    """Of staff: the own visit in whose journal a message can be kept; empty where there is none."""


@dataclass(frozen=True)
class FileContent:
    """What is in a file, or why it cannot be shown: `no_network`, `too_large`, `damaged`, `no_such_thing`."""

    content: bytes = b""
    problem: str = ""


def talks(desk: Desk) -> "Future[Talks]":
    """Of a brukare: everybody to whom they can write. Of others: the conversations that they may read."""
    return desk.call("messages.talks")


def talk_page(desk: Desk, talk: Talk, page: int = 0, *, rows: int = 6) -> "Future[TalkPage]":
    """A page beyond the last is the last."""
    return desk.call("messages.talk_page", talk, page, rows=rows)


def send(
    desk: Desk, talk: Talk, text: str, *, files: Sequence[PickedFile] = (), answers: str = "", drops_draft: bool = True
) -> "Future[Saved]":
    """On this device's disk when the future is done; the draft goes in the same transaction. Refusals:
    `contact_ended`, `too_large`, `bad_content` (nothing in it), `no_such_thing` (a file that cannot be read). What is
    refused leaves the draft as it is."""
    return desk.call("messages.send", talk, text, files=files, answers=answers, drops_draft=drops_draft)


def keep_draft(desk: Desk, talk: Talk, text: str) -> "Future[datetime]":
    """On disk when the future is done."""
    return desk.call("messages.keep_draft", talk, text)


def unkept_drafts(unkept: Sequence[Unkept]) -> list[tuple[Talk, str]]:
    return [(one.words[0], one.words[1]) for one in unkept if one.use_case == "messages.keep_draft"]


def note_read(desk: Desk, talk: Talk, message: str) -> "Future[Saved]":
    """Everything up to this message has been before the viewer's eyes."""
    return desk.call("messages.note_read", talk, message)


def note_received(desk: Desk) -> "Future[int]":
    """Tell the other sides what has come to this device; in how many conversations there was something to tell."""
    return desk.call("messages.note_received")


def note_opened(desk: Desk, talk: Talk) -> "Future[Saved]":
    """For the access log, as app.services.visiting.note_visit_opened."""
    return desk.call("messages.note_opened", talk)


def file_content(desk: Desk, file: MessageFile) -> "Future[FileContent]":
    """From this device, or fetched from the hub."""
    return desk.call("messages.file_content", file)


def put_in_journal(desk: Desk, page: TalkPage, message: str, text: str) -> "Future[Saved]":
    """`text`, which holds the message's words, becomes a note of the visit; once, whoever of the unit does it."""
    return desk.call("messages.put_in_journal", page, message, text)
