"""A real speech-dispatcher with eSpeak NG and no sound: what it says goes nowhere, at once."""

import contextlib
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

CONFIG = """LogLevel 1
AudioOutputMethod "libao"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
DefaultLanguage "sv"
DisableAutoSpawn
"""
MODULE_CONFIG = Path("/etc/speech-dispatcher/modules/espeak-ng.conf")
IS_INSTALLED = shutil.which("speech-dispatcher") is not None and MODULE_CONFIG.exists()
needs_dispatcher = pytest.mark.skipif(
    not IS_INSTALLED, reason="speech-dispatcher is not installed: run installer/setup"
)
READY = "waiting for clients"


@contextlib.contextmanager
def quiet_dispatcher(folder: Path, environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Gives what a program needs in its environment to find it. `folder`: a short path, for sockets lie in it."""
    modules = folder / "modules"
    modules.mkdir(parents=True)
    (folder / "speechd.conf").write_text(CONFIG)
    shutil.copy(MODULE_CONFIG, modules)
    (folder / ".libao").write_text("default_driver=null\n")
    socket = folder / "socket"
    command = ["speech-dispatcher", "-s", "-C", str(folder), "-S", str(socket), "-P", str(folder / "pid")]
    command += ["-L", str(folder), "-t", "0", "-l", "4"]
    log = folder / "speech-dispatcher.log"
    daemon = subprocess.Popen(
        command,
        env={**environment, "HOME": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    try:
        assert daemon.stdout is not None
        _until_ready(daemon, log)
        yield {"SPEECHD_ADDRESS": f"unix_socket:{socket}"}
    finally:
        daemon.terminate()
        daemon.communicate()


def _until_ready(daemon: "subprocess.Popen[str]", log: Path) -> None:
    said = []
    while daemon.poll() is None:
        if log.exists() and READY in log.read_text(errors="replace"):
            return
        said.append("")
    raise AssertionError(f"speech-dispatcher ended with {daemon.returncode}: {said}")
