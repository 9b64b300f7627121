"""The servers that are compared, each with the worlds that it can read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from scripts.agno_environments import ENVIRONMENT, AgnoEnvironment
from scripts.served import served
from tests.contract.servers import command
from tests.contract.subject import KEY, Send, Serve, over_http
from tests.contract.worlds import World

VERSIONS = {"2.2.13": "2.x", "2.9.0": "2.x", "3.1.10": "3.x"}
"""Agno's versions, and the layout that each writes."""

_ENVIRONMENT = ENVIRONMENT | {"OS_SECURITY_KEY": KEY}


@dataclass(frozen=True)
class Peer:
    """A server: how it serves a world, and in which layouts."""

    name: str
    serve: Serve
    layouts: Sequence[str]


def peers(environments: Path) -> list[Peer]:
    """Agno's servers, installed where they are not yet, and ours."""
    found = []
    for version, layout in VERSIONS.items():
        agno = AgnoEnvironment(version, environments)
        agno.install()
        found.append(Peer(f"Agno {version}", _agno(agno), [layout]))
    return [*found, Peer("AgentOS Sessions", command, list(dict.fromkeys(VERSIONS.values())))]


def _agno(agno: AgnoEnvironment) -> Serve:
    @contextmanager
    def serve(world: World) -> Iterator[Send]:
        (database,) = world.databases.values()
        line = [agno.python, "-B", "-m", "scripts.peers.agno_server"]
        line += [str(database.path), database.tables[0].name]
        with (
            TemporaryFile() as log,
            served(line, _ENVIRONMENT, log) as server,
            over_http(server.url) as deliver,
        ):
            yield deliver

    return serve
