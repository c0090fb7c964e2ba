"""A call through a real relay, by UDP and by TCP, with credentials as the hub makes them."""

import shutil
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.demo.desktop import Desktop
from app.hub.calls.turn import ice_servers
from app.hub.settings import Relay
from tests.journeys.call_processes import CallProcess, connect
from tests.journeys.relay import SECRET, relay_in

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(shutil.which("turnserver") is None, reason="no coturn here; installer/setup installs it"),
]
SOON = timedelta(hours=1)


def ice(port: int, way: str, *, secret: str = SECRET, good_for: timedelta = SOON) -> list[dict[str, Any]]:
    relay = Relay((f"turn:127.0.0.1:{port}?transport={way}",), secret)
    found = ice_servers(relay, "device", datetime.now(UTC) + good_for)
    return [{"urls": list(one.urls), "username": one.username, "credential": one.credential} for one in found]


@pytest.mark.parametrize("way", ["udp", pytest.param("tcp", marks=pytest.mark.long)])
def test_two_see_and_hear_each_other_through_the_relay_alone(tmp_path: Path, way: str) -> None:
    with ExitStack() as ending:
        desktop = ending.enter_context(Desktop(800, 600))
        port = ending.enter_context(relay_in(tmp_path / "relay"))
        a, b = (ending.enter_context(CallProcess(name, desktop.environment)) for name in ("a", "b"))
        for one in (a, b):
            one.call(ice=ice(port, way), relay_only=True)
        connect([a, b])
        for one in (a, b):
            stats = one.until_frames()
            assert (stats["relayed"], stats["peers"]) == (1, 1)
            assert stats["sound_in"] > 0


@pytest.mark.parametrize("wrong", [{"secret": "ett annat"}, pytest.param({"good_for": -SOON}, marks=pytest.mark.long)])
def test_the_relay_lets_nobody_in_with_an_old_or_a_foreign_credential(tmp_path: Path, wrong: dict[str, Any]) -> None:
    with ExitStack() as ending:
        desktop = ending.enter_context(Desktop(800, 600))
        port = ending.enter_context(relay_in(tmp_path / "relay"))
        a, b = (ending.enter_context(CallProcess(name, desktop.environment)) for name in ("a", "b"))
        a.call(ice=ice(port, "udp", **wrong), relay_only=True)
        b.call(ice=ice(port, "udp"), relay_only=True)
        connect([a, b])
        for _ in range(6):
            a.until_said("stats", peers=0, frames_in=0)
        assert not any(one.get("state") == "connected" for one in a.said)
        assert any(one["said"] == "signal" and "offer" in one["text"] for one in a.said)
