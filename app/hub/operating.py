"""`tryggve hub backup | restore | confirm-rights | unpack-imports`: Swedish for the operator."""

import argparse
import errno
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.domain.clock import SystemClock
from app.domain.permission import Role
from app.hub.assembly import close_hub, open_hub
from app.hub.backups import making, recovery_key
from app.hub.backups.problems import SENTENCES, BackupProblem, NotDoneError
from app.hub.backups.putting_in_place import finish_restore
from app.hub.backups.recovery_key import RecoveryKey
from app.hub.confirming import Entitled, RightsList, confirm_rights, rights_list
from app.hub.imports.progress import showing_progress
from app.hub.occupied import OccupiedError, share
from app.hub.settings import Settings

DONE, NOT_DONE = 0, 1
RECOVERY_KEY = "TRYGGVE_RECOVERY_KEY"
"""In the environment: the recovery key, for a restore that nobody sits at."""
_HERE = ZoneInfo("Europe/Stockholm")
_log = structlog.get_logger("hub.operating")


def run(words: Sequence[str], *, out: TextIO | None = None) -> int:
    """The exit code; what could not be done is said on stderr, and nothing has changed then."""
    options = _parser().parse_args(words)
    try:
        return int(options.run(options, out or sys.stdout))
    except NotDoneError as error:
        return _say_no(options.not_done, error.problem)
    except (OSError, SQLAlchemyError) as error:
        _log.error("not_done", command=words[0], error=type(error).__name__)  # never its text, which may repeat a row
        return _say_no(options.not_done, _problem_of(error))


def _say_no(not_done: str, problem: BackupProblem) -> int:
    sys.stderr.write(f"{not_done} {SENTENCES[problem]}\n")
    return NOT_DONE


def _problem_of(error: OSError | SQLAlchemyError) -> BackupProblem:
    if isinstance(error, SQLAlchemyError):
        return BackupProblem.DISK_FULL if "is full" in str(getattr(error, "orig", "")) else BackupProblem.DATABASE
    return BackupProblem.DISK_FULL if error.errno in {errno.ENOSPC, errno.EDQUOT} else BackupProblem.NOT_READABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tryggve hub")
    commands = parser.add_subparsers(required=True)
    backup = _command(commands, "backup", "gör en krypterad säkerhetskopia; hubben får vara igång", _backup)
    backup.set_defaults(not_done="Ingen säkerhetskopia har gjorts.")
    backup.add_argument("--out", type=Path, required=True, metavar="FIL")
    backup.add_argument("--new-recovery-key", action="store_true", help="från och med nu en ny återställningsnyckel")
    restore = _command(commands, "restore", "lägg tillbaka en säkerhetskopia; hubben ska vara stoppad", _restore)
    restore.set_defaults(not_done="Ingenting har lagts tillbaka.")
    restore.add_argument("file", type=Path, metavar="FIL")
    restore.add_argument("--replace", action="store_true", help="lägg det som finns åt sidan; inget tas bort")
    restore.add_argument(
        "--recovery-key-file", type=Path, metavar="FIL", help=f"annars ur {RECOVERY_KEY}, eller efter en fråga"
    )
    confirm = _command(commands, "confirm-rights", "visa och bekräfta vem som får vad", _confirm)
    confirm.set_defaults(not_done="Ingenting har bekräftats.")
    confirm.add_argument("--yes", action="store_true", help="bekräfta utan fråga")
    confirm.add_argument("--empty", action="store_true", help="bekräfta även om ingen får något")
    unpack = _command(commands, "unpack-imports", "packa upp importerade filer, för att importera dem igen", _unpack)
    unpack.set_defaults(not_done="Inga filer har packats upp.")
    unpack.add_argument("--out", type=Path, required=True, metavar="MAPP")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    about: str,
    run_it: Callable[[argparse.Namespace, TextIO], int],
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about)
    command.add_argument("--data", type=Path, required=True, metavar="MAPP", help="hubbens datamapp")
    command.add_argument("--database-url", default="", metavar="URL", help="annan databas än den i datamappen")
    command.set_defaults(run=run_it)
    return command


# --- backup and restore --------------------------------------------------------------------------------------------


def _backup(options: argparse.Namespace, out: TextIO) -> int:
    settings = Settings(options.data, options.database_url)
    making.check_hub(settings)
    if options.out.exists():
        raise NotDoneError(BackupProblem.FILE_EXISTS)
    try:
        finish_restore(settings)
        in_use = share(options.data)
    except OccupiedError as error:
        raise NotDoneError(BackupProblem.RESTORING) from error
    try:
        return _make(options, settings, out)
    finally:
        in_use.leave()


def _make(options: argparse.Namespace, settings: Settings, out: TextIO) -> int:
    public = None if options.new_recovery_key else recovery_key.kept_public(options.data)
    new = RecoveryKey.generate() if public is None else None
    if new is not None:
        # The hub's folder has the key before the file is made: the file has it too, for the hub that is restored.
        _say_key(new, out)
        public = new.public()
        recovery_key.keep_public(options.data, public)
    assert public is not None
    with showing_progress(sys.stderr) as progress:
        made = making.make_backup(settings, options.out, public, clock=SystemClock(), progress=progress)
    out.write(f"Klart. {made.rows} rader och {made.files} filer, {made.bytes} byte.\n")
    if not made.missing:
        return DONE
    names = "\n".join(made.missing)
    sys.stderr.write(
        f"Säkerhetskopian är gjord, men {len(made.missing)} filer som databasen nämner fanns inte på disken:\n{names}\n"
    )
    return NOT_DONE


