"""What the hub counts for Prometheus. Labels are codes and routes, never people.

Every worker process counts for itself; with several workers `/metrics` answers for one of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Gauge, Histogram
from prometheus_client import Counter as Count
from prometheus_client.exposition import generate_latest

from app.protocol.wire import Outcome

if TYPE_CHECKING:
    from app.hub.queues import Queues

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
        self._held_by = self._gauge("tryggve_held_by_reason", "Operations that wait, by reason", ["reason"])
        self._oldest = self._gauge("tryggve_held_oldest_seconds", "Age of the oldest operation that waits")
        self._incomplete = self._gauge("tryggve_attachments_incomplete", "Attachments begun and not complete")
        self._lacking = self._gauge("tryggve_attachment_bytes_lacking", "Bytes that they lack")
        self._importing = self._gauge("tryggve_import_running", "1 while an import runs on this machine")
        self._signer = self._gauge("tryggve_signer_alive", "1 while the signer of door passes lives")
        self._unconfirmed = self._gauge("tryggve_rights_unconfirmed", "1 until a restored hub's rights are confirmed")
        self._again = self._gauge("tryggve_known_again_keys", "Keys known by their certificate alone")
        self._live_messages = self._gauge("tryggve_live_messages_waiting", "Messages that wait for live clients")
        self._reasons: set[str] = set()
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

    def _gauge(self, name: str, about: str, labels: Sequence[str] = ()) -> Gauge:
        return Gauge(name, about, labels, registry=self.registry)

    def observe(self, queues: "Queues") -> None:
        """How long every queue is now; a reason that nothing waits for any more is told as 0."""
        self.held.set(sum(queues.held.values()))
        self._reasons |= set(queues.held)
        for reason in self._reasons:
            self._held_by.labels(reason).set(queues.held.get(reason, 0))
        self._oldest.set(queues.oldest_held_s)
        self._incomplete.set(queues.attachments)
        self._lacking.set(queues.attachment_bytes)
        self._importing.set(queues.importing)
        self._signer.set(queues.signer_alive)
        self._unconfirmed.set(queues.rights_unconfirmed)
        self._again.set(queues.known_again)
        self._live_messages.set(queues.live)

    def pushed(self, outcomes: Iterable[Outcome]) -> None:
        for outcome, count in Counter(outcomes).items():
            self._push.labels(outcome.value).inc(count)

    def pulled(self, records: int) -> None:
        self._pull.observe(records)

    def answered(self, method: str, route: str, status: int, *, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).observe(seconds)

    def text(self) -> bytes:
        return generate_latest(self.registry)
