"""An operation that is new in the YAML is tested from its first generation, without test code."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi import FastAPI

from agentos_sessions.auth import KeyAuthenticator
from agentos_sessions.error_responses import add_error_responses
from agentos_sessions.response_contract import ResponseContract
from scripts.generate.__main__ import main as generate
from tests.contract.added_operation import BROKEN, HANDLERS, add_get_session
from tests.contract.checks import failures
from tests.contract.error_policy import ErrorPolicy
from tests.contract.from_contract import contract_checks, statuses_seen
from tests.contract.operations import knowledge, unknown_operations
from tests.contract.responses import CONTRACT
from tests.contract.subject import KEY, Subject, Target, in_process
from tests.contract.worlds import World


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The contract with one operation more."""
    found: dict[str, Any] = yaml.safe_load(CONTRACT.read_text())
    add_get_session(found)
    return found


@pytest.fixture(scope="module")
def generated(document: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The packages of that contract, and the handlers."""
    folder = tmp_path_factory.mktemp("added")
    contract = folder / "added.yaml"
    contract.write_text(yaml.safe_dump(document, sort_keys=False))
    assert generate(["--contract", str(contract), "--output", str(folder / "generated")]) == 0
    (folder / "generated/added_handlers.py").write_text(HANDLERS)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder / "generated")
        yield folder


def first_failure(document: dict[str, Any], handlers: str) -> str | None:
    """What the checks that follow from the contract alone say of the new operation's handler."""
    sessions = getattr(importlib.import_module("added_handlers"), handlers)()
    app = FastAPI(openapi_url=None, redirect_slashes=False)
    routes = importlib.import_module("added_contract.routes")
    routes.add_routes(app, sessions=sessions, authenticator=KeyAuthenticator(KEY))
    add_error_responses(app)
    checks = [*contract_checks(document), *statuses_seen(document)]
    with in_process(app) as deliver:
        target = Target(deliver, ResponseContract(document), ErrorPolicy(document))
        subject = Subject(World("added", {}), target, lambda _world: in_process(app))
        of_operation = [check for check in checks if "get_session:" in check.name]
        found = (
            f"{failure.check}: {failure.reason}" for failure in failures(of_operation, subject)
        )
        return next(found, None)


@pytest.mark.usefixtures("generated")
def test_handlers_as_they_should_be(document: dict[str, Any]) -> None:
    assert first_failure(document, "Sessions") is None


@pytest.mark.usefixtures("generated")
@pytest.mark.parametrize("handlers", BROKEN)
def test_handlers_that_break_it(document: dict[str, Any], handlers: str) -> None:
    assert first_failure(document, handlers) is not None


def test_it_is_named_until_it_has_edges_and_laws(document: dict[str, Any]) -> None:
    known = {name: found for name, found in knowledge().items() if name != "get_session"}
    line = "get_session: tests/contract/operations/get_session/ must give it EDGES and LAWS"
    assert unknown_operations(document, known) == [line]
