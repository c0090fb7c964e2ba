"""Stands in for the command `tryggve` where the keeper is tried: it beats, hangs or falls as its folder says.

The keeper starts `python -m app.command client --data DIR …`; the test puts this in its place.
"""

import os
import signal
import sys
import time
from pathlib import Path

from app.tablet.heartbeat import CLOSED_BY_STAFF, Heart, KeeperGoneError

BEAT_S = 0.05
WRITES_S = 2.0
"""Longer than the keepers of these tests leave a still program alone."""


def main() -> int:
    words = sys.argv[1:]
    if words[0] == "waiting":
        folder = Path(os.environ["KEPT_FOLDER"])
        with (folder / "shown").open("a") as shown:
            shown.write(" ".join(words[1:]) + "\n")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        while not (folder / "touched").exists():
            time.sleep(BEAT_S)
        return 0
    folder = Path(words[words.index("--data") + 1])
    ended: list[int] = []
    signal.signal(signal.SIGTERM, lambda *_: ended.append(0))
    with (folder / "lives").open("a") as lives:
        lives.write(f"{os.getpid()}\n")
    heart = Heart()
    while not ended:
        if (folder / "falls").exists():
            return 1
        if (folder / "closed").exists():
            return CLOSED_BY_STAFF
        try:
            if not (folder / "hangs").exists():
                heart.beat()
        except KeeperGoneError:
            break
        time.sleep(BEAT_S)
    heart.end()
    if (folder / "writes-long").exists():
        time.sleep(WRITES_S)
    (folder / "wrote").write_text(str(os.getpid()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
