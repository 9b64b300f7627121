"""The command `agentos-sessions`."""

import secrets
import socket
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from fastapi import FastAPI
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from agentos_contract.security import Authenticator
from agentos_sessions import server
from agentos_sessions.auth import KeyAuthenticator, OpenAuthenticator
from agentos_sessions.checking import report
from agentos_sessions.demo import write_demo
from agentos_sessions.errors import AgentosError, HandlersDiffer
from agentos_sessions.settings import Settings
from agentos_sessions.store import Databases, Location, SQLiteDatabase, Store, parse_locations


def _description(setting: str) -> str:
    return f"{Settings.model_fields[setting].description}."


def _option(setting: str) -> Any:
    return typer.Option(help=_description(setting))


main = typer.Typer(
    help="AgentOS GET /sessions over the databases that Agno agents write.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_Databases = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID=]PATH-or-URL ...",
        help=_description("databases"),
        show_default=False,
    ),
]


@main.command()
def serve(
    databases: _Databases = None,
    host: Annotated[str | None, _option("host")] = None,
    port: Annotated[int | None, _option("port")] = None,
    no_auth: Annotated[
        bool, typer.Option("--no-auth", help="Ask for no key; on a loopback address only.")
    ] = False,
    validate_responses: Annotated[
        bool | None, typer.Option("--validate-responses", help=_description("validate_responses"))
    ] = None,
) -> None:
    """Serve the sessions of databases.

    Requests carry the key in $OS_SECURITY_KEY as a bearer token; without one, a random key for
    this run is made and printed.
    """
    with _errors_in_one_line():
        settings = _settings(databases, host=host, port=port, validate_responses=validate_responses)
        key = settings.security_key.get_secret_value() if settings.security_key else None
        if no_auth and key:
            _fail("--no-auth and OS_SECURITY_KEY contradict each other; leave one out")
        if no_auth and not _is_loopback(settings.host):
            _fail(f"--no-auth is for loopback addresses, which {settings.host} is not")
        locations = parse_locations(settings.databases)
        tables = [_tables(location) for location in locations]
        made_key = None if key or no_auth else secrets.token_urlsafe(24)
        bearer = made_key or key
        authenticator = KeyAuthenticator(bearer) if bearer else OpenAuthenticator()
        app = _app(
            Databases.at(locations), authenticator, validate_responses=settings.validate_responses
        )
        listener = _bind(settings.host, settings.port)
    _announce(_url(settings.host, listener), tables, made_key, is_open=no_auth)
    server.serve(app, listener)


@main.command()
def demo(
    path: Annotated[Path, typer.Argument(help="File to write; it must not exist.")],
    sessions: Annotated[int, typer.Option(min=0, help="How many sessions.")] = 500,
) -> None:
    """Write a database as Agno 3 does: agents, teams and workflows over the last 90 days."""
    with _errors_in_one_line():
        if path.exists():
            _fail(f"{path} exists; demo does not overwrite")
        if not path.parent.is_dir():
            _fail(f"{path.parent} is no folder")
        try:
            write_demo(path, sessions, datetime.now(UTC))
        except OperationalError as error:
            _fail(f"{path}: {error.orig}")
    typer.echo(f"{path}: {sessions} sessions")


@main.command()
def check(databases: _Databases = None) -> None:
    """Say what databases hold and what is wrong with them; exit code 1 if something is."""
    wrong = False
    with _errors_in_one_line():
        for location in parse_locations(_settings(databases).databases):
            typer.echo(f"{location.database_id}: {location.path}")
            contents, problems = report(location)
            for line in (*contents, *(f"WRONG {problem}" for problem in problems)):
                typer.echo(f"  {line}")
            wrong = wrong or bool(problems)
    raise typer.Exit(int(wrong))


def _app(store: Store, authenticator: Authenticator, *, validate_responses: bool) -> FastAPI:
    """Raises `HandlersDiffer`, also for a name that the contract gives no longer."""
    try:
        from agentos_sessions.app import create_app  # noqa: PLC0415  may name what is gone
    except ImportError as error:
        if not (error.name or "").startswith("agentos_contract"):
            raise
        *_, place = traceback.extract_tb(error.__traceback__)
        raise HandlersDiffer(f"{place.filename}:{place.lineno}: {error.msg}") from error
    return create_app(store, authenticator, validate_responses=validate_responses)


@contextmanager
def _errors_in_one_line() -> Iterator[None]:
    try:
        yield
    except AgentosError as error:
        _fail(str(error))
    except ValidationError as error:
        problem = error.errors()[0]
        _fail(f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}")


def _fail(line: str) -> NoReturn:
    typer.echo(f"agentos-sessions: {line}", err=True)
    raise typer.Exit(2)


def _settings(databases: list[str] | None, **options: Any) -> Settings:
    """The environment's settings but for what is given here."""
    options["databases"] = tuple(databases) if databases else None
    return Settings(**{name: value for name, value in options.items() if value is not None})


def _tables(location: Location) -> str:
    """What is served of it, in a line; raises `DatabaseUnavailable`."""
    description = SQLiteDatabase(location.path, location.database_id).describe()
    names = ", ".join(f"{table.name}, {table.layout}" for table in description.sessions)
    return f"{location.database_id}: {location.path} ({names or 'no sessions table yet'})"


def _url(host: str, listener: socket.socket) -> str:
    """Where a client on this machine finds it."""
    port = listener.getsockname()[1]
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return f"http://[{reached}]:{port}" if ":" in reached else f"http://{reached}:{port}"


def _announce(url: str, tables: list[str], made_key: str | None, *, is_open: bool) -> None:
    typer.echo(f"AgentOS Sessions on {url}")
    for line in tables:
        typer.echo(f"  {line}")
    if made_key:
        typer.echo(f"  key of this run: {made_key} (set OS_SECURITY_KEY for one of your own)")
    header = f'-H "Authorization: Bearer {made_key or "$OS_SECURITY_KEY"}" '
    typer.echo(f'  curl {"" if is_open else header}"{url}/sessions?limit=5"')


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bind(host: str, port: int) -> socket.socket:
    try:
        return server.bind(host, port)
    except OSError as error:
        _fail(f"cannot listen on {host} port {port}: {error.strerror}")
