"""Running the hub under uvicorn, in one process or several."""

import gc
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.supervisors import Multiprocess
from websockets.http11 import Request as Upgrade

from app import logs
from app.domain.tablet import Limits as TabletLimits
from app.doors.signer_process import ProcessPassSigner
from app.hub import threads
from app.hub.assembly import close_hub, make_pass_keys, open_hub
from app.hub.http.app import create_app
from app.hub.hub import Hub
from app.hub.settings import Settings

_SETTINGS = "TRYGGVE_HUB_SETTINGS"
"""In the environment of worker processes: what they are to open."""
_BACKLOG = 2048
_CONNECTIONS = 12_000
"""Beyond it newcomers are sent away; twice the live clients, with room for requests."""
_WORKER_START_S = 60.0
SWITCH_S = 0.001
"""How long one thread may hold the interpreter while another wants it. A push gives it away at every question to the
database, and would wait Python's own 5 ms for a loop that sends to 500 clients meanwhile."""


@dataclass(frozen=True)
class Listening:
    host: str
    port: int
    tls_cert: str = ""
    tls_key: str = ""


def serve(settings: Settings, listening: Listening) -> int:
    """Until a signal ends it. Prints `LISTENING host port` when it answers. Raises OSError when the port is taken."""
    taken = _take_port(listening)
    port = taken.getsockname()[1]
    if settings.workers > 1:
        return _serve_with_workers(settings, listening, taken)
    with _signing_hub(settings) as hub:
        server = _Server(_config(create_app(hub), listening), f"LISTENING {listening.host} {port}")
        server.run(sockets=[taken])
    return 0 if server.started else 1


@contextmanager
def _signing_hub(settings: Settings) -> Iterator[Hub]:
    """A hub whose pass keys live in a process of their own."""
    signer = ProcessPassSigner(make_pass_keys(settings))
    with ThreadPoolExecutor(1) as aside:  # the signer's process starts while the hub is opened
        started = aside.submit(signer.start)
        hub = open_hub(settings, signer=signer)
        started.result()
    try:
        threads.catch_up(hub)
        yield hub
    finally:
        close_hub(hub)
        signer.stop()


def _take_port(listening: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    # With the protocol named, asyncio sets TCP_NODELAY on what comes in: 40 ms less for every answer (measured).
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((listening.host, listening.port))
        taken.listen(_BACKLOG)
    except OSError:
        taken.close()
        raise
    taken.set_inheritable(True)
    return taken


class LiveProtocol(WebSocketsSansIOProtocol):
    """As the base class, but of what an upgrade said nothing is kept for as long as somebody listens: token and proof
    among it."""

    def handle_connect(self, event: Upgrade) -> None:
        super().handle_connect(event)
        event.headers.clear()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, word: str) -> None:
        super().__init__(config)
        self._word = word

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As the base class does, but without raising the signal once more, which would skip closing the hub."""
        wanted = (signal.SIGINT, signal.SIGTERM)
        before = {number: signal.signal(number, self.handle_exit) for number in wanted}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        sys.setswitchinterval(SWITCH_S)
        spare_the_collector()
        _say(self._word)


def spare_the_collector() -> None:
    """What is loaded by now stays until the end: looking through it for garbage stopped every thread of a hub with 500
    clients for 110 ms, again and again (measured). What comes and goes is still looked through, less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def _config(app: FastAPI | str, listening: Listening, *, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=workers,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        ws=f"{__name__}:LiveProtocol",  # by name: a worker that gets the class would load all of this to be told of it
        # Compression costs some 40 kB for each client (measured); the messages are small.
        ws_per_message_deflate=False,
        ws_max_size=4096,
        ws_ping_interval=20.0,
        ws_ping_timeout=20.0,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=5,
        backlog=_BACKLOG,
        limit_concurrency=_CONNECTIONS,
        ssl_certfile=listening.tls_cert or None,
        ssl_keyfile=listening.tls_key or None,
    )


def _serve_with_workers(settings: Settings, listening: Listening, taken: socket.socket) -> int:
    hub = open_hub(settings)  # keys and schema once, before the workers
    threads.catch_up(hub)
    close_hub(hub)
    os.environ[_SETTINGS] = json.dumps(
        {
            "data": str(settings.data),
            "database_url": settings.database_url,
            "workers": settings.workers,
            "lowest_client": settings.lowest_client,
            "clock_ahead_s": settings.clock_ahead.total_seconds(),
            "unopened_s": settings.unopened_after.total_seconds(),
            "quiet_s": settings.quiet_after.total_seconds(),
            "tablet_quiet_s": settings.tablets.quiet.total_seconds(),
        }
    )
    word = f"LISTENING {listening.host} {taken.getsockname()[1]}"
    config = _config("app.hub.serving:worker_app", listening, workers=settings.workers)
    supervisor = _Workers(config, [taken])
    supervisor.word = word
    supervisor.run()
    return 0


class _Workers(Multiprocess):
    word = ""

    def init_processes(self) -> None:
        super().init_processes()
        threading.Thread(target=self._tell, daemon=True).start()

    def _tell(self) -> None:
        if all(process.wait_until_ready(_WORKER_START_S, self.should_exit) for process in list(self.processes)):
            _say(self.word)


def worker_app() -> FastAPI:
    """Called by uvicorn in each worker process."""
    logs.set_up()
    told = json.loads(os.environ[_SETTINGS])
    settings = Settings(
        Path(told["data"]),
        told["database_url"],
        lowest_client=told["lowest_client"],
        workers=told["workers"],
        clock_ahead=timedelta(seconds=told["clock_ahead_s"]),
        unopened_after=timedelta(seconds=told["unopened_s"]),
        quiet_after=timedelta(seconds=told["quiet_s"]),
        tablets=TabletLimits(quiet=timedelta(seconds=told["tablet_quiet_s"])),
    )
    signer = ProcessPassSigner(make_pass_keys(settings))
    signer.start()
    app = create_app(open_hub(settings, signer=signer))
    sys.setswitchinterval(SWITCH_S)
    spare_the_collector()
    return app
