"""The thread that makes heads of the access log and looks at those that clients report. One in each worker."""

import threading

import structlog
from sqlalchemy import Engine, select

from app.domain.clock import Clock
from app.hub import reported_heads
from app.hub.database import in_writing, reading
from app.hub.log_heads import TreeOfHub, declare_restore, grown_since, newest_head, sign_next, write_head
from app.hub.metrics import Metrics
from app.hub.reported_heads import NOT_SIGNED
from app.hub.tables import log_news
from app.protocol.keys import SigningKey
from app.protocol.log_head import LogHead
from app.protocol.log_history import Verdict

EVERY_S = 1.0
"""How often it is looked whether something was logged (Source: ARCHITECTURE, access log)."""
_WARNED_OF = frozenset({Verdict.AHEAD.value, Verdict.CONTRADICTS.value, NOT_SIGNED})

_log = structlog.get_logger("hub.log_sealing")


class LogSealing:
    """`newest` may be read from any thread; `look` is for one thread at a time."""

    def __init__(self, engine: Engine, root: SigningKey, clock: Clock, epoch: str, metrics: Metrics) -> None:
        self._engine = engine
        self._root = root
        self._clock = clock
        self._epoch = epoch
        self._metrics = metrics
        self._tree = TreeOfHub()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.newest: LogHead | None = None
        """What clients are given. Durable before anybody sees it."""

    def start(self) -> None:
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="hub-log-sealing", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """What was logged last comes under a head at the next start."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while True:
            try:
                self.look()
            except Exception as error:  # the thread outlives whatever one look does: the next one tries again
                _log.exception("log_not_sealed", error=type(error).__name__)
            if self._stop.wait(EVERY_S):
                return

    def look(self) -> None:
        """A head over what is new, then what clients have reported."""
        self.seal()
        self.judge()

    def seal(self) -> None:
        with reading(self._engine) as connection:
            self.newest = newest_head(connection)
            if connection.execute(select(log_news.c.id).limit(1)).first() is None:
                return
        if self.newest is not None and self.newest.epoch != self._epoch:
            in_writing(self._engine, lambda at: declare_restore(at, self._root, self._clock.now()))
        self._seal_grown()

    def _seal_grown(self) -> None:
        with reading(self._engine) as connection:
            grown = grown_since(connection)
            tree = self._tree.at(connection, grown.newest)
        self.newest = grown.newest
        if not grown.places:
            return
        self._tree.forget()  # until what is signed now is durable
        head = sign_next(tree, grown, self._root, epoch=self._epoch, at=self._clock.now())
        if in_writing(self._engine, lambda at: write_head(at, head, grown, tree)):
            self._tree.keep(tree, head.number)
            self.newest = head
            self._metrics.log_heads.inc()

    def judge(self) -> None:
        with reading(self._engine) as connection:
            judged = reported_heads.unjudged(connection, self._root.public())
        if not judged:
            return
        now = self._clock.now()
        kept = in_writing(self._engine, lambda connection: reported_heads.keep_verdicts(connection, judged, now))
        for item in kept:
            self._metrics.log_heads_reported.labels(item.verdict).inc()
            if item.verdict in _WARNED_OF:
                _log.warning(
                    "log_head_not_ours",
                    verdict=item.verdict,
                    number=item.head.number,
                    epoch=item.head.epoch,
                    operation=item.operation,
                    device=item.device,
                )
