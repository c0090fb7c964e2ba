"""A real speech-dispatcher with eSpeak NG and no sound: what it says goes nowhere, at once."""

import contextlib
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

CONFIG = """LogLevel 1
AudioOutputMethod "libao"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
DefaultLanguage "sv"
"""
MODULE_CONFIG = Path("/etc/speech-dispatcher/modules/espeak-ng.conf")


@contextlib.contextmanager
def quiet_dispatcher(folder: Path, environment: Mapping[str, str], *, log_level: int = 1) -> Iterator[dict[str, str]]:
    """Gives what a program needs in its environment to find it. `folder`: a short path, for a socket lies in it."""
    modules = folder / "modules"
    modules.mkdir(parents=True)
    (folder / "speechd.conf").write_text(CONFIG)
    shutil.copy(MODULE_CONFIG, modules)
    (folder / ".libao").write_text("default_driver=null\n")
    path = folder / "socket"
    command = ["speech-dispatcher", "-s", "-C", str(folder), "-S", str(path), "-P", str(folder / "pid")]
    command += ["-L", str(folder), "-t", "0", "-l", str(log_level)]
    with (folder / "out").open("wb") as out:
        daemon = subprocess.Popen(
            command, env={**environment, "HOME": str(folder)}, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
    try:
        while not _answers(path):
            assert daemon.poll() is None, (folder / "out").read_text(errors="replace")[-500:]
        yield {"SPEECHD_ADDRESS": f"unix_socket:{path}"}
    finally:
        daemon.terminate()
        daemon.wait()


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as asking:
        try:
            asking.connect(str(path))
            asking.sendall(b"QUIT\r\n")
            return asking.recv(10) != b""
        except OSError:
            return False
