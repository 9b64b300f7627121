"""`make fuzz`: schemathesis for minutes, from a random seed that it prints."""

import secrets
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from scripts.contract.fuzzing import Mode, run_schemathesis
from scripts.contract.layers import REPORTS
from scripts.contract.outcome import Outcome
from scripts.contract.printing import console, print_outcome, print_summaries
from tests.contract.worlds import make_world

_WORLD = "odd rows 3.x"
_EXAMPLES = 5000
_LARGEST_SEED = 2**32
_HALVES = ("positive", "negative")
"""Requests that match the contract, and requests that do not: mixed, one starves the other."""


def main(
    seed: Annotated[int | None, typer.Option(help="Repeats the run that printed it.")] = None,
    examples: Annotated[int, typer.Option(help="Of each half.")] = _EXAMPLES,
) -> None:
    """Ends with 1 if something is found."""
    chosen = secrets.randbelow(_LARGEST_SEED) if seed is None else seed
    console.print(f"SEED={chosen}")
    outcomes = []
    for half in _HALVES:
        outcomes.append(_fuzz(half, examples, chosen))
        print_outcome(outcomes[-1])
    print_summaries(outcomes)
    raise typer.Exit(int(any(outcome.findings for outcome in outcomes)))


def _fuzz(half: str, examples: int, seed: int) -> Outcome:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        world = make_world(_WORLD, Path(folder))
        mode = Mode("fuzzing", examples, half)
        cases, findings = run_schemathesis(mode, world, REPORTS / f"fuzz-{half}", seed)
    return Outcome(half, _WORLD, time.monotonic() - began, cases, findings)


if __name__ == "__main__":
    typer.run(main)
