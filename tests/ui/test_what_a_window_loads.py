"""A start takes as long as what it loads: what the window's process does without until its first screen is there."""

import os
import subprocess
import sys

import pytest

HEAVY = {
    "sqlalchemy", "sqlcipher3", "structlog", "msgspec", "cryptography", "nacl", "argon2", "zstandard", "keyring",
    "secretstorage", "requests", "urllib3", "httpx", "websockets", "asyncio", "email", "http", "ssl", "socket",
    "pyphen", "importlib.resources", "importlib.metadata", "pydantic", "fastapi", "PySide6.QtNetwork", "PySide6.QtDBus",
}  # fmt: skip
ENGINES = (
    "app.client",
    "app.store.person_store",
    "app.sync.loops",
    "app.work",
    "app.identity",
    "app.protocol",
    "app.hub",
)

BEFORE_THE_ENGINE = """
import sys
import ui.main
print(*sys.modules)
"""
FIRST_SCREENS = """
import sys
import ui.main, app.line.engine_here, ui.program
from ui.bridge import Bridge
from ui.preparing import Preparing
from ui.shared.look import DENSITIES, application, dress
from ui.shared.sign_in_view import SignInView
qt = application("test")
dress(qt, DENSITIES[sys.argv[1]])
view = SignInView()
pages = () if sys.argv[1] == "brukare" else (lambda: view.people_page, lambda: view.pin_page)
screens = Preparing(qt, sys.argv[1], first=pages).take()
for screen in screens:
    screen.ensurePolished()
print(*sys.modules)
"""


def loaded(script: str, *words: str) -> set[str]:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script, *words]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def under(modules: set[str], roots: set[str] | tuple[str, ...]) -> list[str]:
    return sorted(name for name in modules if any(name == root or name.startswith(f"{root}.") for root in roots))


def test_the_engine_is_started_before_anything_else_is_loaded() -> None:
    modules = loaded(BEFORE_THE_ENGINE)
    assert under(modules, ("PySide6", "shiboken6", "concurrent", "dataclasses", "pickle", "zoneinfo", "json")) == []
    ours = {name for name in modules if name.partition(".")[0] in ("app", "ui")}
    assert ours == {"app", "app.line", "app.line.starting", "ui", "ui.main"}


@pytest.mark.parametrize("mode", ["brukare", "staff", "handlaggare"])
def test_a_first_screen_loads_nothing_of_the_engines(mode: str) -> None:
    modules = loaded(FIRST_SCREENS, mode)
    assert f"ui.{mode}.mode" in modules
    assert under(modules, HEAVY) == []
    assert under(modules, ENGINES) == []


def test_an_engine_is_there_before_what_no_first_screen_waits_for() -> None:
    modules = loaded("import sys, app.line.engine, app.client, app.identity.local_pin; print(*sys.modules)")
    assert under(modules, ("sqlalchemy", "requests", "urllib3", "websockets")) == []


@pytest.mark.parametrize("mode", ["brukare", "staff", "handlaggare"])
def test_a_first_screen_loads_no_other_mode(mode: str) -> None:
    modules = loaded(FIRST_SCREENS, mode)
    others = [other for other in ("brukare", "staff", "handlaggare") if other != mode]
    assert under(modules, tuple(f"ui.{other}" for other in others)) == []
    snapshots = tuple(f"app.services.{other}_snapshots" for other in others)
    assert under(modules, ("app.services.snapshots", *snapshots)) == []


def test_a_tablet_loads_no_page_for_signing_in() -> None:
    assert under(loaded(FIRST_SCREENS, "brukare"), ("ui.shared.people_page", "ui.shared.pin_page", "ui.leaving")) == []


@pytest.mark.parametrize("mode", ["brukare", "staff", "handlaggare"])
def test_a_first_screen_loads_no_page_of_what_has_arrived(mode: str) -> None:
    later = ("app.services.what_arrived", "app.services.deciding", "ui.shared.arrived_part", "ui.shared.held_part")
    pages = (f"ui.{mode}.arrived_view", f"ui.{mode}.arrived_presenter", f"ui.{mode}.group_view")
    assert under(loaded(FIRST_SCREENS, mode), later + pages) == []


def test_a_list_loads_neither_a_brukares_page_nor_the_utredning() -> None:
    modules = loaded(FIRST_SCREENS, "handlaggare")
    assert under(modules, ("ui.handlaggare.brukare_view", "ui.handlaggare.area_view", "ui.shared.keeping")) == []


@pytest.mark.parametrize("mode", ["brukare", "staff"])
def test_no_window_loads_what_a_call_needs_beside_its_own_process(mode: str) -> None:
    """Also not once a call's pages are there."""
    script = FIRST_SCREENS.replace("print(", f"import ui.{mode}.call_presenter, ui.shared.call_process\nprint(")
    modules = loaded(script, mode)
    assert "ui.shared.call_talk" in modules
    assert under(modules, ("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebChannel")) == []
    assert under(modules, ("ui.call",)) == []
    assert under(modules, HEAVY) == []


@pytest.mark.parametrize("mode", ["brukare", "staff", "handlaggare"])
def test_a_first_screen_loads_no_page_of_a_call(mode: str) -> None:
    pages = (f"ui.{mode}.call_presenter", "ui.shared.call_views", "ui.shared.call_picture", "ui.call")
    assert under(loaded(FIRST_SCREENS, mode), pages) == []
