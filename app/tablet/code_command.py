"""`tryggve kiosk-code --data DIR`: the staff code of a tablet that was set up without one, or has to have another."""

import argparse
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

from app.domain.clock import SystemClock
from app.tablet.staff_code import DIGITS, StaffCode


def main(argv: Sequence[str] | None = None) -> int:
    """0: chosen. 1: not, said on stderr."""
    parser = argparse.ArgumentParser(prog="tryggve kiosk-code", description="Välj koden för personalen på plattan.")
    parser.add_argument("--data", type=Path, required=True, metavar="MAPP", help="plattans datamapp")
    parser.add_argument("--unless-set", action="store_true", help="bara om ingen kod är vald än")
    options = parser.parse_args(argv)
    code = StaffCode(options.data, SystemClock())
    if options.unless_set and code.is_set:
        return 0
    first = _asked(f"Kod för personalen ({DIGITS} siffror): ")
    if first != _asked("Samma kod igen: "):
        return _say_no("Koderna är inte lika. Ingen kod har ändrats.")
    try:
        chosen = code.choose(first)
    except OSError as error:
        return _say_no(f"Det går inte att skriva i mappen ({type(error).__name__}). Ingen kod har ändrats.")
    return 0 if chosen else _say_no(f"Koden ska vara {DIGITS} siffror. Ingen kod har ändrats.")


def _asked(question: str) -> str:
    """From a terminal without showing it, else a line of the input."""
    return getpass.getpass(question) if sys.stdin.isatty() else sys.stdin.readline().strip()


def _say_no(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1
