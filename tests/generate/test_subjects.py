"""Contracts of one subject each: generated, strictly typed, and called through their clients.

`subjects/` holds for each a contract, a server that fills in its services, and the calls. The
full contracts of Agno, which have more operations than one would fill in, are among them.
"""

import fcntl
import importlib
import inspect
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.routing import APIRoute

from scripts.generate.__main__ import main

from .contracts import MYPY_CACHE, REPOSITORY

pytestmark = pytest.mark.thorough

SUBJECTS = Path(__file__).parent / "subjects"
CONTRACTS = REPOSITORY / "tests/data/contracts"
NAMES = sorted(path.stem for path in SUBJECTS.glob("*.yaml"))
OPERATIONS = {"agno_2_2": 50, "agno_3_1": 119}
PATHS = {name: SUBJECTS / f"{name}.yaml" for name in NAMES}
PATHS |= {name: CONTRACTS / f"{name}.json" for name in OPERATIONS}


class Generated:
    """The folders of what was generated, made when first asked for, once for all workers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def __getitem__(self, name: str) -> Path:
        output = self._folder / name
        with (self._folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not output.exists():
                assert main(["--contract", str(PATHS[name]), "--output", str(output)]) == 0
                for module in SUBJECTS.glob(f"{name}_[cs]*.py"):
                    shutil.copy(module, output)
        return output


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    return Generated(tmp_path_factory.getbasetemp().parent / "subjects")


def imported(module: str, folder: Path) -> ModuleType:
    """The module of the folder; what it asserts is told as pytest does."""
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    pytest.register_assert_rewrite(module)
    return importlib.import_module(module)


@pytest.mark.filterwarnings("ignore:Setting per-request cookies:DeprecationWarning")
@pytest.mark.parametrize("name", NAMES)
async def test_calls(name: str, generated: Generated) -> None:
    app = imported(f"{name}_server", generated[name]).app
    calls = imported(f"{name}_calls", generated[name]).calls
    transport = httpx.ASGITransport(app)
    await calls({"base_url": "http://subject", "httpx_args": {"transport": transport}})


@asynccontextmanager
async def listening(app: FastAPI) -> AsyncIterator[str]:
    """The address of a server on a port of its own."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup()
    try:
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        await server.shutdown()


@pytest.mark.parametrize("name", ["bodies", "answers"])
async def test_calls_over_a_socket(name: str, generated: Generated) -> None:
    app = imported(f"{name}_server", generated[name]).app
    calls = imported(f"{name}_calls", generated[name]).calls
    async with listening(app) as url:
        await calls({"base_url": url})


def stub(service: type) -> Any:
    """A service whose methods do nothing."""

    async def method(self: object, **_: object) -> None: ...

    methods = dict.fromkeys(service.__abstractmethods__, method)  # type: ignore[attr-defined]
    return type("Stub", (service,), methods)()


@pytest.mark.parametrize(("name", "count"), OPERATIONS.items())
def test_the_contract_of_agno(name: str, count: int, generated: Generated) -> None:
    add_routes = imported(f"{name}_contract.routes", generated[name]).add_routes
    app = FastAPI()
    _, *services = inspect.signature(add_routes).parameters.values()
    add_routes(app, **{service.name: stub(service.annotation) for service in services})
    routes = [route for route in app.routes if isinstance(route, APIRoute)]
    assert len({route.operation_id for route in routes}) == count
    imported(f"{name}_client", generated[name])


def test_types(generated: Generated, tmp_path: Path) -> None:
    """All that was generated, and the servers and calls beside it, in one run."""
    folders = [generated[name] for name in PATHS]
    finished = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--cache-dir", MYPY_CACHE),
            *(str(item) for folder in folders for item in sorted(folder.glob("*"))),
        ],
        cwd=tmp_path,
        env={
            "PATH": sysconfig.get_path("scripts"),
            "MYPYPATH": os.pathsep.join(map(str, folders)),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.stdout.startswith("Success: "), finished.stdout
