"""What the hub counts for Prometheus. Labels are codes and routes, never people.

Every worker process counts for itself; with several workers `/metrics` answers for one of them.
"""

from collections import Counter
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Gauge, Histogram
from prometheus_client import Counter as Count
from prometheus_client.exposition import generate_latest

from app.protocol.wire import Outcome

_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_RECORDS = (0, 1, 10, 100, 1000, 5000, 10000)


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._push = Count("tryggve_push_outcomes", "Operations by outcome", ["outcome"], registry=self.registry)
        self._pull = Histogram("tryggve_pull_records", "Records in a page", registry=self.registry, buckets=_RECORDS)
        self._requests = Histogram(
            "tryggve_request_seconds",
            "Time to answer",
            ["method", "route", "status"],
            registry=self.registry,
            buckets=_SECONDS,
        )
        self.live_clients = Gauge("tryggve_live_clients", "Connected live clients", registry=self.registry)
        self.live_waiting = Gauge("tryggve_live_queue", "Batches that wait to be sent live", registry=self.registry)
        self.live_sent = Count("tryggve_live_sent", "Live messages by kind", ["kind"], registry=self.registry)
        self.bodies = Gauge("tryggve_request_bytes_held", "Request bodies in memory", registry=self.registry)
        self.held = Gauge("tryggve_held_operations", "Operations that wait for a person", registry=self.registry)
        self.attachments = Count(
            "tryggve_attachments", "Attachments by what came of them", ["what"], registry=self.registry
        )
        self.log_heads = Count("tryggve_log_heads", "Signed heads of the access log", registry=self.registry)
        self.log_heads_reported = Count(
            "tryggve_log_heads_reported",
            "Heads that clients report and that are not in this history, by what they say about it",
            ["verdict"],
            registry=self.registry,
        )
        self.attachment_bytes = Count("tryggve_attachment_bytes", "Bytes received", registry=self.registry)

    def pushed(self, outcomes: Iterable[Outcome]) -> None:
        for outcome, count in Counter(outcomes).items():
            self._push.labels(outcome.value).inc(count)

    def pulled(self, records: int) -> None:
        self._pull.observe(records)

    def answered(self, method: str, route: str, status: int, *, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).observe(seconds)

    def text(self) -> bytes:
        return generate_latest(self.registry)
