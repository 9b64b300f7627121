"""`make mutants`: the suite against servers with one planted violation each.

A violation that no layer catches is a hole in the suite, and fails.
"""

import logging
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Annotated

import structlog
import typer
from rich.console import Console
from rich.table import Table

from scripts.contract.fuzzing import run_schemathesis
from scripts.contract.layers import DETERMINISTIC, SCHEMATHESIS, Layer
from tests.contract.checks import failures
from tests.contract.error_policy import ErrorPolicy
from tests.contract.mutants import MUTANTS, Mutant, mutated
from tests.contract.responses import contract, response_contract
from tests.contract.subject import KEY, Send, in_process, subject_of
from tests.contract.worlds import World, make_world

SHORT = (
    "an item has a field that is not of the contract",
    "null fields of an item are left out",
    "the detail of a 422 is a list",
    "a 401 has no WWW-Authenticate",
    "HEAD is answered as GET",
    "a prefix of the key is right",
    "no key is asked for past the first page",
    "of a repeated parameter the first counts",
    "page beyond 64 bits is answered 500",
    "user_id is ignored past the first page",
    "session_name is folded in ASCII only",
    "_ in a session_name is any character",
    "ties are in order of session_id without case",
    "a page past the first starts one session late",
    "total_count is that of the page",
    "a limit above 100 is served as 100 and not said so",
    "a name is derived from the second run",
    "updated_at has no zone",
    "one session in hundreds is dropped",
    "meta and data are of two snapshots",
)
"""A few of each kind, which `make ci` runs against the layers that need no server."""

_WORLDS = ("odd rows 3.x", "two databases")
_FUZZED_WORLD = "odd rows 3.x"
_PROCESSES = 2
_SEED = 20260101

UNCHANGED = Mutant("nothing is planted")
_BY_NAME = {mutant.name: mutant for mutant in (UNCHANGED, *MUTANTS)}


@dataclass(frozen=True)
class Verdict:
    """Which layers caught a mutant, and what the first one said."""

    mutant: str
    caught_by: frozenset[Layer]
    said: str


def main(
    names: Annotated[list[str] | None, typer.Argument(help="All of them if none is named.")] = None,
    layer: Annotated[list[Layer] | None, typer.Option(help="Only these layers.")] = None,
    short: Annotated[
        bool, typer.Option("--short", help="A few mutants, without a server.")
    ] = False,
) -> None:
    """Ends with 1 if a mutant is not caught, or if the unchanged server is."""
    chosen = [UNCHANGED.name, *(names or (SHORT if short else (m.name for m in MUTANTS)))]
    unknown = set(chosen) - _BY_NAME.keys()
    if unknown:
        raise typer.BadParameter(f"no mutant is called {', '.join(sorted(unknown))}")
    layers = layer or (list(DETERMINISTIC) if short else list(Layer))
    with ProcessPoolExecutor(_PROCESSES) as pool:
        verdicts = list(pool.map(partial(_verdict, layers=layers, until_caught=short), chosen))
    console = Console(highlight=False)
    console.print(_table(verdicts, layers))
    unchanged, *planted = verdicts
    missed = [verdict.mutant for verdict in planted if not verdict.caught_by]
    console.print(f"{len(planted) - len(missed)} of {len(planted)} mutants are caught")
    for name in missed:
        console.print(f"[red]not caught: {name}[/red]")
    if unchanged.caught_by:
        console.print(f"[red]the unchanged server is: {unchanged.said}[/red]")
    raise typer.Exit(int(bool(missed or unchanged.caught_by)))


def _verdict(name: str, layers: Sequence[Layer], *, until_caught: bool) -> Verdict:
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    said: dict[Layer, str] = {}
    for layer in layers:
        finding = first_finding(_BY_NAME[name], layer)
        if finding:
            said[layer] = finding
        if finding and until_caught:
            break
    return Verdict(name, frozenset(said), next(iter(said.values()), ""))


def first_finding(mutant: Mutant, layer: Layer) -> str | None:
    """What the layer says of the server with that violation; None if it finds nothing."""
    if layer in SCHEMATHESIS:
        return _schemathesis_finding(mutant, layer)
    for world_name in _WORLDS:
        serve = partial(_served, mutant)
        policy = ErrorPolicy(contract())
        with subject_of(_world(world_name), serve, response_contract(), policy) as subject:
            for failure in failures(DETERMINISTIC[layer](), subject):
                return f"{failure.check}: {failure.reason}"
    return None


def _schemathesis_finding(mutant: Mutant, layer: Layer) -> str | None:
    serve = [sys.executable, "-m", "tests.contract.mutants", "serve", mutant.name, "--key", KEY]
    with tempfile.TemporaryDirectory() as folder:
        _, findings = run_schemathesis(
            SCHEMATHESIS[layer], _world(_FUZZED_WORLD), Path(folder) / "report", _SEED, serve
        )
    return f"{findings[0].check}: {findings[0].reason}" if findings else None


@contextmanager
def _served(mutant: Mutant, world: World) -> Iterator[Send]:
    with in_process(mutated(world.locations, mutant, KEY)) as deliver:
        yield deliver


@cache
def _world(name: str) -> World:
    """Its files are there until the process ends."""
    return make_world(name, Path(_folder().name) / name)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _table(verdicts: Sequence[Verdict], layers: Sequence[Layer]) -> Table:
    table = Table(title="planted violations, and which layer catches them", expand=True)
    table.add_column("violation", no_wrap=True)
    for layer in layers:
        table.add_column(layer, justify="center")
    table.add_column("first finding", overflow="ellipsis", no_wrap=True, ratio=1)
    for verdict in verdicts:
        marks = ["✓" if layer in verdict.caught_by else "·" for layer in layers]
        table.add_row(verdict.mutant, *marks, verdict.said)
    return table


if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(main)
    app()
