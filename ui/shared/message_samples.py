"""Conversations of demo people, for the galleries of every mode."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.domain.arrival import Arrival, Arrived, Waiting
from app.domain.conversation import ThreadKind
from app.services.approvals import LinkTold
from app.services.messages import MessageFile, MessageRow, MessageState, Progress, Talk, TalkPage, TalkRow, Talks

NOW = datetime(2026, 11, 23, 9, 24, tzinfo=UTC)
"""10.24 in Stockholm."""
GRETA, UNIT = "demo-greta", "demo-hemtjanst"


def talk_row(
    kind: ThreadKind = ThreadKind.UNIT, name: str = "Hemtjänsten Söder Demo", *, other: str = UNIT, unread: int = 0
) -> TalkRow:
    return TalkRow(
        talk=Talk(GRETA, kind, other),
        name=name,
        relation="",
        newest="Vi tar med mjölk och bröd i kväll. Är det något annat du behöver?",
        newest_is_mine=False,
        newest_files=0,
        newest_at=NOW - timedelta(minutes=20),
        unread=unread,
        unread_is_more=False,
        ended=False,
    )


def picture(*, arrived: Arrived | None = None) -> MessageFile:
    return MessageFile("a" * 64, "", "bild.jpg", "image/jpeg", 40_000, arrived)


def sound() -> MessageFile:
    return MessageFile("b" * 64, "", "rost.m4a", "audio/mp4", 40_000, None)


def talks_of_brukare() -> Talks:
    lisa = replace(
        talk_row(ThreadKind.NARSTAENDE, "Lisa Demoson", other="demo-lisa", unread=2),
        relation="dotter",
        newest="",
        newest_files=1,
    )
    karin = replace(
        talk_row(ThreadKind.HANDLAGGARE, "Karin Demolind", other="demo-arende"),
        newest="Tack, då ses vi på tisdag.",
        newest_is_mine=True,
        has_draft=True,
    )
    rolf = replace(
        talk_row(ThreadKind.NARSTAENDE, "Rolf Demoberg", other="demo-rolf"),
        relation="granne",
        ended=True,
        not_taken=1,
        newest="Hej Rolf, är du hemma?",
        newest_is_mine=True,
    )
    return Talks((lisa, talk_row(), karin, rolf), 2, Waiting(online=True), NOW)


def row(number: int, text: str, *, mine: bool = False, progress: Progress | None = None) -> MessageRow:
    return MessageRow(
        message=f"m{number}",
        is_mine=mine,
        author=GRETA if mine else "demo-amina",
        author_name="Greta Demoson" if mine else "Amina Demoali",
        text=text,
        written_at=NOW - timedelta(minutes=10 * number),
        files=(),
        progress=progress,
        is_by_me=mine,
    )


def page_of_brukare() -> TalkPage:
    at = NOW - timedelta(minutes=15)
    messages = (
        row(0, "Ja tack", mine=True, progress=Progress(MessageState.WAITING)),
        replace(row(1, "Vi tar med mjölk och bröd i kväll. Är det något annat du behöver?"), is_new=True),
        replace(
            row(2, "Så här ser det ut i kylen.", mine=True, progress=Progress(MessageState.READ, at)),
            files=(picture(arrived=Arrived(Arrival.SENT, None)),),
        ),
        replace(row(3, ""), files=(sound(),)),
        row(4, "Jag behöver mjölk.", mine=True, progress=Progress(MessageState.RECEIVED, at)),
    )
    return TalkPage(talk_row(), messages, 0, 4, "", online=False, now=NOW)


def page_ended() -> TalkPage:
    ended = replace(talk_row(ThreadKind.NARSTAENDE, "Rolf Demoberg", other="demo-rolf"), ended=True, relation="granne")
    refused = row(
        0, "Hej Rolf, är du hemma?", mine=True, progress=Progress(MessageState.REFUSED, NOW, reason="contact_ended")
    )
    return TalkPage(ended, (refused, row(3, "Jag tittar in i morgon.")), 0, 1, "", online=True, now=NOW)


def page_long() -> TalkPage:
    words = "Det här är ett långt meddelande om allt möjligt. " * 40
    mixed = "Hej! \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 Greta, kl. 10.30."
    return TalkPage(talk_row(), (row(1, words), row(2, mixed)), 0, 1, "", online=True, now=NOW)


def talks_of_unit() -> Talks:
    greta = replace(talk_row(name="Greta Demoson", unread=1), newest="Jag behöver mjölk och bröd.")
    olle = replace(
        talk_row(name="Olle Demokvist", other="demo-olle"), newest="Vi kommer klockan tio.", newest_is_mine=True
    )
    berit = replace(talk_row(name="Berit Demoholm-Testsson", other="demo-berit"), newest="Tack!", has_draft=True)
    return Talks((greta, olle, berit), 1, Waiting(online=True), NOW)


def page_of_unit(kind: ThreadKind = ThreadKind.UNIT) -> TalkPage:
    at = NOW - timedelta(minutes=3)
    theirs = replace(row(0, "Jag behöver mjölk och bröd."), author_name="Greta Demoson", is_new=True)
    pictured = replace(
        row(2, "Titta på såret.", mine=False), author_name="Greta Demoson", files=(picture(),), kept=True
    )
    messages = (
        theirs,
        row(1, "Vi kommer klockan tio.", mine=True, progress=Progress(MessageState.READ, at)),
        pictured,
        replace(
            row(4, "Godmorgon!", mine=True, progress=Progress(MessageState.RECEIVED, at)),
            is_by_me=False,
            author_name="Bo Demodahl",
        ),
    )
    return TalkPage(
        talk_row(kind, "Greta Demoson"), messages, 0, 3, "Vi tar med det", online=True, now=NOW, visit="demo-visit"
    )


def page_of_close() -> TalkPage:
    """With somebody close, the newest alone."""
    row = replace(talk_row(ThreadKind.NARSTAENDE, "Lisa Demoson", other="demo-lisa"), relation="dotter")
    page = page_of_brukare()
    link = LinkTold("Amina Demoali", page.now - timedelta(days=1), page.now - timedelta(hours=2))
    return replace(page, row=row, messages=page.messages[:1], pages=1, link=link)
