"""How long each mode takes from the start of its process to its first painted, filled screen, against a bare window.

All are measured alike: from just before the process is started until its line on stdout is heard, which it says when
the paint is over. Bare window and clients take turns; medians are compared. The clients are enrolled and full, and
nothing is left out of their time. The brukare's tablet opens by itself. For staff and handläggare the first screen
names who can sign in; it is measured, and so is the way on to the day or the list: a name is pressed and six digits
are typed by the program itself as soon as each page is painted (tests.bench.typed_window), so that only what the
program needs counts, Argon2id (some 170 ms by design) included; no person's time is in it, nothing is taken off.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator

from app.demo.stage import BRUKARE_GLASS, CHECKOUT, HANDLAGGARE_GLASS, STAFF_GLASS
from app.store.secret_box import unwrap_key, wrap_key
from tests.bench.measured import Measured, at_most
from tests.bench.setting import District, Setting, child_environment

BOUND = 2.5
"""Times a bare window. Source: the measures of the first visit."""

GLASSES = {"brukare": BRUKARE_GLASS, "staff": STAFF_GLASS, "handlaggare": HANDLAGGARE_GLASS}
BARE = "bare"
FIRST = "people"
NAMES = {
    "brukare": "start of brukare to its filled home, in bare windows",
    "staff people": "start of staff to its first screen, who can sign in, in bare windows",
    "handlaggare people": "start of handläggare to its first screen, who can sign in, in bare windows",
    "staff": "start of staff to the filled day, PIN typed without delay, in bare windows",
    "handlaggare": "start of handläggare to the filled list, PIN typed without delay, in bare windows",
}


def measure(setting: Setting) -> Iterable[Measured]:
    district = setting.district()
    took_ms: dict[str, list[float]] = {name: [] for name in (BARE, *NAMES)}
    for name in (BARE, *GLASSES):  # the first start of all writes compiled modules and fills the disk's cache
        _start(district, name)
    for _ in range(setting.repeats(9, 3)):
        for name in (BARE, *GLASSES):
            for what, ms in _start(district, name).items():
                took_ms[what].append(ms)
    return list(_compared(took_ms))


def _compared(took_ms: dict[str, list[float]]) -> Iterator[Measured]:
    bare_ms = statistics.median(took_ms[BARE])
    argon2_ms = _argon2_ms()
    for mode, name in NAMES.items():
        here_ms = statistics.median(took_ms[mode])
        note = f"{here_ms:.0f} ms ({min(took_ms[mode]):.0f} to {max(took_ms[mode]):.0f}); bare {bare_ms:.0f} ms"
        if mode in {"staff", "handlaggare"}:
            note += f"; of it Argon2id {argon2_ms:.0f} ms"
        yield at_most(name, round(here_ms / bare_ms, 2), BOUND, unit="times", note=note)


def _start(district: District, name: str) -> dict[str, float]:
    """What was painted, in ms from the start."""
    began = time.monotonic()
    if name == BARE:
        return {BARE: _start_bare(district, began)}
    stage = district.stage
    module = "ui.main" if name == "brukare" else "tests.bench.typed_pin"
    stage.start_client(name, GLASSES[name], hub=stage.hub_address, mode=name, module=module)
    painted: dict[str, float] = {}
    while name not in painted:
        what = stage.heard(name)["painted"]
        painted[f"{name} {FIRST}" if what == FIRST else name] = (time.monotonic() - began) * 1000
    stage.end(name)
    return painted


def _start_bare(district: District, began: float) -> float:
    command = [sys.executable, "-m", "tests.bench.bare_window"]
    environment = child_environment(district.desktop.environment)
    with subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True) as bare:
        assert bare.stdout is not None
        json.loads(bare.stdout.readline())
        took_ms = (time.monotonic() - began) * 1000
        bare.terminate()
    return took_ms


def _argon2_ms() -> float:
    """What opening a person's key with their PIN costs on this machine, in a process that does nothing else."""
    secret, key, purpose = bytes(32), bytes(range(32)), "bench"
    wrapped = wrap_key(key, secret, pin="204713", purpose=purpose)
    took_ms = []
    for _ in range(5):
        began = time.monotonic()
        unwrap_key(wrapped, secret, pin="204713", purpose=purpose)
        took_ms.append((time.monotonic() - began) * 1000)
    return statistics.median(took_ms)
