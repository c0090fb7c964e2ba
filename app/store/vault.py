"""The device secret: made once, kept in the best place that this machine honestly has, never written down readable.

A kiosk: systemd's credentials (TPM), else the keyring. Others: the keyring of whoever is logged in. Where there is
none: a box that a device PIN opens. Without a PIN either: refused, and the device is not enrolled.
`vault.json` says which place was taken; it is never changed for a weaker one behind anybody's back.
"""

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

import msgspec

from app.domain.clock import Clock
from app.domain.refusal import StoreProblem
from app.store.durable_files import write_durably
from app.store.failing import StoreError
from app.store.pin_secret import PinSecret
from app.store.secret_box import SECRET_BYTES
from app.store.secret_stores import KeyringSecrets, SecretStore, SystemdCredentials

_NOTE = "vault.json"


class Place(StrEnum):
    KEYRING = "keyring"
    SYSTEMD = "systemd"
    PIN = "pin"


class VaultNote(msgspec.Struct, frozen=True, kw_only=True):
    """`name`: of the entry in the keyring; another for every folder, so that two devices on one login never mix."""

    place: Place
    name: str


MakeStore = Callable[[str], SecretStore]


class Vault:
    """One per folder and process. `keyring` and `systemd` make the adapters; tests hand in their own."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        *,
        kiosk: bool,
        keyring: MakeStore = KeyringSecrets,
        systemd: MakeStore | None = None,
    ) -> None:
        self._folder = folder
        self._kiosk = kiosk
        self._keyring = keyring
        self._systemd = systemd or (lambda name: SystemdCredentials(folder / f"{name}.cred"))
        self._pin = PinSecret(folder / "vault.pin", clock)

    @property
    def place(self) -> Place | None:
        """None until a secret has been made."""
        note = self._note()
        return None if note is None else note.place

    @property
    def needs_pin(self) -> bool:
        """Whether `device_secret` must be given the device PIN."""
        return self.place is Place.PIN

    @property
    def wait_s(self) -> float:
        """After too many wrong device PINs: seconds until the next try."""
        return self._pin.wait_s()

    def device_secret(self, *, may_create: bool, pin: str | None = None) -> bytes:
        """32 bytes, the same ever after.

        `may_create`: nothing on this device is encrypted with an earlier one. Raises StoreError NO_KEYRING (no place
        and no PIN given), KEYRING_LOCKED, WRONG_PIN, WAIT, or WRONG_KEY: the secret is gone and what it opened stays
        closed; the databases must be set aside and the device enrolled again.
        """
        note = self._note()
        if note is not None:
            secret = self._read(note, pin)
            if secret is None:
                raise StoreError(StoreProblem.WRONG_KEY)
            return secret
        if not may_create:
            raise StoreError(StoreProblem.WRONG_KEY)
        return self._make(pin)

    def _read(self, note: VaultNote, pin: str | None) -> bytes | None:
        match note.place:
            case Place.KEYRING:
                return self._keyring(note.name).read()
            case Place.SYSTEMD:
                return self._systemd(note.name).read()
            case Place.PIN:
                return self._pin.read(pin)

    def _make(self, pin: str | None) -> bytes:
        secret, name = os.urandom(SECRET_BYTES), f"device-{uuid4().hex}"
        places = [(Place.SYSTEMD, self._systemd)] if self._kiosk else []
        for place, make in (*places, (Place.KEYRING, self._keyring)):
            if _kept(make(name), secret):
                return self._noted(VaultNote(place=place, name=name), secret)
        if pin is None:
            raise StoreError(StoreProblem.NO_KEYRING)
        self._pin.write(secret, pin)
        return self._noted(VaultNote(place=Place.PIN, name=name), secret)

    def _noted(self, note: VaultNote, secret: bytes) -> bytes:
        write_durably(self._folder / _NOTE, msgspec.json.encode(note))
        return secret

    def _note(self) -> VaultNote | None:
        try:
            return msgspec.json.decode((self._folder / _NOTE).read_bytes(), type=VaultNote)
        except FileNotFoundError:
            return None
        except msgspec.MsgspecError as error:
            raise StoreError(StoreProblem.DAMAGED) from error


def _kept(store: SecretStore, secret: bytes) -> bool:
    """Whether it was written and can be read again: some keyrings take a word and lose it. A locked one is no reason
    for a weaker place."""
    try:
        store.write(secret)
        return store.read() == secret
    except StoreError as error:
        if error.problem in {StoreProblem.KEYRING_LOCKED, StoreProblem.DISK_FULL}:
            raise
        return False
