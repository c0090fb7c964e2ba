"""When a program that has fallen is started again: at once, and later each time that it falls anew, so that one which
cannot live does not empty the battery."""

from collections.abc import Sequence

STEPS_S = (0.0, 1.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0)
"""Wait after the first, second, … fall in a row; the last holds for all further."""
IN_A_ROW_S = 600.0
"""A program that has lived so long has not fallen in a row."""


def wait_s(lived_s: Sequence[float]) -> float:
    """`lived_s`: how long each of the program's lives was, the newest last."""
    row = 0
    for lived in reversed(lived_s):
        if lived >= IN_A_ROW_S:
            break
        row += 1
    return STEPS_S[min(max(row - 1, 0), len(STEPS_S) - 1)]
