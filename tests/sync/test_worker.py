"""What is given to a worker is done or refused, and never left waiting for ever."""

import threading
from concurrent.futures import Future

import pytest

from app.store.worker import StoppedError, Worker


def test_all_that_was_given_before_the_end_is_done_in_order() -> None:
    worker, done = Worker("test"), list[int]()
    futures = [worker.give(lambda number=number: done.append(number)) for number in range(50)]  # type: ignore[misc]
    worker.stop()
    worker.stop()
    assert done == list(range(50))
    assert all(future.done() for future in futures)


def test_what_comes_after_the_end_is_refused() -> None:
    worker = Worker("test")
    worker.stop()
    with pytest.raises(StoppedError):
        worker.give(lambda: 1).result(timeout=1)


def test_a_job_that_comes_while_it_is_being_stopped_is_done_or_refused() -> None:
    for _ in range(100):
        worker, given = Worker("test"), list[Future[int]]()
        start = threading.Barrier(2)

        def give(worker: Worker = worker, given: list[Future[int]] = given, start: threading.Barrier = start) -> None:
            start.wait()
            given.extend(worker.give(lambda: 1) for _ in range(20))

        giver = threading.Thread(target=give)
        giver.start()
        start.wait()
        worker.stop()
        giver.join()
        for future in given:
            assert future.exception(timeout=5) is None or isinstance(future.exception(), StoppedError)


def test_a_job_that_fails_stops_no_other() -> None:
    worker = Worker("test")
    failed, done = worker.give(lambda: 1 // 0), worker.give(lambda: 2)
    assert isinstance(failed.exception(timeout=5), ZeroDivisionError)
    assert done.result(timeout=5) == 2
    worker.stop()
