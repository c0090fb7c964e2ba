"""Reading a log from its first line to its last: every chain, every head, and what others have seen of the heads.

Memory follows the number of streams, not of entries.
"""

from collections.abc import Iterable, Sequence

from app.audit.findings import OF_FILE, OF_HEADS, DeclaredGap, Fault, Findings
from app.protocol.access_entry import (
    GENESIS,
    OWN_STREAM,
    SALT_BYTES,
    Erased,
    Reported,
    chained,
    commitment_of,
    read_declared,
)
from app.protocol.log_file import EndLine, EntryLine, FileDigest, HeadLine, LogLine, read_line
from app.protocol.log_head import NO_HEAD, LogHead, head_hash, is_head_of
from app.protocol.log_history import Life, Verdict, judge_head
from app.protocol.log_tree import LogTree, Place


def verify(lines: Iterable[bytes], seen: Sequence[LogHead], root_public: bytes) -> Findings:
    """`lines` with their line feeds; `seen` are heads that this hub has signed, from elsewhere."""
    reader = _Reader(root_public, {head.number for head in seen})
    for raw in lines:
        reader.read(raw)
    return reader.ended(seen)


class _Reader:
    def __init__(self, root_public: bytes, wanted: set[int]) -> None:
        self._public = root_public
        self._found = Findings()
        self._digest = FileDigest()
        self._is_ended = False
        self._has_contents = False
        self._chains = _Chains(self._found)
        self._heads = _Heads(self._found, root_public, wanted)
        self._reported: list[LogHead] = []

    def read(self, raw: bytes) -> None:
        line, number = read_line(raw), self._digest.lines + 1
        if isinstance(line, EndLine) and not self._is_ended:
            self._is_ended = True
            if not self._digest.is_ended_by(raw, self._public):
                self._fault(number, "bad_end")
            return
        is_first = number == 1
        self._digest.add(raw)
        if self._is_ended or is_first is not isinstance(line, LogLine):
            self._fault(number, "bad_line")
        match line:
            case LogLine():
                self._has_contents = line.contents
            case EntryLine():
                self._entry(line)
            case HeadLine():
                self._head(line)
            case _ if not is_first:
                self._fault(number, "bad_line")

    def _fault(self, number: int, kind: str) -> None:
        fault = Fault(OF_FILE, number, kind)
        if fault not in self._found.faults[-1:]:
            self._found.faults.append(fault)

    def _entry(self, line: EntryLine) -> None:
        self._found.entries += 1
        self._chains.add(line)
        if line.content is None:
            self._found.erased += self._has_contents
        elif line.stream == OWN_STREAM:
            declared = read_declared(line.content)
            if isinstance(declared, Erased):
                self._found.declared_erased += declared.contents
            elif isinstance(declared, Reported) and is_head_of(declared.head, self._public):
                self._reported.append(declared.head)

    def _head(self, line: HeadLine) -> None:
        self._heads.add(line.head, self._chains.under(line))

    def ended(self, seen: Sequence[LogHead]) -> Findings:
        found = self._found
        if not self._is_ended:
            self._fault(self._digest.lines + 1, "no_end")
        found.faults += [Fault(place.stream, place.number, "unsigned") for place in self._chains.waiting.values()]
        found.streams = self._heads.tree.streams
        self._heads.compare(seen, self._reported)
        return found


