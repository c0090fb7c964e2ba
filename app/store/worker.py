"""A thread that does one kind of work in order: the database's writer, its reader."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

_STOP = object()


class StoppedError(Exception):
    """The worker has been stopped: the database is closed, its person has signed out."""


class Worker:
    """Runs what it is given, one after the other, in a thread of its own."""

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._stopped = False
        self._lock = threading.Lock()
        self._thread.start()

    def give(self, job: Callable[[], T]) -> "Future[T]":
        """Do this soon. After `stop` the future fails with StoppedError."""
        future: Future[T] = Future()
        with self._lock:  # nothing may be put behind the end: its future would never be done
            if not self._stopped:
                self._jobs.put((job, future))
                return future
        future.set_exception(StoppedError())
        return future

    def stop(self) -> None:
        """Finish everything that was given before, then end. May be called twice."""
        with self._lock:
            if not self._stopped:
                self._stopped = True
                self._jobs.put(_STOP)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        while (item := self._jobs.get()) is not _STOP:
            job, future = item
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(job())
            except BaseException as error:
                future.set_exception(error)
            # What the job was about must not live on in this thread until the next one comes.
            del item, job, future
