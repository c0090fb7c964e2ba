"""A picture of the whole screen, or of a part of it, as a process of its own: what is drawn is what the X server has,
not what a program thinks that it painted. `python -m ui.shared.screenshot --out FILE [--rect X,Y,WIDTH,HEIGHT]`
"""

import argparse
import os
import sys

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication


def grab(rect: QRect | None, out: str) -> str | None:
    """Writes the picture; what went wrong, or nothing."""
    screen = QGuiApplication.primaryScreen()
    area = rect or screen.geometry()
    picture = screen.grabWindow(0, area.x(), area.y(), area.width(), area.height())
    if picture.isNull():
        return "the screen gave no picture"
    return None if picture.save(out) else f"the picture could not be written to {out}"


def rect_of(words: str) -> QRect:
    x, y, width, height = (int(word) for word in words.split(","))
    return QRect(x, y, width, height)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, help="PNG file to write")
    parser.add_argument("--rect", type=rect_of, help="only this part of the screen")
    asked = parser.parse_args()
    for name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "QT_ACCESSIBILITY"):
        os.environ.pop(name, None)
    app = QGuiApplication(sys.argv[:1])
    problem = grab(asked.rect, asked.out)
    if problem:
        sys.stderr.write(f"screenshot: {problem}\n")
    del app
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
