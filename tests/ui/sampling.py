"""Every screen in every way is too much for each run: each screen is tried in some ways, by turns, and in all of them
under the mark `long`."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import pytest


def by_turns(cases: Iterable[Sequence[Any]], *axes: Sequence[Any], each: int = 1) -> list[Any]:
    """Parameters: each case's words, then one of each axis. `each`: how many ways of a case are tried in every run;
    neighbours get different ones, so that a few screens together are tried in all."""
    ways = list(product(*axes))
    found = []
    for number, case in enumerate(cases):
        chosen = {(number * each + step) * _STRIDE % len(ways) for step in range(each)}
        for place, way in enumerate(ways):
            marks = () if place in chosen else (pytest.mark.long,)
            found.append(pytest.param(*case, *way, marks=marks))
    return found


_STRIDE = 5
"""Goes through two, three, four, six and eight ways before it comes to one again."""
