"""`tryggve verify-log FILE --heads FILE`: for a stranger, who has the files and no hub."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app.audit.findings import HEADS, MEANING, OF_FILE, DeclaredGap, Fault, Findings
from app.audit.seen import Seen, key_in, read_seen
from app.audit.verifying import verify
from app.protocol.log_file import LogLine, read_line

FINE, FAULTY, WRONG_CALL, DECLARED_GAP = 0, 1, 2, 3
"""Exit codes. A declared gap is never fine and never a fault."""


def main(argv: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(argv)
    try:
        return _run(options)
    except OSError as error:
        sys.stderr.write(f"tryggve verify-log: {error.filename}: {error.strerror or error}\n")
        return WRONG_CALL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tryggve verify-log",
        description="Check an access log that a hub has exported, without the hub. "
        "Exit code 0: it holds; 1: faults; 3: it holds but for what a declared restore has lost.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="from `tryggve hub export-log`")
    parser.add_argument(
        "--heads",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="heads that clients have seen, gathered before FILE was exported; may be given several times",
    )
    parser.add_argument("--root-key", default="", metavar="KEY", help="the hub's, from somebody you trust")
    return parser


def _run(options: argparse.Namespace) -> int:
    with options.file.open("rb") as file:
        first = read_line(file.readline())
    own_key = first.root_key if isinstance(first, LogLine) else ""
    given = options.root_key or own_key
    public = key_in(given)
    seen = [read_seen(path.read_bytes(), public) for path in options.heads]
    with options.file.open("rb") as file:
        found = verify(file, [head for part in seen for head in part.heads], public)
    for part in seen:
        found.faults += part.faults
    found.faults += _other_keys(own_key, given, seen)
    return _tell(found, is_key_given=bool(options.root_key), has_heads=bool(seen))


def _other_keys(own_key: str, given: str, seen: Sequence[Seen]) -> list[Fault]:
    faults = [] if own_key == given else [Fault(OF_FILE, 1, "other_key")]
    return faults + [Fault(HEADS, 1, "other_key") for part in seen if part.root_key not in ("", given)]


def _tell(found: Findings, *, is_key_given: bool, has_heads: bool) -> int:
    say = sys.stdout.write
    for fault in found.faults:
        say(f"fault {fault.stream} {fault.number} {fault.kind}: {MEANING[fault.kind]}\n")
    for gap in found.gaps:
        say(_about_gap(gap))
    if found.erased:
        say(f"note: {found.erased} contents are not there; the log says that {found.declared_erased} were erased\n")
    if not has_heads:
        say("note: without --heads nothing is known of other histories or of a tail that was cut off\n")
    if not is_key_given:
        say("note: the hub's key was taken from the file itself; --root-key compares it with one that you trust\n")
    verdict = f"{len(found.faults)} faults" if found.faults else "declared gap" if found.gaps else "it holds"
    say(
        f"{verdict}: {found.entries} entries in {found.streams} streams under {found.heads} heads; "
        f"{found.compared} heads from elsewhere are in it\n"
    )
    return FAULTY if found.faults else DECLARED_GAP if found.gaps else FINE


def _about_gap(gap: DeclaredGap) -> str:
    start = f"declared gap: a restore declared at {gap.declared_at.isoformat(timespec='seconds')} lost"
    if gap.highest:
        what = f"heads {gap.number + 1} to at least {gap.highest} of epoch {gap.epoch}"
        return f"{start} {what}, with at least {gap.entries} entries\n"
    return f"{start} whatever came after head {gap.number} of epoch {gap.epoch}; nobody has reported how much\n"
