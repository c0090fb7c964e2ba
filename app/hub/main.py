"""`tryggve hub`: runs the hub, and what its operators do at a command line."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from app import logs
from app.domain.tablet import Limits as TabletLimits
from app.doors.signer_process import SignerGoneError
from app.hub.assembly import close_hub, open_hub
from app.hub.database import reading, writing
from app.hub.enrolment import make_code
from app.hub.hub import Hub
from app.hub.hub_keys import KeyFileError
from app.hub.migrate import NewerDatabaseError, OtherHubError
from app.hub.occupied import OccupiedError
from app.hub.revoking import revoke_device, revoke_person
from app.hub.settings import Relay, Settings
from app.hub.tables import person
from app.protocol.version import LOWEST_CLIENT

_MAX_VALID_MIN = 7 * 24 * 60
_OPERATING = ("backup", "restore", "confirm-rights", "unpack-imports")
_COMMANDS = (
    "serve",
    "import",
    "enrol",
    "revoke",
    "openapi",
    "migrate",
    "verify-log",
    "export-log",
    "erase",
    "approve",
    "withdraw",
    *_OPERATING,
)


def main(argv: Sequence[str] | None = None) -> int:
    """0: done. 1: it could not be done, said on stderr. 2: the command line was wrong."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] and words[0] not in (*_COMMANDS, "-h", "--help"):
        words.insert(0, "serve")
    try:
        return _run(words)
    except (KeyFileError, NewerDatabaseError, OtherHubError) as error:
        return _say_no(str(error))
    except OccupiedError:
        return _say_no("a backup is being put back; wait until that is done")
    except SignerGoneError:
        return _say_no("the process that signs door passes does not start")
    except OSError as error:
        return _say_no(f"{type(error).__name__}: {error.strerror or error}")
    except SQLAlchemyError as error:
        return _say_no(f"the database does not answer ({type(error).__name__})")


def _run(words: Sequence[str]) -> int:
    logs.set_up()
    if words[:1] == ["import"]:
        from app.hub.imports.command import run

        return run(words[1:], engine_from=_import_engine)
    if words[:1] and words[0] in _OPERATING:
        from app.hub.operating import run as operate

        return operate(words)
    options = _parser().parse_args(words)
    return int(options.run(options))


def _import_engine(data: Path, database_url: str | None) -> Engine:
    return open_hub(Settings(data, database_url or "")).engine


