"""What is said of messages in every mode: with whom, how far they have come, and what a file is."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.arrival import Arrival
from app.domain.conversation import ThreadKind
from app.domain.refusal import HubProblem, Refusal, StoreProblem
from app.services.messages import MessageFile, MessageRow, MessageState, Progress, TalkPage, TalkRow
from ui.shared.dates import day_and_time
from ui.shared.isolates import isolated
from ui.shared.sentences import refusal_words

translate = QCoreApplication.translate


def messages_name() -> str:
    return translate("Messages", "Meddelanden", "Name of the page with all conversations, and of the button to it")


def new_messages_words(count: int) -> str:
    if count == 1:
        return translate("Messages", "1 nytt meddelande", "How many are unread")
    return translate("Messages", "%1 nya meddelanden", "How many are unread; %1 is a number from 2").replace(
        "%1", str(count)
    )


def looked_in_words(page: TalkPage) -> str:
    """Empty where nothing is known of it."""
    if page.looked_in_at is None or page.row.ended:
        return ""
    said = translate("Messages", "%1 tittade in %2.", "Somebody close has read; %1 a first name, %2 is 'i går 10.42'")
    first = page.row.name.partition(" ")[0]
    return said.replace("%2", day_and_time(page.looked_in_at, now=page.now)).replace("%1", isolated(first))


def progress_words(message: MessageRow, row: TalkRow, *, for_brukare: bool, online: bool, now: datetime) -> str:
    """How far one's own message has come: nothing that is not known."""
    progress = message.progress
    if progress is None:
        return ""
    said = _progress(progress, row, for_brukare=for_brukare, online=online, now=now)
    if progress.state not in {MessageState.WAITING, MessageState.REFUSED} and any(map(_is_missing, message.files)):
        files = translate("Messages", "Bilden eller ljudet är inte framme än.", "The words have arrived, the file not")
        return f"{said} {files}"
    return said


def _is_missing(file: MessageFile) -> bool:
    return file.arrived is not None and file.arrived.state is not Arrival.RECEIVED


def _progress(progress: Progress, row: TalkRow, *, for_brukare: bool, online: bool, now: datetime) -> str:
    at = f" {day_and_time(progress.at, now=now)}" if progress.at is not None else ""
    match progress.state:
        case MessageState.WAITING if online:
            return translate("Messages", "Sparat här. Skickas nu.", "A message on its way")
        case MessageState.WAITING:
            return translate("Messages", "Sparat här. Skickas när det finns nät.", "A message that waits for network")
        case MessageState.AT_HUB:
            return translate("Messages", "Skickat %1.", "Sent; %1 is 10.42, or nothing").replace(
                " %1", f" {at}".rstrip()
            )
        case MessageState.RECEIVED:
            said = translate("Messages", "Framme hos %2 %1.", "%2 is 'hemtjänsten' or a name, %1 is 10.42 or nothing")
            return said.replace(" %1", at).replace("%2", _to(row, for_brukare=for_brukare))
        case MessageState.READ:
            return translate("Messages", "Läst %1.", "Read; %1 is 10.45, or nothing").replace(" %1", at)
        case MessageState.HELD:
            return translate("Messages", "Framme. Någon avgör om det gäller.", "Held by the hub")
        case MessageState.REFUSED:
            said = translate("Messages", "Det kom inte fram.", "A message that was refused; followed by why")
            return f"{said} {_why(progress.reason)}".rstrip()


def _to(row: TalkRow, *, for_brukare: bool) -> str:
    if for_brukare and row.talk.kind is ThreadKind.UNIT:
        return translate("Messages", "hemtjänsten", "Within a sentence: 'Framme hos hemtjänsten 10.42.'")
    if for_brukare and row.talk.kind is ThreadKind.HANDLAGGARE:
        return translate("Messages", "handläggaren", "Within a sentence: 'Framme hos handläggaren 10.42.'")
    return isolated(row.name.split(maxsplit=1)[0]) if row.name else translate("Messages", "den andra", "No name known")


def _why(reason: str) -> str:
    return refusal_words(Refusal(reason)) if reason in set(Refusal) else ""


def newest_words(row: TalkRow, *, of_unit: bool = False) -> str:
    """The newest line of a conversation. `of_unit`: the viewer answers with others, who may have written it."""
    if row.newest_at is None:
        return translate("Messages", "Inga meddelanden än", "A conversation in which nobody has written")
    said = isolated(" ".join(row.newest.split())) if row.newest.strip() else files_words(row.newest_files)
    if row.newest_is_mine and of_unit:
        return translate("Messages", "Svar: %1", "Before the unit's own newest line; %1 is the line").replace(
            "%1", said
        )
    if row.newest_is_mine:
        return translate("Messages", "Du: %1", "Before one's own newest line; %1 is the line").replace("%1", said)
    return said


def files_words(count: int) -> str:
    if count == 1:
        return translate("Messages", "En bild eller ett ljud", "A message that is one file alone")
    return translate("Messages", "%1 bilder eller ljud", "A message of files alone; %1 is a number").replace(
        "%1", str(count)
    )


def is_picture(file: MessageFile) -> bool:
    return file.media_type.startswith("image/")


def is_sound(file: MessageFile) -> bool:
    return file.media_type.startswith("audio/")


def file_problem_words(problem: str, file: MessageFile) -> str:
    """Why a picture is not shown or a sound not played, and what to do."""
    if problem == Refusal.TOO_LARGE:
        return translate("Messages", "Den är för stor för att visas här.", "A file in a message")
    if problem in {Refusal.NO_SUCH_THING, HubProblem.NOT_KNOWN}:
        return translate("Messages", "Den har inte kommit fram än. Försök igen om en stund.", "A file in a message")
    if problem == StoreProblem.DISK_FULL:
        return translate("Messages", "Det finns ingen plats kvar här. Säg till hemtjänsten.", "Disk full")
    if problem in {StoreProblem.DAMAGED, BROKEN}:
        return broken_words(file)
    return translate("Messages", "Det finns inget nät just nu. Försök igen sedan.", "A file could not be fetched")


BROKEN = "broken"
"""The file came whole, and is no picture or sound that this program can show."""


def broken_words(file: MessageFile) -> str:
    if is_sound(file):
        return translate("Messages", "Ljudet är trasigt. Be om ett nytt.", "A sound cannot be played")
    return translate("Messages", "Bilden är trasig. Be om en ny.", "A picture cannot be shown")


def author_line(message: MessageRow, now: datetime, *, first_name: bool = False) -> str:
    """ "Amina, 10.42". `first_name`: a unit answers as one, and who of it wrote is told by the first name."""
    name = message.author_name.split(maxsplit=1)[0] if first_name and message.author_name else message.author_name
    who = translate("Messages", "Du", "Over one's own message") if message.is_by_me else name
    return f"{isolated(who)}, {day_and_time(message.written_at, now=now)}"


def shortened_text(text: str, most: int) -> tuple[str, bool]:
    """The beginning, to the end of a word, and whether something was left out."""
    if len(text) <= most:
        return text, False
    begun = text[:most]
    return f"{begun.rsplit(maxsplit=1)[0] if ' ' in begun else begun} …", True


def joined(parts: Sequence[str]) -> str:
    return " ".join(part for part in parts if part)
