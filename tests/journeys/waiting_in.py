"""What waits in a device's outbox, read beside the running program: `python -m tests.journeys.waiting_in --client DIR`.

Needs the environment of the desktop in which the device's keyring lies.
"""

import argparse
import json
import sys
from pathlib import Path

from app.domain.clock import SystemClock
from app.store.device_store import DeviceStore
from app.store.vault import Vault


def main() -> int:
    parser = argparse.ArgumentParser(prog="waiting_in")
    parser.add_argument("--client", type=Path, required=True)
    folder = parser.parse_args().client
    secret = Vault(folder, SystemClock(), kiosk=False).device_secret(may_create=False)
    device = DeviceStore(folder / "device.db", secret, create=False)
    try:
        told = {"waiting": device.outbox.counts().waiting}
    finally:
        device.close()
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