def _say_no(sentence: str) -> int:
    sys.stderr.write(f"tryggve hub: {sentence}\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tryggve hub",
        description="The hub. Without a command: serve. `import FILE…` takes planning exports. `backup`, `restore`, "
        "`confirm-rights` and `unpack-imports` are for its operator; each tells its options with --help.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    serve = _command(commands, "serve", "run the hub", _serve)
    serve.add_argument("--port", type=int, required=True, help="0: any free one, told on stdout")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--workers", type=int, default=1, help="more than one needs PostgreSQL")
    serve.add_argument(
        "--lowest-client",
        default=LOWEST_CLIENT,
        metavar="VERSION",
        help="the oldest program that is served; older ones keep what was written and ask to be updated",
    )
    serve.add_argument(
        "--unopened-min",
        type=int,
        default=30,
        metavar="N",
        help="minutes that a message to a unit may lie unopened before it becomes a task",
    )
    serve.add_argument(
        "--quiet-days",
        type=float,
        default=5.0,
        metavar="N",
        help="days without a message written or read before the unit that comes there is asked to see to it",
    )
    serve.add_argument(
        "--tablet-quiet-min",
        type=float,
        default=TabletLimits().quiet / timedelta(minutes=1),
        metavar="N",
        help="after so many minutes without a word from a brukare's tablet its unit is asked to look after it",
    )
    serve.add_argument(
        "--relay",
        action="append",
        default=[],
        metavar="URL",
        help="a relay for calls, as turn:HOST:PORT?transport=udp; may be given more than once",
    )
    serve.add_argument(
        "--relay-secret", type=Path, default=None, metavar="FILE", help="the secret shared with the relay, one line"
    )
    serve.add_argument(
        "--relay-only", action="store_true", help="calls go through the relay alone: no device learns another's address"
    )
    serve.add_argument("--tls-cert", default="", metavar="F")
    serve.add_argument("--tls-key", default="", metavar="F")
    enrol = _command(commands, "enrol", "print a one-time code for a person's device", _enrol)
    whom = enrol.add_mutually_exclusive_group(required=True)
    whom.add_argument("--person", default="", metavar="ID")
    whom.add_argument("--external", default="", metavar="ID", help="the planning system's id")
    enrol.add_argument("--valid-min", type=int, default=60, metavar="N")
    revoke = _command(commands, "revoke", "shut out a device, or a person's keys on every device", _revoke)
    what = revoke.add_mutually_exclusive_group(required=True)
    what.add_argument("--device", default="", metavar="ID")
    what.add_argument("--person", default="", metavar="ID")
    _command(commands, "migrate", "bring the database to this program's schema", _migrate)
    _command(commands, "verify-log", "check the access log's chains", _verify_log)
    export = _command(commands, "export-log", "write the access log to a file for `tryggve verify-log`", _export_log)
    export.add_argument("--out", type=Path, default=None, metavar="FILE", help="the log")
    export.add_argument("--heads", type=Path, default=None, metavar="FILE", help="the heads that clients handed back")
    export.add_argument("--contents", action="store_true", help="with contents and salts: ids of people, never names")
    erase = _command(commands, "erase", "erase a person from the access log's contents", _erase)
    erase.add_argument("--person", required=True, metavar="ID")
    approve = _command(commands, "approve", "enter a brukare's yes to a närstående", _approve)
    approve.add_argument("--brukare", required=True, metavar="ID", help="the planning system's id")
    approve.add_argument("--name", default="", help="of somebody who is new here")
    approve.add_argument("--person", default="", metavar="ID", help="of somebody who is known already")
    approve.add_argument("--relation", default="", metavar="WORD", help="in the brukare's own words: dotter, granne")
    withdraw = _command(commands, "withdraw", "take a brukare's yes back", _withdraw)
    withdraw.add_argument("--brukare", required=True, metavar="ID", help="the planning system's id")
    withdraw.add_argument("--person", required=True, metavar="ID")
    openapi = commands.add_parser("openapi", help="print the API's document")
    openapi.set_defaults(run=_openapi)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    about: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about)
    command.add_argument("--data", type=Path, required=True, metavar="DIR")
    command.add_argument("--database-url", default="", metavar="URL", help="postgresql+psycopg://…; else SQLite in DIR")
    command.add_argument("--clock-ahead-s", type=float, default=0.0, help=argparse.SUPPRESS)
    command.set_defaults(run=run)
    return command


def _settings(options: argparse.Namespace) -> Settings:
    return Settings(
        options.data,
        options.database_url,
        lowest_client=getattr(options, "lowest_client", LOWEST_CLIENT),
        workers=getattr(options, "workers", 1),
        tablets=_tablet_limits(options),
        clock_ahead=timedelta(seconds=options.clock_ahead_s),
        unopened_after=timedelta(minutes=getattr(options, "unopened_min", 30)),
        quiet_after=timedelta(days=getattr(options, "quiet_days", 5.0)),
        relay=_relay(options),
    )


def _relay(options: argparse.Namespace) -> Relay:
    """Raises OSError for a secret that cannot be read."""
    path = getattr(options, "relay_secret", None)
    secret = path.read_text().strip() if path is not None else ""
    return Relay(tuple(getattr(options, "relay", ())), secret, only=getattr(options, "relay_only", False))


def _tablet_limits(options: argparse.Namespace) -> TabletLimits:
    quiet_min = getattr(options, "tablet_quiet_min", None)
    return TabletLimits() if quiet_min is None else TabletLimits(quiet=timedelta(minutes=quiet_min))


