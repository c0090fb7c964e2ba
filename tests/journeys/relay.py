"""A real relay (coturn) on this machine, as a hub's operator sets one up: a shared secret, and nothing else."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECRET = "hemligt-i-prov"
READY_WITHIN_S = 20.0


@contextmanager
def relay_in(folder: Path) -> Iterator[int]:
    """Its port, for UDP and TCP. Loopback peers are let through for tests alone."""
    port = _free_port()
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "turnserver.conf"
    settings.write_text(
        f"listening-port={port}\nlistening-ip=127.0.0.1\nrelay-ip=127.0.0.1\nrealm=tryggve.test\n"
        f"use-auth-secret\nstatic-auth-secret={SECRET}\nallow-loopback-peers\nno-tls\nno-dtls\nno-cli\n"
        f"pidfile={folder / 'turn.pid'}\nuserdb={folder / 'turn.db'}\nlog-file=stdout\nsimple-log\n"
    )
    with (folder / "turn.log").open("wb") as log:
        server = subprocess.Popen(["turnserver", "-c", str(settings)], stdout=log, stderr=log)
    try:
        _wait(port, server, folder / "turn.log")
        yield port
    finally:
        server.terminate()
        try:
            server.wait(5)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    latest = time.monotonic() + READY_WITHIN_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError as error:
            if server.poll() is not None or time.monotonic() > latest:
                raise RuntimeError(f"no relay: {log.read_text()[-400:]}") from error
            time.sleep(0.02)
        else:
            return
