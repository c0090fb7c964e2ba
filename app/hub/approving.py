"""The commands by which a brukare's yes to a närstående is entered and taken back: `tryggve hub approve`, `withdraw`.

The yes itself is the brukare's, given to staff or the handläggare; whoever enters it is the hub's operator for now.
"""

import argparse
import sys

from sqlalchemy import select

from app.domain.permission import Role
from app.hub import threads
from app.hub.database import reading, writing
from app.hub.hub import Hub
from app.hub.tables import person
from app.protocol.identifiers import new_id


def approve(hub: Hub, options: argparse.Namespace) -> int:
    """Prints the närstående's id, which a second approval of the same person is given with `--person`."""
    brukare = _brukare(hub, options.brukare)
    if not brukare:
        return _say_no("there is no brukare with that id")
    if options.person and _role(hub, options.person) != Role.NARSTAENDE.value:
        return _say_no("there is no närstående with that id")
    if not options.person and not options.name.strip():
        return _say_no("--name or --person")
    narstaende = options.person or _new_person(hub, options.name.strip())
    if not threads.approve(hub, brukare=brukare, narstaende=narstaende, relation=options.relation.strip()):
        return _say_no("the brukare has said yes already")
    sys.stdout.write(narstaende + "\n")
    return 0


def withdraw(hub: Hub, options: argparse.Namespace) -> int:
    brukare = _brukare(hub, options.brukare)
    if not brukare or not threads.withdraw(hub, brukare=brukare, narstaende=options.person):
        return _say_no("the brukare has not said yes to anybody with that id")
    return 0


def _brukare(hub: Hub, external: str) -> str:
    of_them = (person.c.external_id == external, person.c.role == Role.BRUKARE.value, person.c.ended_at.is_(None))
    with reading(hub.engine) as connection:
        return str(connection.scalar(select(person.c.id).where(*of_them)) or "")


def _role(hub: Hub, person_id: str) -> str:
    with reading(hub.engine) as connection:
        return str(connection.scalar(select(person.c.role).where(person.c.id == person_id)) or "")


def _new_person(hub: Hub, name: str) -> str:
    made = new_id()
    row = {
        "id": made,
        "external_id": f"narstaende:{made}",
        "role": Role.NARSTAENDE.value,
        "first_name": name.split(maxsplit=1)[0],
        "name": name,
        "organisation": None,
        "protected": False,
    }
    with writing(hub.engine) as connection:
        connection.execute(person.insert(), [row])
    return made


def _say_no(sentence: str) -> int:
    sys.stderr.write(f"tryggve hub: {sentence}\n")
    return 1
