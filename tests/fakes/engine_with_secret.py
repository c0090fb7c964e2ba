"""The engine of app.line, whose device secret comes from the test instead of the system's keyring, and whose disk takes
no drafts when the test says so."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from app.client import Place
from app.domain.clock import Clock
from app.domain.refusal import StoreProblem
from app.line.engine import main
from app.store import secret_box
from app.store.failing import StoreError
from app.store.person_store import PersonStore
from app.store.person_writing import Writing
from app.store.secret_stores import MemorySecrets
from app.store.vault import Vault

T = TypeVar("T")

FULL_DISK = "TRYGGVE_TEST_FULL_DISK"
SECRET, PIN_MEMORY_KIB = "TRYGGVE_TEST_SECRET", "TRYGGVE_TEST_PIN_MEMORY_KIB"


def vault_of(place: Place, clock: Clock) -> Vault:
    secrets = MemorySecrets()
    secrets.write(bytes.fromhex(os.environ[SECRET]))
    return Vault(place.folder, clock, kiosk=False, keyring=lambda _name: secrets)


def refuse_drafts() -> None:
    take = PersonStore.write

    def write(store: PersonStore, act: Callable[[Writing], T], *, by: str, durable: bool = True) -> "Future[T]":
        if by != "draft":
            return take(store, act, by=by, durable=durable)
        refused: Future[T] = Future()
        refused.set_exception(StoreError(StoreProblem.DISK_FULL))
        return refused

    PersonStore.write = write  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    if os.environ.get(FULL_DISK):
        refuse_drafts()
    secret_box._PIN_MEMORY_KIB = int(os.environ[PIN_MEMORY_KIB])
    sys.exit(main(make_vault=vault_of))