def _serve(options: argparse.Namespace) -> int:
    from app.hub.serving import Listening, serve

    settings = _settings(options)
    if settings.workers < 1 or (settings.workers > 1 and settings.is_sqlite):
        return _say_no("--workers above 1 needs PostgreSQL (--database-url)")
    if settings.tablets.quiet <= timedelta():
        return _say_no("--tablet-quiet-min is above 0")
    if bool(settings.relay.urls) != bool(settings.relay.secret):
        return _say_no("--relay and --relay-secret belong together")
    if settings.relay.only and not settings.relay.urls:
        return _say_no("--relay-only wants a --relay")
    if settings.quiet_after <= timedelta():
        return _say_no("--quiet-days is above 0")
    if bool(options.tls_cert) != bool(options.tls_key):
        return _say_no("--tls-cert and --tls-key belong together")
    return serve(settings, Listening(options.host, options.port, options.tls_cert, options.tls_key))


def _with_hub(options: argparse.Namespace, work: Callable[[Hub], int]) -> int:
    hub = open_hub(_settings(options))
    try:
        return work(hub)
    finally:
        close_hub(hub)


def _enrol(options: argparse.Namespace) -> int:
    if not 1 <= options.valid_min <= _MAX_VALID_MIN:
        return _say_no(f"--valid-min is 1 to {_MAX_VALID_MIN}")

    def work(hub: Hub) -> int:
        person_id = options.person or _by_external(hub, options.external)
        valid = timedelta(minutes=options.valid_min)
        with writing(hub.engine) as connection:
            code = make_code(connection, person_id, now=hub.clock.now(), valid=valid)
        if code is None:
            return _say_no("there is nobody with that id, or they have left")
        sys.stdout.write(code + "\n")
        return 0

    return _with_hub(options, work)


def _by_external(hub: Hub, external: str) -> str:
    with reading(hub.engine) as connection:
        return str(connection.scalar(select(person.c.id).where(person.c.external_id == external)) or "")


def _revoke(options: argparse.Namespace) -> int:
    def work(hub: Hub) -> int:
        with writing(hub.engine) as connection:
            if options.device:
                count = revoke_device(connection, options.device, hub.clock.now())
            else:
                count = revoke_person(connection, options.person, hub.clock.now())
        if not count:
            return _say_no("nothing is enrolled under that id, or it was shut out already")
        sys.stdout.write(f"{count}\n")
        return 0

    return _with_hub(options, work)


def _migrate(options: argparse.Namespace) -> int:
    return _with_hub(options, lambda _hub: 0)


def _verify_log(options: argparse.Namespace) -> int:
    from app.hub.access_log import verify

    def work(hub: Hub) -> int:
        with reading(hub.engine) as connection:
            faults = verify(connection)
        for fault in faults:
            sys.stdout.write(f"{fault.stream} {fault.number} {fault.code}\n")
        return 1 if faults else 0

    return _with_hub(options, work)


def _export_log(options: argparse.Namespace) -> int:
    from app.hub.log_command import export

    if options.out is None and options.heads is None:
        return _say_no("--out, --heads or both")
    return _with_hub(options, lambda hub: export(hub, options.out, options.heads, contents=options.contents))


def _erase(options: argparse.Namespace) -> int:
    from app.hub.log_command import erase

    return _with_hub(options, lambda hub: erase(hub, options.person))


def _approve(options: argparse.Namespace) -> int:
    from app.hub.approving import approve

    return _with_hub(options, lambda hub: approve(hub, options))


def _withdraw(options: argparse.Namespace) -> int:
    from app.hub.approving import withdraw

    return _with_hub(options, lambda hub: withdraw(hub, options))


def _openapi(_options: argparse.Namespace) -> int:
    import tempfile

    from app.hub.http.app import create_app

    with tempfile.TemporaryDirectory() as folder:
        hub = open_hub(Settings(Path(folder)))
        sys.stdout.write(json.dumps(create_app(hub).openapi(), indent=2, ensure_ascii=False) + "\n")
        close_hub(hub)
    return 0
