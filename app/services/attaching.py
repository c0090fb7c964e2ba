"""Pictures and other files that belong to what a person writes."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PickedFile:
    path: Path
    name: str
    """As the reader of the note sees it."""
    media_type: str
