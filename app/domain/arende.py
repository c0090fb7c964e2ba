"""The case worker's matter: life areas and what is written about each.

Source: IBIC (Individens behov i centrum), whose areas are ICF's d1 to d9 and two of IBIC's own; ICF qualifier 0 to 4
with 8 (not specified) and 9 (not applicable).
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class LifeArea(StrEnum):
    LEARNING = "d1"
    GENERAL_TASKS = "d2"
    COMMUNICATION = "d3"
    MOBILITY = "d4"
    SELF_CARE = "d5"
    DOMESTIC_LIFE = "d6"
    RELATIONSHIPS = "d7"
    MAJOR_LIFE_AREAS = "d8"
    COMMUNITY = "d9"
    SENSE_OF_SAFETY = "safety"
    SUPPORT_FROM_NARSTAENDE = "support"


class AreaField(StrEnum):
    BEHOV = "behov"
    RESURSER = "resurser"
    MAL = "mal"
    ASSESSED = "assessed"
    """Bedömt funktionstillstånd: a Qualifier's number as text, or empty."""
    INTENDED = "intended"
    """Avsett funktionstillstånd: a Qualifier's number as text, or empty."""
    NOT_CONCERNED = "not_concerned"
    """"Berörs inte" is an answer: "yes" or empty."""


@dataclass(frozen=True)
class Base:
    """Which text in a field somebody had before them: its number and the operation that wrote it; 0 and "" for none."""

    rev: int = 0
    operation: str = ""


NOTHING = Base()
"""The field was empty, and nobody had written in it."""

TEXT_FIELDS = (AreaField.BEHOV, AreaField.RESURSER, AreaField.MAL)


class Qualifier(IntEnum):
    NONE = 0
    SLIGHT = 1
    MODERATE = 2
    GREAT = 3
    TOTAL = 4
    NOT_SPECIFIED = 8
    NOT_APPLICABLE = 9


class AreaProgress(StrEnum):
    EMPTY = "empty"
    BEGUN = "begun"
    FILLED = "filled"
    NOT_CONCERNED = "not_concerned"


def progress_of(fields: dict[str, str]) -> AreaProgress:
    """What the list of areas shows beside an area. Keys are AreaField values; missing ones count as empty."""
    if fields.get(AreaField.NOT_CONCERNED):
        return AreaProgress.NOT_CONCERNED
    filled = [bool(fields.get(name, "").strip()) for name in TEXT_FIELDS]
    if all(filled):
        return AreaProgress.FILLED
    is_assessed = fields.get(AreaField.ASSESSED) or fields.get(AreaField.INTENDED)
    return AreaProgress.BEGUN if any(filled) or is_assessed else AreaProgress.EMPTY
