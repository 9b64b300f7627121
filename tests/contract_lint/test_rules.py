"""Rules: each is broken by a fault, and the place and the reason are told."""

from pathlib import Path

import pytest

from scripts.contract_lint.accepted import FILE, read_accepted, without_accepted
from scripts.contract_lint.rules import RULES, findings_in
from tests.generate.contracts import Edit, edited, operation, parameter, schemas, write

from .faults import FAULTS, FINE, GET

CASES = [(rule, *fault) for rule, faults in FAULTS.items() for fault in faults]


def findings(text: str, folder: Path) -> list[tuple[str, str, str]]:
    """Rule, place and reason of what is found and not accepted."""
    found = findings_in(write(folder, text))
    left, _ = without_accepted(found, read_accepted(FILE, RULES.keys()))
    return [(finding.rule, finding.place, finding.reason) for finding in left]


@pytest.mark.parametrize(("rule", "edit", "place", "reason"), CASES)
def test_fault(rule: str, edit: Edit, place: str, reason: str, tmp_path: Path) -> None:
    found = findings(edited(edit), tmp_path)
    assert [finding for finding in found if finding[0] == rule] == [(rule, place, reason)]


def test_every_rule_can_fail() -> None:
    assert FAULTS.keys() == RULES.keys()


@pytest.mark.parametrize("edit", FINE.values(), ids=FINE)
def test_nothing_to_find(edit: Edit, tmp_path: Path) -> None:
    assert findings(edited(edit), tmp_path) == []


UNREADABLE = {
    "broken reference": (
        edited(lambda d: schemas(d).pop("SortOrder")),
        ("openapi", f"{GET}.parameters[7].schema.anyOf[0]"),
    ),
    "invalid OpenAPI": (edited(lambda d: d.pop("info")), ("openapi", "the document")),
    "reference to another kind": (
        edited(lambda d: operation(d)["parameters"].append({"$ref": "#/info"})),
        ("openapi", f"{GET}.parameters[10]"),
    ),
    "schema without end": (
        edited(
            lambda d: schemas(d)["SortOrder"].update(
                allOf=[{"$ref": "#/components/schemas/SortOrder"}]
            )
        ),
        ("openapi", "the document"),
    ),
    "invalid YAML": ("openapi: [\n", ("yaml", "the document")),
    "a list": ("- a\n", ("openapi", "openapi")),
    "nothing": ("", ("openapi", "openapi")),
}


@pytest.mark.parametrize(("text", "found"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_openapi(text: str, found: tuple[str, str], tmp_path: Path) -> None:
    [(rule, place, _)] = findings(text, tmp_path)
    assert (rule, place) == found


def test_line_of_a_place(tmp_path: Path) -> None:
    path = write(tmp_path, edited(lambda d: parameter(d, "limit").pop("description")))
    [finding] = [f for f in findings_in(path) if f.rule == "described-parameter"]
    assert finding.line is not None
    assert path.read_text("utf-8").splitlines()[finding.line - 1].strip() == "- name: limit"
