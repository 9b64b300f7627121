"""The layers of the suite, each over one world of the product."""

import json
import logging
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

import structlog

from scripts.contract.fuzzing import COVERAGE, FUZZ, run_schemathesis
from scripts.contract.outcome import Case, Finding, Outcome
from tests.contract.checks import Check, failures
from tests.contract.document import operations
from tests.contract.error_policy import ErrorPolicy
from tests.contract.from_contract import contract_checks, statuses_seen
from tests.contract.operation_check import FIRST_SERVER_ERROR
from tests.contract.operations import knowledge
from tests.contract.responses import contract, response_contract
from tests.contract.servers import application, command
from tests.contract.subject import Serve, Target, subject_of
from tests.contract.worlds import FULL, make_world

REPORTS = Path(".contract")


class Layer(StrEnum):
    """A part of the suite, from the cheapest on."""

    EDGES = "edges"
    LAWS = "laws"
    COVERAGE = "coverage"
    FUZZ = "fuzz"


SCHEMATHESIS = {Layer.COVERAGE: COVERAGE, Layer.FUZZ: FUZZ}


# Where hardly a request has an answer of its own: three rows, or no answer without a `db_id`.
_WITHOUT: dict[Layer, frozenset[str]] = {
    Layer.COVERAGE: frozenset({"agno-3.1-my-sessions"}),
    Layer.FUZZ: frozenset({"agno-3.1-my-sessions", "two databases"}),
}


def worlds_of(layer: Layer) -> list[str]:
    """Where the layer is run, if nothing else is asked for."""
    return [world for world in FULL if world not in _WITHOUT.get(layer, ())]


def run_layer(layer: Layer, world_name: str, seed: int) -> Outcome:
    """Serves the world and runs the layer; what was sent is kept under `REPORTS`."""
    # The odd rows of a world are logged by the application in this process, as they should be.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        world = make_world(world_name, Path(folder))
        name = f"{layer} {world_name}".replace(" ", "-")
        if layer in SCHEMATHESIS:
            mode = SCHEMATHESIS[layer]
            cases, findings = run_schemathesis(mode, world, REPORTS / name, seed)
            if layer is Layer.COVERAGE:
                findings += _unseen(cases)
        else:
            cases, findings = [], []
            for serve in _SERVERS[layer]:
                with subject_of(world, serve, response_contract(), _policy()) as subject:
                    findings += [
                        Finding(f.check, f.reason, f.request.curl() if f.request else "")
                        for f in failures(DETERMINISTIC[layer](), subject)
                    ]
                    cases += _cases(subject.target)
            _keep(REPORTS / f"{name}.ndjson", cases)
    return Outcome(layer, world_name, time.monotonic() - began, cases, findings)


def edges() -> Iterator[Check]:
    """What follows from the contract, the tables of single requests, and that none was vacuous."""
    yield from contract_checks(contract())
    for known in knowledge().values():
        yield from known.EDGES
    yield from statuses_seen(contract())


def laws() -> Iterator[Check]:
    """What holds between request, rows and answer."""
    for known in knowledge().values():
        yield from known.LAWS


DETERMINISTIC: dict[Layer, Callable[[], Iterable[Check]]] = {
    Layer.EDGES: edges,
    Layer.LAWS: laws,
}
_SERVERS: dict[Layer, tuple[Serve, ...]] = {
    Layer.EDGES: (application, command),
    Layer.LAWS: (application,),
}


def _policy() -> ErrorPolicy:
    return ErrorPolicy(contract())


def _unseen(cases: Sequence[Case]) -> Iterator[Finding]:
    """A run in which a documented status never came has not tested it."""
    for operation in operations(contract()):
        seen = {case.status for case in cases if operation.takes(case.method, case.target)}
        for status in operation.statuses:
            if status < FIRST_SERVER_ERROR and status not in seen:
                yield Finding("minimum of statuses", f"{operation.name}: no case was {status}", "")


def _cases(target: Target) -> list[Case]:
    return [
        Case(exchange.request.method, exchange.request.shown, exchange.status)
        for exchange in target.exchanges
    ]


def _keep(path: Path, cases: Iterable[Case]) -> None:
    path.parent.mkdir(exist_ok=True)
    lines = [json.dumps({"request": f"{c.method} {c.target}", "status": c.status}) for c in cases]
    path.write_text("\n".join(lines) + "\n")
