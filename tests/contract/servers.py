"""Servers of a world: the product in process, and the product's command over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile

from agentos_sessions.app import create_app
from agentos_sessions.auth import KeyAuthenticator
from agentos_sessions.store import Databases, parse_locations
from scripts.served import COMMAND, served
from tests.contract.subject import KEY, Send, in_process, over_http
from tests.contract.worlds import World


@contextmanager
def application(world: World) -> Iterator[Send]:
    """The application, which validates its own answers too."""
    store = Databases.at(parse_locations(world.locations))
    app = create_app(store, KeyAuthenticator(KEY), validate_responses=True)
    with in_process(app) as deliver:
        yield deliver


@contextmanager
def command(world: World) -> Iterator[Send]:
    """`agentos-sessions serve`, as users run it."""
    line = [COMMAND, "serve", *world.locations, "--port", "0"]
    with (
        TemporaryFile() as log,
        served(line, {"OS_SECURITY_KEY": KEY}, log) as server,
        over_http(server.url) as deliver,
    ):
        yield deliver
