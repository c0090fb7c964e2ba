"""Pictures of what a desktop shows, taken by a process that has Qt; this room has none."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

WITHIN_S = 30.0
"""A picture takes 0.3 s on an idle machine."""


class ScreenshotError(Exception):
    """No picture was written; the sentence says why."""


def take_screenshot(
    out: Path, environment: Mapping[str, str], *, rect: tuple[int, int, int, int] | None = None
) -> Path:
    """Writes the whole screen, or the part that `rect` (x, y, width, height) names, as PNG."""
    command = [sys.executable, "-m", "ui.shared.screenshot", "--out", str(out.resolve())]
    if rect is not None:
        command += ["--rect", ",".join(str(number) for number in rect)]
    checkout = Path(__file__).parents[2]
    done = subprocess.run(
        command, cwd=checkout, env=dict(environment), capture_output=True, text=True, timeout=WITHIN_S, check=False
    )
    if done.returncode != 0 or not out.exists():
        raise ScreenshotError(f"no picture in {out.name}: {done.stderr.strip()[-300:]}")
    return out