class _Chains:
    """The chain of every stream, and what has come since the newest head."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._newest: dict[str, Place] = {}
        self.waiting: dict[str, Place] = {}
        self._last = ("", 0)

    def add(self, line: EntryLine) -> None:
        before = self._newest.get(line.stream)
        number, previous = (before.number, before.hash) if before else (0, GENESIS)
        if (line.stream, line.number) <= self._last:
            self._fault(line, "out_of_order")
        if line.number > number + 1:
            self._fault(line, "gap")
        elif line.number == number + 1 and chained(previous, line.commitment) != line.hash:
            self._fault(line, "bad_hash")
        elif line.number <= number:
            self._fault(line, "out_of_order")
        if (line.content is None) != (line.salt is None) or not _is_content(line):
            self._fault(line, "bad_content")
        self._last = (line.stream, line.number)
        if line.number > number:
            self._newest[line.stream] = self.waiting[line.stream] = Place(line.stream, line.number, line.hash)

    def _fault(self, line: EntryLine, kind: str) -> None:
        fault = Fault(line.stream, line.number, kind)
        if fault not in self._found.faults[-1:]:
            self._found.faults.append(fault)

    def under(self, line: HeadLine) -> list[Place]:
        """What has changed under this head, as the entries say; what they say otherwise than the head is a fault."""
        for place in line.changed:
            found = self.waiting.pop(place.stream, None)
            if found is None or found.number < place.number:
                self._found.faults.append(Fault(place.stream, place.number, "missing"))
            elif found != place:
                self._found.faults.append(Fault(place.stream, place.number, "bad_root"))
        self._found.faults += [Fault(place.stream, place.number, "unsigned") for place in self.waiting.values()]
        self.waiting.clear()
        self._last = ("", 0)
        return list(line.changed)


def _is_content(line: EntryLine) -> bool:
    if line.content is None or line.salt is None:
        return True
    return len(line.salt) == SALT_BYTES and commitment_of(line.salt, line.content) == line.commitment


class _Heads:
    """The chain of heads."""

    def __init__(self, found: Findings, public: bytes, wanted: set[int]) -> None:
        self._found = found
        self._public = public
        self._wanted = wanted
        self.tree = LogTree()
        self._lives: list[Life] = []
        self._newest: LogHead | None = None
        self._before_life: dict[str, LogHead] = {}
        """The head that each life but the first goes on from."""
        self._hashes: dict[int, bytes] = {}
        self._held = True
        """Whether the root of the head before was right."""

    def add(self, head: LogHead, changed: list[Place]) -> None:
        self._found.heads += 1
        self.tree.move(changed)
        number, previous = (self._newest.number, head_hash(self._newest)) if self._newest else (0, NO_HEAD)
        if not is_head_of(head, self._public):
            self._fault(head, "bad_signature")
        if head.number != number + 1 or head.previous != previous:
            self._fault(head, "bad_link")
        holds = (head.root, head.streams, head.entries) == (self.tree.root, self.tree.streams, self.tree.entries)
        if not holds and self._held:  # every head after it is over the same fault
            self._fault(head, "bad_root")
        self._held = holds
        if not self._lives or self._lives[-1].epoch != head.epoch:
            self._begin(head)
        self._newest = head
        if head.number in self._wanted:
            self._hashes[head.number] = head_hash(head)

    def _fault(self, head: LogHead, kind: str) -> None:
        self._found.faults.append(Fault(OF_HEADS, head.number, kind))

    def _begin(self, head: LogHead) -> None:
        """A new epoch: signed by the hub, over the head that it goes on from."""
        if any(life.epoch == head.epoch for life in self._lives):
            self._fault(head, "bad_link")
            return
        if self._newest is not None:
            self._before_life[head.epoch] = self._newest
            self._found.gaps.append(DeclaredGap(self._newest.epoch, self._newest.number, head.at))
        self._lives.append(Life(head.epoch, head.number, head.at))

    def compare(self, seen: Sequence[LogHead], reported: Sequence[LogHead]) -> None:
        newest = self._newest.number if self._newest else 0
        for head in {head_hash(head): head for head in seen}.values():
            match judge_head(head, self._lives, newest, hash_at=self._hashes.get):
                case Verdict.KNOWN:
                    self._found.compared += 1
                case Verdict.LOST:
                    self._lost(head)
                case Verdict.AHEAD:
                    self._fault(head, "cut_off")
                case Verdict.CONTRADICTS:
                    self._fault(head, "two_histories")
        for head in reported:
            self._lost(head)

    def _lost(self, head: LogHead) -> None:
        gap = next((gap for gap in self._found.gaps if gap.epoch == head.epoch), None)
        if gap is None:
            gap = DeclaredGap(head.epoch, 0, self._lives[-1].began_at)
            self._found.gaps.append(gap)
        before = next((last for last in self._before_life.values() if last.epoch == head.epoch), None)
        if head.number > gap.highest:
            gap.highest, gap.entries = head.number, head.entries - (before.entries if before else 0)
