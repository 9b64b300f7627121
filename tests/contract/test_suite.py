"""The suite's own checks, on the product in process; `make contract` runs all of its layers."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts.contract.layers import DETERMINISTIC, Layer, edges
from tests.contract.checks import Check, failures
from tests.contract.error_policy import ErrorPolicy
from tests.contract.operations import knowledge, unknown_operations
from tests.contract.responses import contract, response_contract
from tests.contract.servers import application, command
from tests.contract.subject import Serve, subject_of
from tests.contract.worlds import make_world


def found(world: str, checks: Iterable[Check], serve: Serve, folder: Path) -> list[str]:
    """A line for each check that fails, with the command that shows it."""
    policy = ErrorPolicy(contract())
    with subject_of(make_world(world, folder), serve, response_contract(), policy) as subject:
        return [
            f"{failure.check}: {failure.reason}\n  {failure.request and failure.request.curl()}"
            for failure in failures(checks, subject)
        ]


@pytest.mark.parametrize("layer", DETERMINISTIC)
@pytest.mark.parametrize("world", ["odd rows 2.x", "odd rows 3.x", "two databases"])
def test_in_process(world: str, layer: Layer, tmp_path: Path) -> None:
    assert found(world, DETERMINISTIC[layer](), application, tmp_path) == []


def test_over_http(tmp_path: Path) -> None:
    assert found("odd rows 3.x", edges(), command, tmp_path) == []


def test_every_operation_has_edges_and_laws() -> None:
    assert unknown_operations(contract(), knowledge()) == []


def test_an_operation_without_them_is_named() -> None:
    found = unknown_operations(contract(), {"gone": knowledge()["get_sessions"]})
    line = "get_sessions: tests/contract/operations/get_sessions/ must give it EDGES and LAWS"
    assert line in found
    gone = "gone: tests/contract/operations/gone/ is about no operation of the contract"
    assert found[-1] == gone
