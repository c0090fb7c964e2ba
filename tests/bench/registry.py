"""Which measures there are: a suite is a list of names, a name is one module with `measure`."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import cast

from tests.bench.measured import Measured
from tests.bench.setting import Setting

Measure = Callable[[Setting], Iterable[Measured]]

SUITES: dict[str, dict[str, str]] = {
    "first": {
        "import": "tests.bench.importing",
        "suites": "tests.bench.suites",
        "start": "tests.bench.starting",
        "arrival": "tests.bench.arriving",
        "journey": "tests.bench.journey",
        "plaintext": "tests.bench.plaintext",
    },
    "sync": {
        "pull": "tests.bench.first_pull",
        "push": "tests.bench.offline_push",
        "live": "tests.bench.two_clients",
        "crowd": "tests.bench.many_live",
    },
    "brukare": {
        "audit": "tests.bench.brukare_audit",
        "messages": "tests.bench.many_messages",
    },
}
"""Suite, name on the command line, module. In this order: `plaintext` reads what the journeys have left."""


def measure_named(suite: str, name: str) -> Measure:
    return cast(Measure, import_module(SUITES[suite][name]).measure)
