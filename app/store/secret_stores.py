"""Where a device secret can lie: the operating system's keyring, systemd's credentials, a PIN's box. One class each.

Every adapter raises StoreError NO_KEYRING when it cannot be used on this machine, and never keeps a secret readable.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.core import load_config, load_env
from keyring.errors import InitError, KeyringLocked, PasswordSetError

from app.domain.refusal import StoreProblem
from app.protocol.keys import from_text, to_text
from app.store.durable_files import write_durably
from app.store.failing import StoreError
from app.store.secret_box import SECRET_BYTES

_SERVICE = "tryggve"
_SAFE_BACKENDS = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
)
"""Those that encrypt. A list of the good ones, since plaintext and empty backends come under many names."""

_SYSTEMD_KEYS = ("host+tpm2", "tpm2", "host")
"""The best that this machine can do. `host` alone guards against a lost folder, not against a lost disk."""
_SYSTEMD_PATIENCE_S = 20.0
"""A TPM takes a second or two; after this it is taken for absent."""


class SecretStore(Protocol):
    """Keeps one device's secret."""

    def read(self) -> bytes | None:
        """None when there is none. Raises StoreError NO_KEYRING or KEYRING_LOCKED."""

    def write(self, secret: bytes) -> None:
        """Durable when it returns. Raises StoreError NO_KEYRING, KEYRING_LOCKED or DISK_FULL."""


class MemorySecrets:
    """Forgets at the end of the process: for unit tests, never for a person's device."""

    def __init__(self) -> None:
        self._secret: bytes | None = None

    def read(self) -> bytes | None:
        return self._secret

    def write(self, secret: bytes) -> None:
        self._secret = secret


class KeyringSecrets:
    """The keyring of whoever is logged in at the operating system. `backend`: a test's own; else the system's."""

    def __init__(self, name: str, *, backend: KeyringBackend | None = None) -> None:
        self._name = name
        self._backend = backend

    def read(self) -> bytes | None:
        try:
            text = self._keyring().get_password(_SERVICE, self._name)
        except Exception as error:
            raise _told(error) from error
        try:
            return None if text is None else _secret_of(from_text(text))
        except ValueError as error:
            raise StoreError(StoreProblem.WRONG_KEY) from error

    def write(self, secret: bytes) -> None:
        try:
            self._keyring().set_password(_SERVICE, self._name, to_text(secret))
        except Exception as error:
            raise _told(error) from error

    def _keyring(self) -> KeyringBackend:
        return self._backend if self._backend is not None else safe_backend(system_keyring())


def system_keyring() -> KeyringBackend:
    """What keyring itself would choose. On most Linux desktops that is known beforehand, and other systems' backends
    need not be loaded first to find out (0.15 s of every start)."""
    configured = load_env() or load_config()
    # KDE has a wallet of its own, which keyring prefers there.
    if configured is None and sys.platform == "linux" and "KDE" not in os.environ.get("XDG_CURRENT_DESKTOP", ""):
        from keyring.backends.SecretService import Keyring

        if Keyring.viable:
            return Keyring()  # type: ignore[no-untyped-call]
    return configured or keyring.get_keyring()


def safe_backend(found: KeyringBackend) -> KeyringBackend:
    """`found`, or the first safe one that it chains. Raises StoreError NO_KEYRING."""
    candidates: Sequence[KeyringBackend] = getattr(found, "backends", None) or (found,)
    for backend in candidates:
        if type(backend).__module__ in _SAFE_BACKENDS:
            return backend
    raise StoreError(StoreProblem.NO_KEYRING)


def _told(error: Exception) -> StoreError:
    """Backends raise whatever their system's library does; what is not a locked keyring is none that we can use."""
    if isinstance(error, StoreError):
        return error
    locked = isinstance(error, InitError | KeyringLocked | PasswordSetError)
    return StoreError(StoreProblem.KEYRING_LOCKED if locked else StoreProblem.NO_KEYRING)


class SystemdCredentials:
    """A file that only this machine's TPM or host key opens (systemd-creds): for a kiosk, which nobody unlocks."""

    def __init__(self, path: Path, *, program: str = "systemd-creds") -> None:
        self._path = path
        self._program = program

    def read(self) -> bytes | None:
        if not self._path.exists():
            return None
        opened = self._run("decrypt", f"--name={_SERVICE}", str(self._path), "-")
        if opened is None:
            raise StoreError(StoreProblem.WRONG_KEY)
        return _secret_of(opened)

    def write(self, secret: bytes) -> None:
        for key in _SYSTEMD_KEYS:
            sealed = self._run("encrypt", f"--with-key={key}", f"--name={_SERVICE}", "-", "-", given=secret)
            if sealed:
                write_durably(self._path, sealed)
                return
        raise StoreError(StoreProblem.NO_KEYRING)

    def _run(self, *arguments: str, given: bytes = b"") -> bytes | None:
        """None when it said no. Its own words are dropped: they may hold paths."""
        try:
            done = subprocess.run(  # noqa: S603 - fixed words and our own path
                [self._program, *arguments], input=given, capture_output=True, timeout=_SYSTEMD_PATIENCE_S, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise StoreError(StoreProblem.NO_KEYRING) from error
        return done.stdout if done.returncode == 0 else None


def _secret_of(raw: bytes) -> bytes:
    if len(raw) != SECRET_BYTES:
        raise StoreError(StoreProblem.WRONG_KEY)
    return raw
