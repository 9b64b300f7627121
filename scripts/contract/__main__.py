"""`make contract`: the layers of the suite over every world, two at a time."""

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import Annotated

import typer

from scripts.contract.layers import REPORTS, Layer, run_layer, worlds_of
from scripts.contract.outcome import Outcome
from scripts.contract.printing import console, print_outcome, print_summaries
from tests.contract.operations import knowledge, unknown_operations
from tests.contract.responses import contract
from tests.contract.worlds import WORLDS

_SEED = 20260101
_PROCESSES = 2


def main(
    layers: Annotated[
        list[Layer] | None, typer.Argument(help="All of them if none is named.")
    ] = None,
    world: Annotated[
        list[str] | None, typer.Option(help=f"Of {', '.join(WORLDS)}; several may be named.")
    ] = None,
    seed: Annotated[int, typer.Option(help="What schemathesis makes up follows from it.")] = _SEED,
) -> None:
    """Ends with 1 if something is found, or if an operation has no edges and laws of its own."""
    if unknown_worlds := sorted({*(world or ())} - {*WORLDS}):
        raise typer.BadParameter(f"no world is called {', '.join(unknown_worlds)}")
    shutil.rmtree(REPORTS, ignore_errors=True)
    outcomes = []
    for outcome in _outcomes(layers or list(Layer), world, seed):
        outcomes.append(outcome)
        print_outcome(outcome)
    print_summaries(outcomes)
    unknown = unknown_operations(contract(), knowledge())
    for line in unknown:
        console.print(f"[red]{line}[/red]")
    found = sum(len(outcome.findings) for outcome in outcomes)
    count = sum(len(outcome.cases) for outcome in outcomes)
    if found:
        console.print("The commands repeat it with $URL and $OS_SECURITY_KEY set.")
    console.print(f"{count} cases, {found} findings, seed {seed}; reports in {REPORTS}/")
    raise typer.Exit(int(bool(found or unknown)))


def _outcomes(
    layers: Sequence[Layer], worlds: Sequence[str] | None, seed: int
) -> Iterator[Outcome]:
    with ProcessPoolExecutor(_PROCESSES) as pool:
        tasks = [
            pool.submit(run_layer, layer, world, seed)
            for layer in sorted(layers, key=list(Layer).index, reverse=True)
            for world in worlds or worlds_of(layer)
        ]
        for task in as_completed(tasks):
            yield task.result()


if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(main)
    app()
