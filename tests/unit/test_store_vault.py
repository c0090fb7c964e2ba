"""Where the device secret lies, what is refused, and what a thief has with only a part of it."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from app.domain.clock import HeldClock
from app.domain.refusal import StoreProblem
from app.store.encrypted import StoreError
from app.store.secret_stores import KeyringSecrets, MemorySecrets, SecretStore, SystemdCredentials, safe_backend
from app.store.vault import MakeStore, Place, Vault

PIN = "274913"


class HeldKeyring(KeyringBackend):
    """Keeps entries in memory, or answers as a broken one does."""

    priority = 1

    def __init__(self, *, says: Exception | None = None, forgets: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.says = says
        self.forgets = forgets

    def get_password(self, service: str, username: str) -> str | None:
        if self.says:
            raise self.says
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.says:
            raise self.says
        if not self.forgets:
            self.entries[service, username] = password


def made_with(backend: KeyringBackend) -> MakeStore:
    return lambda name: KeyringSecrets(name, backend=backend)


def nowhere(_name: str) -> SecretStore:
    raise StoreError(StoreProblem.NO_KEYRING)


class NoSystemd:
    def read(self) -> bytes | None:
        raise StoreError(StoreProblem.NO_KEYRING)

    def write(self, secret: bytes) -> None:
        raise StoreError(StoreProblem.NO_KEYRING)


def problem(vault: Vault, *, may_create: bool = True, pin: str | None = None) -> StoreProblem:
    with pytest.raises(StoreError) as caught:
        vault.device_secret(may_create=may_create, pin=pin)
    return caught.value.problem


def test_the_secret_is_made_once_and_kept_in_the_keyring(tmp_path: Path, clock: HeldClock) -> None:
    backend = HeldKeyring()
    vault = Vault(tmp_path, clock, kiosk=False, keyring=made_with(backend))
    secret = vault.device_secret(may_create=True)
    again = Vault(tmp_path, clock, kiosk=False, keyring=made_with(backend))
    assert again.device_secret(may_create=False) == secret
    assert (len(secret), again.place, again.needs_pin) == (32, Place.KEYRING, False)
    assert all(secret not in file.read_bytes() for file in tmp_path.iterdir())


def test_two_devices_on_one_login_have_secrets_of_their_own(tmp_path: Path, clock: HeldClock) -> None:
    backend = HeldKeyring()
    first = Vault(tmp_path / "1", clock, kiosk=False, keyring=made_with(backend)).device_secret(may_create=True)
    second = Vault(tmp_path / "2", clock, kiosk=False, keyring=made_with(backend)).device_secret(may_create=True)
    assert first != second
    assert (
        Vault(tmp_path / "1", clock, kiosk=False, keyring=made_with(backend)).device_secret(may_create=False) == first
    )


@pytest.mark.parametrize("error", [InitError(), KeyringLocked()])
def test_a_locked_keyring_is_said_and_no_weaker_place_is_taken(
    tmp_path: Path, clock: HeldClock, error: Exception
) -> None:
    vault = Vault(tmp_path, clock, kiosk=False, keyring=made_with(HeldKeyring(says=error)))
    assert problem(vault, pin=PIN) is StoreProblem.KEYRING_LOCKED
    assert vault.place is None


@pytest.mark.parametrize(
    "backend", [HeldKeyring(says=NoKeyringError()), HeldKeyring(says=OSError("bus")), HeldKeyring(forgets=True)]
)
def test_without_a_keyring_and_without_a_pin_nothing_is_stored(
    tmp_path: Path, clock: HeldClock, backend: KeyringBackend
) -> None:
    vault = Vault(tmp_path, clock, kiosk=False, keyring=made_with(backend))
    assert problem(vault) is StoreProblem.NO_KEYRING
    assert list(tmp_path.iterdir()) == []


def test_a_secret_that_is_gone_is_not_made_anew_over_what_it_closed(tmp_path: Path, clock: HeldClock) -> None:
    backend = HeldKeyring()
    vault = Vault(tmp_path, clock, kiosk=False, keyring=made_with(backend))
    vault.device_secret(may_create=True)
    backend.entries.clear()
    assert problem(vault) is StoreProblem.WRONG_KEY
    assert backend.entries == {}
    assert problem(Vault(tmp_path / "lost", clock, kiosk=False), may_create=False) is StoreProblem.WRONG_KEY


def test_a_spoilt_entry_is_no_secret(tmp_path: Path, clock: HeldClock) -> None:
    backend = HeldKeyring()
    vault = Vault(tmp_path, clock, kiosk=False, keyring=made_with(backend))
    vault.device_secret(may_create=True)
    for spoilt in ("c2hvcnQ", "no base64 at all!"):
        backend.entries = dict.fromkeys(backend.entries, spoilt)
        assert problem(vault) is StoreProblem.WRONG_KEY
    (tmp_path / "vault.json").write_bytes(b"{")
    assert problem(vault) is StoreProblem.DAMAGED


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, HeldKeyring])
def test_backends_that_do_not_encrypt_are_refused(backend: Callable[[], KeyringBackend]) -> None:
    with pytest.raises(StoreError, match="no_keyring"):
        safe_backend(backend())


def test_of_a_chain_only_the_safe_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    safe = type("Keyring", (HeldKeyring,), {"__module__": "keyring.backends.SecretService"})()
    plain: Callable[[], KeyringBackend] = keyring.backends.null.Keyring
    make_chain: Callable[[], KeyringBackend] = ChainerBackend
    chain = make_chain()
    monkeypatch.setattr(ChainerBackend, "backends", [plain(), safe])
    assert safe_backend(chain) is safe
    monkeypatch.setattr(ChainerBackend, "backends", [plain()])
    with pytest.raises(StoreError, match="no_keyring"):
        safe_backend(chain)


def test_a_kiosk_takes_the_machines_own_place_first(tmp_path: Path, clock: HeldClock) -> None:
    memory = MemorySecrets()
    vault = Vault(tmp_path, clock, kiosk=True, keyring=nowhere, systemd=lambda _name: memory)
    secret = vault.device_secret(may_create=True)
    assert (memory.read(), vault.place) == (secret, Place.SYSTEMD)
    assert vault.device_secret(may_create=False) == secret


def test_a_kiosk_without_tpm_falls_back_to_the_keyring(tmp_path: Path, clock: HeldClock) -> None:
    backend = HeldKeyring()
    vault = Vault(tmp_path, clock, kiosk=True, keyring=made_with(backend), systemd=lambda _name: NoSystemd())
    assert vault.device_secret(may_create=True)
    assert vault.place is Place.KEYRING


def test_a_device_pin_opens_where_there_is_nothing_else_and_wrong_ones_slow_down(
    tmp_path: Path, clock: HeldClock
) -> None:
    def a_start() -> Vault:
        return Vault(tmp_path, clock, kiosk=False, keyring=made_with(HeldKeyring(says=NoKeyringError())))

    secret = a_start().device_secret(may_create=True, pin=PIN)
    assert all(secret not in file.read_bytes() for file in tmp_path.iterdir())
    vault = a_start()
    assert vault.needs_pin
    assert problem(vault) is StoreProblem.WRONG_PIN
    assert [problem(vault, pin="000000") for _ in range(4)] == [StoreProblem.WRONG_PIN] * 3 + [StoreProblem.WAIT]
    assert vault.wait_s == 5.0
    assert problem(a_start(), pin=PIN) is StoreProblem.WAIT, "a new start does not shorten it"
    clock.move(timedelta(seconds=5))
    assert vault.device_secret(may_create=False, pin=PIN) == secret
    assert problem(vault, pin="000000") is StoreProblem.WRONG_PIN
    assert vault.wait_s == 0.0, "the right one set the count back"
    (tmp_path / "vault.pin").write_bytes(b"noise")
    assert problem(vault, pin=PIN) is StoreProblem.DAMAGED


def a_program(path: Path, *lines: str) -> str:
    path.write_text("#!/bin/sh\n" + "\n".join(lines) + "\n")
    path.chmod(0o700)
    return str(path)


def test_systemd_credentials_take_the_best_key_that_the_machine_has(tmp_path: Path) -> None:
    """The program is stood in for: it refuses the TPM, says so, and turns bytes around with the host's key."""
    program = a_program(
        tmp_path / "creds",
        f'echo "$@" >> {tmp_path}/asked',
        'case "$2" in --with-key=*tpm2) echo no TPM >&2; exit 1;; esac',
        'if [ "$1" = decrypt ]; then base64 -d < "$3"; else base64; fi',
    )
    store = SystemdCredentials(tmp_path / "device.cred", program=program)
    assert store.read() is None
    secret = os.urandom(32)
    store.write(secret)
    assert store.read() == secret
    asked = [line.split()[1] for line in (tmp_path / "asked").read_text().splitlines()]
    assert asked == ["--with-key=host+tpm2", "--with-key=tpm2", "--with-key=host", "--name=tryggve"]


