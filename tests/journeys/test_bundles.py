"""The bundles that installer/build makes, started from an empty folder where there is no Python."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.request import urlopen

import pytest

from app.demo.desktop import Desktop
from app.demo.screen_reader import ScreenReader, Target
from app.demo.screenshot import take_screenshot

pytestmark = [pytest.mark.window, pytest.mark.long]

ROOT = Path(__file__).parents[2]
WITHIN_S = 60.0


@pytest.fixture(scope="module")
def bundles() -> Path:
    """In build/bundles, where the pictures lie too."""
    out = ROOT / "build" / "bundles"
    shutil.rmtree(out, ignore_errors=True)
    done = subprocess.run([ROOT / "installer" / "build", "--out", out], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    print(done.stdout)
    return out


def without_python(surroundings: Mapping[str, str], home: Path) -> dict[str, str]:
    """The desktop's own words, an empty home, and no way to any interpreter or to this checkout."""
    kept = {
        name: value
        for name, value in surroundings.items()
        if name.startswith(("DISPLAY", "XAUTHORITY", "DBUS_", "XDG_RUNTIME", "QT_", "AT_SPI")) or name == "LANG"
    }
    empty = home / "bin"
    empty.mkdir()
    return {**kept, "HOME": str(home), "PATH": str(empty)}


@pytest.fixture
def client(bundles: Path, desktop: Desktop, tmp_path: Path) -> Iterator[int]:
    environment = without_python(desktop.environment, tmp_path)
    command: list[str | Path] = [
        bundles / "tryggve" / "tryggve",
        "--data",
        tmp_path / "device",
        "--geometry",
        "600x1000+0+0",
    ]
    with subprocess.Popen(command, cwd=tmp_path, env=environment) as process:
        yield process.pid
        process.terminate()
        assert process.wait(WITHIN_S) == 0


def test_the_clients_bundle_asks_for_a_code_on_a_new_device(
    bundles: Path, desktop: Desktop, reader: ScreenReader, client: int
) -> None:
    assert shutil.which("python3", path=os.fspath(bundles)) is None
    field = reader.find(Target(client, "text", ""), states=["showing"], wait_s=WITHIN_S)
    assert "showing" in field.states
    picture = take_screenshot(bundles / "client.png", desktop.environment, rect=(0, 0, 600, 1000))
    assert picture.stat().st_size > 5_000


def test_the_hubs_bundle_answers(bundles: Path, tmp_path: Path) -> None:
    environment = without_python({}, tmp_path)
    command: list[str | Path] = [bundles / "tryggve-hub" / "tryggve-hub", "--data", tmp_path / "hub", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline().split()
        assert said[:1] == ["LISTENING"]
        with urlopen(f"http://127.0.0.1:{said[2]}/v1/hub", timeout=WITHIN_S) as answer:
            assert json.loads(answer.read())["identity"]["hub_id"]
        process.terminate()
        assert process.wait(WITHIN_S) == 0
