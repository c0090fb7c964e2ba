"""Bringing the hub's truth into a person's database, page by page."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from functools import partial

from msgspec.structs import replace

from app.domain.clock import Clock
from app.domain.refusal import HubProblem
from app.protocol import wire
from app.protocol.records import Record
from app.store.device_store import DeviceStore
from app.store.person_reading import Reading
from app.store.person_store import PersonStore
from app.store.person_writing import Writing
from app.store.worker import Worker
from app.sync.hub_client import HubClient
from app.sync.pushing import begin_epoch, meet_epoch
from app.sync.reporting import reports_of
from app.sync.status import Status

ROWS_AT_ONCE = 1_000
"""Rows in one transaction, so that no act waits long for the writer: 40 ms here. Of 500 each, 10,000 rows took a fifth
longer (measured): every transaction writes anew the pages of the indexes that it touches."""

_MAX_ROUNDS = 10_000
"""Pages in one go; far above any real pull, so that a hub that answers nonsense cannot hold the loop for ever."""


class Puller:
    """Belongs to the sync thread."""

    def __init__(self, device: DeviceStore, client: HubClient, status: Status, clock: Clock) -> None:
        self._device = device
        self._clock = clock
        self._client = client
        self._status = status

    def pull_all(self, person: PersonStore) -> HubProblem | None:
        """Until the hub says that there is no more. While one page is written, the next one is fetched."""
        reports = reports_of(self._device, self._clock.now())
        with _Page() as before:
            request = replace(person.read(request_of).result(), reports=reports)
            for _ in range(_MAX_ROUNDS):
                answer = self._client.pull(request)
                if isinstance(answer, HubProblem):
                    return answer
                if not is_sound(request, answer):
                    return HubProblem.BAD_PAGE
                self._status.worked(skew_s=self._client.skew_s)
                if answer.unconfirmed:
                    self._meet(person, request, answer)
                    self._status.unconfirmed()
                    return None
                reports = () if answer.grants is None else reports  # with the first page that is one
                whole = before.is_whole()
                if answer.more and answer.grants is None and whole:
                    before.write(partial(self._apply, person, request, answer))
                    request = _after(request, answer)
                    continue
                whole = self._apply(person, request, answer) and whole
                if whole and not answer.more:
                    self._confirm(person, answer)
                    return None
                request = replace(person.read(request_of).result(), reports=reports)
        return HubProblem.BAD_PAGE

    def _apply(self, person: PersonStore, request: wire.PullRequest, answer: wire.PullAnswer) -> bool:
        """Whether all of a page could be used; else what is here must be asked for again."""
        self._meet(person, request, answer)
        grants = answer.grants
        if grants is not None:
            person.write(lambda writing: writing.apply_grants(grants, answer.grants_version), by="hub").result()
            return False
        read_at = dict(request.positions)
        whole = True
        for records, positions in _steps(answer.records, answer.positions):
            done = person.write(
                lambda writing: writing.apply_records(records, positions, read_at=read_at),  # noqa: B023
                by="hub",
                durable=False,  # positions and rows are kept or lost together: what is lost is pulled once more
            ).result()
            read_at.update(positions)
            whole = whole and done
        return whole

    def _meet(self, person: PersonStore, request: wire.PullRequest, answer: wire.PullAnswer) -> None:
        if answer.epoch != request.epoch:
            meet_epoch(self._device, answer.epoch)
            begin_epoch(self._device, person, answer.epoch)

    def _confirm(self, person: PersonStore, answer: wire.PullAnswer) -> None:
        def confirm(writing: Writing) -> None:
            writing.confirm(answer.hub_now)
            writing.keep_head(answer.head)

        person.write(confirm, by="confirmed").result()
        self._status.confirmed(answer.hub_now)


class _Page:
    """A page that is being written, step by step as always, on a thread of its own."""

    def __init__(self) -> None:
        self._worker: Worker | None = None
        self._written: Future[bool] | None = None

    def __enter__(self) -> "_Page":
        return self

    def __exit__(self, *_: object) -> None:
        """Whatever ends the pull: nothing is being written after it."""
        if self._worker is not None:
            self._worker.stop()

    def write(self, write: Callable[[], bool]) -> None:
        self._worker = self._worker or Worker("pull-writer")
        self._written = self._worker.give(write)

    def is_whole(self) -> bool:
        """Waits. Raises what the writing raised."""
        written, self._written = self._written, None
        return written is None or written.result()


def _after(request: wire.PullRequest, answer: wire.PullAnswer) -> wire.PullRequest:
    """What is asked when a page will have been written. Where the live channel was faster, or the writing fails, the
    positions do not meet those in the database, and what comes for them is left out."""
    return replace(request, positions=request.positions | answer.positions, reports=())


def request_of(reading: Reading) -> wire.PullRequest:
    return wire.PullRequest(
        epoch=reading.meta_text("epoch"), positions=reading.positions(), grants=reading.meta_text("grants_version")
    )


def is_sound(request: wire.PullRequest, answer: wire.PullAnswer) -> bool:
    """Whether a page is what a hub in order sends: every stream goes forward, its records in order and within the new
    position, and a page that promises more has brought something. Judged before anything of it is kept."""
    if not _is_within_bounds(answer):
        return False
    if answer.unconfirmed:
        return answer.grants is None and not (answer.records or answer.positions or answer.more)
    if answer.grants is not None:
        return answer.epoch != request.epoch or answer.grants_version != request.grants
    if answer.epoch != request.epoch or (answer.more and not answer.positions):
        return False
    reached = {name: request.positions.get(name, 0) for name in answer.positions}
    if any(answer.positions[name] < number for name, number in reached.items()):
        return False
    for record in answer.records:
        if not reached.get(record.stream, record.number) < record.number <= answer.positions[record.stream]:
            return False
        reached[record.stream] = record.number
    return True


def _is_within_bounds(answer: wire.PullAnswer) -> bool:
    """Whether the hub would take back what is kept of it: else nothing could ever be asked again."""
    grants = answer.grants or ()
    names = (answer.epoch, answer.grants_version, *(grant.stream for grant in grants))
    fit = len(grants) <= wire.MAX_STREAMS and max(map(len, names)) <= wire.MAX_NAME
    return fit and max(answer.positions.values(), default=0) < wire.MAX_NUMBER


def _steps(records: Sequence[Record], positions: dict[str, int]) -> Iterator[tuple[Sequence[Record], dict[str, int]]]:
    """Cut a page into transactions of ROWS_AT_ONCE, each with the positions that it reaches. Records of a stream
    follow each other."""
    last_of = {record.stream: index for index, record in enumerate(records)}
    for start in range(0, len(records), ROWS_AT_ONCE):
        step = records[start : start + ROWS_AT_ONCE]
        reached = {record.stream: record.number for record in step}
        end = start + len(step)
        reached.update({name: positions[name] for name in reached if last_of[name] < end and name in positions})
        yield step, reached
    without_records = {name: number for name, number in positions.items() if name not in last_of}
    if without_records:
        yield (), without_records
