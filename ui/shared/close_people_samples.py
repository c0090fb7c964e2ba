"""*Närstående* with demo people, for the galleries of staff and handläggare."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.domain.approval import Share
from app.domain.arrival import Arrival, Arrived
from app.services.approvals import ClosePeople, CloseRow, LinkTold
from ui.shared.close_people_view import ClosePeopleView

NOW = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
LINK = "https://hubben.demo.example/narstaende#7H3KQ0ZB5N8XW2RT6PYV9MDCEJ"


EARLIER = NOW - timedelta(hours=2)
USED = LinkTold("Amina Demoali", EARLIER, NOW - timedelta(hours=1))


def close_people() -> ClosePeople:
    lisa = CloseRow(
        "demo-lisa", "Lisa Demoson", "dotter", (Share.WHO_COMES_TODAY,), "Amina Demoali", EARLIER, link=USED
    )
    rolf = CloseRow(
        "demo-rolf", "Rolf Demoberg-Testsson", "granne en trappa ned", (), "Karin Demolund", NOW - timedelta(days=9)
    )
    rolf = replace(rolf, link=LinkTold("Karin Demolund", NOW - timedelta(days=1), None))
    ended = CloseRow(
        "demo-sven",
        "Sven Demo",
        "",
        (),
        "Amina Demoali",
        NOW - timedelta(days=40),
        ended_at=NOW - timedelta(days=1),
        ended_by="Greta Demoson",
        arrived=Arrived(Arrival.RECEIVED, NOW - timedelta(days=1)),
    )
    return ClosePeople((lisa, rolf, ended), NOW)


def close_people_screens(back: str) -> dict[str, Callable[[], ClosePeopleView]]:
    def shown(people: ClosePeople, link: str = "") -> ClosePeopleView:
        view = ClosePeopleView(back)
        view.show_brukare("Greta Demoson")
        view.show_people(people)
        view.show_link(link, "Lisa Demoson")
        return view

    return {
        "close-people": lambda: shown(close_people()),
        "close-people-none": lambda: shown(ClosePeople((), NOW)),
        "close-people-link": lambda: shown(close_people(), LINK),
    }
