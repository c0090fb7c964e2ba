"""What a person on a device has been told is kept, by everything that they saw there; and whether it still is."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from tests.sync.proof.seat import Seen, SeenOperation


def words_of(operation: SeenOperation) -> str:
    body: dict[str, Any] = msgspec.json.decode(operation.payload)["body"]
    return next((str(body[name]) for name in ("text", "reason", "not_locked_reason") if body.get(name)), "")


@dataclass
class Page:
    """Of one person on one device."""

    acknowledged: dict[str, str | None] = field(default_factory=dict)
    """Operation → its words, as far as they are known. The screen has said that it is saved."""
    typed: dict[str, str] = field(default_factory=dict)
    """Draft → the text that the screen has said is saved."""
    unsure: dict[str, set[str]] = field(default_factory=dict)
    """Draft → texts in whose writing the program died."""
    may_go: set[str] = field(default_factory=set)
    """Drafts that the person has thrown away, unless the program died of it."""
    decided: set[str] = field(default_factory=set)
    """Operations that the person has decided about."""

    def has_typed(self, key: str, text: str) -> None:
        self.typed[key] = text
        self.unsure.pop(key, None)

    def may_have_typed(self, key: str, text: str) -> None:
        self.unsure.setdefault(key, set()).add(text)

    def check(self, seen: Seen) -> None:
        """Nothing that was said to be saved is gone. What was saved before a crash and never said is noted."""
        there = {item.id: item for item in seen.operations}
        lost = self.acknowledged.keys() - there.keys()
        assert not lost, f"acknowledged and lost: {[self.acknowledged[item] for item in lost]}"
        for item in seen.operations:
            words = self.acknowledged.get(item.id)
            assert words in {None, words_of(item)}, "other words than were written"
            self.acknowledged[item.id] = words_of(item)
        self._check_drafts(seen)
        self.may_go.clear()

    def _check_drafts(self, seen: Seen) -> None:
        written = {words_of(item) for item in seen.operations}
        for key, text in list(self.typed.items()):
            found = seen.drafts.get(key)
            if found is not None and found in self.unsure.get(key, ()):
                self.has_typed(key, found)
            elif found is None and (key in self.may_go or text in written or _is_shown(seen, text)):
                del self.typed[key]
            else:
                assert found == text, f"typed and lost: {text!r}, found {found!r}"
        for key in self.unsure.keys() - self.typed.keys():
            if key in seen.drafts:
                self.has_typed(key, seen.drafts[key])


def _is_shown(seen: Seen, text: str) -> bool:
    quoted = msgspec.json.encode(text)
    return any(quoted in item.shown for item in seen.records if item.kind == "utredning" and item.shown)