def test_systemd_credentials_of_another_machine_do_not_open(tmp_path: Path) -> None:
    store = SystemdCredentials(tmp_path / "device.cred", program=a_program(tmp_path / "creds", "exit 1"))
    (tmp_path / "device.cred").write_bytes(b"sealed elsewhere")
    with pytest.raises(StoreError, match="wrong_key"):
        store.read()
    with pytest.raises(StoreError, match="no_keyring"):
        store.write(os.urandom(32))
    absent = SystemdCredentials(tmp_path / "device.cred", program=str(tmp_path / "absent"))
    with pytest.raises(StoreError, match="no_keyring"):
        absent.read()


@pytest.mark.window
def test_the_desktops_own_keyring_keeps_the_secret(tmp_path: Path) -> None:
    """A real gnome-keyring on a D-Bus of its own, with another home."""
    if shutil.which("dbus-run-session") is None or shutil.which("gnome-keyring-daemon") is None:
        pytest.fail("the packages dbus and gnome-keyring are missing; installer/setup installs them")
    import subprocess
    import sys

    script = (
        "import os; from app.store.secret_stores import KeyringSecrets; s = os.urandom(32); "
        "assert KeyringSecrets('a').read() is None; KeyringSecrets('a').write(s); "
        "assert KeyringSecrets('a').read() == s; assert KeyringSecrets('b').read() is None; print('kept')"
    )
    unlocked = (
        f'echo -n word | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "{sys.executable}" -c "$0"'
    )
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", unlocked, script],
        env={**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "kept", done.stderr
