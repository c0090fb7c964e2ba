"""What a measure gives: one line of the table, one object of the file."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    measure: str
    value: float
    unit: str
    bound: float
    holds: bool
    note: str = ""
    """For the reader of the table: spread, parts, what was left out. Not in the file."""

    def as_json(self) -> dict[str, object]:
        return {
            "measure": self.measure,
            "value": self.value,
            "unit": self.unit,
            "bound": self.bound,
            "holds": self.holds,
        }


def at_most(measure: str, value: float, bound: float, *, unit: str, note: str = "") -> Measured:
    return Measured(measure, value, unit, bound, value <= bound, note)


def at_least(measure: str, value: float, bound: float, *, unit: str, note: str = "") -> Measured:
    return Measured(measure, value, unit, bound, value >= bound, note)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all are not above; the largest where there are too few for more."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
