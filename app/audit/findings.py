"""What checking a log can find."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

OF_HEADS = "~heads"
"""Stands for the chain of heads where a fault names a stream; the number is a head's."""
OF_FILE = "~file"
"""Stands for the file of the log; the number is a line's."""
HEADS = "~seen"
"""Stands for a file of heads from elsewhere; the number is a line's."""


class Fault(NamedTuple):
    """`kind`: a key of MEANING."""

    stream: str
    number: int
    kind: str


MEANING = {
    "gap": "entries before this one are missing",
    "bad_hash": "the entry does not follow the one before it",
    "bad_content": "the content is not what was committed to",
    "out_of_order": "the entry does not stand in its place",
    "missing": "the head covers this entry, and it is not there",
    "unsigned": "the entry is under no head",
    "bad_root": "what stands under this head is not what was signed",
    "bad_signature": "the hub has not signed this head",
    "bad_link": "the head does not follow the one before it",
    "two_histories": "the hub has signed this head in another history than the one in the file",
    "cut_off": "the hub has signed this head and the file ends before it",
    "bad_line": "the line cannot be read, or does not belong here",
    "bad_end": "the file is not what was exported",
    "no_end": "the file has no end",
    "other_key": "the files belong to hubs with different keys",
    "not_signed": "the hub has not signed this head, which therefore proves nothing",
    "bad_proof": "the operation does not prove who handed the head back",
}


@dataclass
class DeclaredGap:
    """What a restore has lost: heads of `epoch` after `number`. `highest`: the highest that anybody has seen of them,
    or 0; `entries`: how many entries at least are missing with it."""

    epoch: str
    number: int
    declared_at: datetime
    highest: int = 0
    entries: int = 0


@dataclass
class Findings:
    faults: list[Fault] = field(default_factory=list)
    gaps: list[DeclaredGap] = field(default_factory=list)
    entries: int = 0
    heads: int = 0
    streams: int = 0
    erased: int = 0
    """Entries without content in a file that has contents."""
    declared_erased: int = 0
    """How many of them the log itself says were erased."""
    compared: int = 0
    """Heads from elsewhere that were found in the log."""
