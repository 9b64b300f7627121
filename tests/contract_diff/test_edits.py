"""Edits of the contract: the verdict, the place and the words for each."""

import copy

import pytest

from scripts.contract_diff.comparison import compare
from tests.generate.contracts import Edit, real

from .answer_edits import ANSWERS, properties
from .contracts import changes, lines
from .edits import OPERATIONS, PARAMETERS, SESSIONS, another


@pytest.mark.parametrize(("edit", "line"), OPERATIONS.values(), ids=OPERATIONS)
def test_operation(edit: Edit, line: str) -> None:
    assert lines(changes(edit))[0] == line


@pytest.mark.parametrize(("edit", "line"), PARAMETERS.values(), ids=PARAMETERS)
def test_parameter(edit: Edit, line: str) -> None:
    assert lines(changes(edit))[0] == line


@pytest.mark.parametrize(("edit", "line"), ANSWERS.values(), ids=ANSWERS)
def test_answer(edit: Edit, line: str) -> None:
    assert lines(changes(edit))[0] == line


def test_nothing_changed() -> None:
    assert changes(lambda _: None) == []


def test_a_component_is_reported_once_with_what_it_reaches() -> None:
    old = real()
    another(old, "/other", "Sessions")
    new = copy.deepcopy(old)
    properties(new, "SessionSchema").pop("session_state")
    [change] = compare(old, new)
    assert change.operations == (SESSIONS, "GET /other")
