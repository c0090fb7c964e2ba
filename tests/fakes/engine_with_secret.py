"""The engine of app.line, whose device secret comes from the test instead of the system's keyring."""

import os
import sys

from app.client import Place
from app.domain.clock import Clock
from app.line.engine import main
from app.store import secret_box
from app.store.secret_stores import MemorySecrets
from app.store.vault import Vault

SECRET, PIN_MEMORY_KIB = "TRYGGVE_TEST_SECRET", "TRYGGVE_TEST_PIN_MEMORY_KIB"


def vault_of(place: Place, clock: Clock) -> Vault:
    secrets = MemorySecrets()
    secrets.write(bytes.fromhex(os.environ[SECRET]))
    return Vault(place.folder, clock, kiosk=False, keyring=lambda _name: secrets)


if __name__ == "__main__":
    secret_box._PIN_MEMORY_KIB = int(os.environ[PIN_MEMORY_KIB])
    sys.exit(main(make_vault=vault_of))