def _say_key(key: RecoveryKey, out: TextIO) -> None:
    out.write(
        "Återställningsnyckel. Den visas bara nu och finns ingen annanstans. Skriv ner den och förvara den på\n"
        "ett säkert ställe, inte på den här datorn. Utan den går ingen säkerhetskopia att öppna.\n\n"
        f"    {key.text()}\n\n"
    )
    out.flush()


def _restore(options: argparse.Namespace, out: TextIO) -> int:
    from app.hub.backups.restore import restore

    settings = Settings(options.data, options.database_url)
    if not options.file.is_file():
        raise NotDoneError(BackupProblem.NO_FILE)
    key = RecoveryKey.from_text(_key_text(options))
    with showing_progress(sys.stderr) as progress:
        restored = restore(settings, options.file, key, clock=SystemClock(), replace=options.replace, progress=progress)
    out.write(f"Klart. Hubben är som den var {_moment(restored.made_at)}.\n")
    if restored.aside:
        out.write(f"Det som fanns ligger kvar i {options.data / restored.aside}.\n")
    out.write("Ingen får se något innan rättigheterna är bekräftade: tryggve hub confirm-rights --data MAPP\n")
    return DONE


def _key_text(options: argparse.Namespace) -> str:
    if options.recovery_key_file is not None:
        return str(options.recovery_key_file.read_text(encoding="utf-8", errors="replace"))
    if os.environ.get(RECOVERY_KEY):
        return os.environ[RECOVERY_KEY]
    return getpass.getpass("Återställningsnyckel: ") if sys.stdin.isatty() else sys.stdin.readline()


def _moment(at: datetime) -> str:
    return f"{at.astimezone(_HERE):%Y-%m-%d %H.%M}"


# --- rights --------------------------------------------------------------------------------------------------------


def _confirm(options: argparse.Namespace, out: TextIO) -> int:
    hub = open_hub(Settings(options.data, options.database_url))
    try:
        rights = rights_list(hub)
        out.write(rights_text(rights))
        if not rights.waits:
            out.write("\nInget väntar på att bekräftas.\n")
            return DONE
        if not any(one.devices and one.gets_something for one in rights.people) and not options.empty:
            sys.stderr.write("Ingen får något. Importera filerna först (unpack-imports, import), eller ge --empty.\n")
            return NOT_DONE
        if not options.yes and not _is_agreed(out):
            out.write("Ingenting har bekräftats.\n")
            return NOT_DONE
        confirmed = confirm_rights(hub, rights.version)
        if confirmed is None:
            sys.stderr.write("Listan har ändrats medan du läste den. Ingenting har bekräftats. Kör igen.\n")
            return NOT_DONE
        counts = ", ".join(f"{count} {_OUTCOMES.get(name, name)}" for name, count in sorted(confirmed.outcomes.items()))
        out.write("\nBekräftat." + (f" Det som väntade: {counts}." if counts else "") + "\n")
        return DONE
    finally:
        close_hub(hub)


_OUTCOMES = {
    "applied": "gäller nu",
    "held": "väntar på beslut",
    "conflict": "krockar med något annat",
    "refused": "togs inte emot",
}
_ROLES = {
    Role.STAFF: "personal",
    Role.SHIFT_LEADER: "arbetsledare",
    Role.HANDLAGGARE: "handläggare",
    Role.BRUKARE: "brukare",
}


def _is_agreed(out: TextIO) -> bool:
    out.write("\nBekräfta listan? Skriv ja: ")
    out.flush()
    return sys.stdin.readline().strip().lower() == "ja"


def rights_text(rights: RightsList) -> str:
    """The list for a terminal. Brukare are counted: each sees their own."""
    brukare = [one for one in rights.people if one.role is Role.BRUKARE]
    lines = [_line(one) for one in sorted(rights.people, key=_place) if one.role is not Role.BRUKARE]
    tablets = sum(one.devices for one in brukare)
    lines.append(f"{len(brukare)} brukare ser var och en sitt eget, på {tablets} enheter")
    again = sum(one.known_again for one in rights.people)
    if again or rights.known_again_devices:
        lines.append(
            f"{again} nycklar på {rights.known_again_devices} enheter känns igen bara på sitt intyg. "
            "Spärra den som är borttappad innan du bekräftar: tryggve hub revoke"
        )
    if rights.held:
        lines.append(f"{rights.held} händelser väntar på att listan bekräftas")
    return "\n".join(lines) + "\n"


def _place(one: Entitled) -> tuple[str, str, str]:
    return one.organisation, one.role.value, one.external_id


def _line(one: Entitled) -> str:
    whom = f"{one.arenden} ärenden" if one.role is Role.HANDLAGGARE else f"{one.brukare} brukare"
    again = f", varav {one.known_again} känns igen bara på sitt intyg" if one.known_again else ""
    name = one.name or "(skyddade personuppgifter)"
    where = f"{one.organisation}: " if one.organisation else ""
    return f"{where}{one.external_id} {name}, {_ROLES[one.role]}, {whom}, {one.devices} enheter{again}"


# --- imports -------------------------------------------------------------------------------------------------------


def _unpack(options: argparse.Namespace, out: TextIO) -> int:
    from app.hub.imports.keeping import unpack_kept

    written = unpack_kept(options.data, options.out)
    for path in written:
        out.write(f"{path}\n")
    if not written:
        raise NotDoneError(BackupProblem.NO_FILE)
    return DONE
