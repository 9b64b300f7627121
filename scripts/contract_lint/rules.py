"""The rules by name, and what they find in a contract."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.contract_diff.reading import bundled, check_openapi, read_text
from scripts.contract_lint.findings import Finding, Rule
from scripts.contract_lint.lines import lines_of
from scripts.contract_lint.operation_rules import (
    declared_errors,
    error_body,
    known_scheme,
    one_tag,
    operation_id,
)
from scripts.contract_lint.parameter_rules import (
    described_parameter,
    distinct_path,
    parameter_once,
    path_parameter,
)
from scripts.contract_lint.schema_rules import possible_bounds, required_property, used_component
from scripts.contract_lint.value_rules import valid_default, valid_enum, valid_example
from scripts.generate.errors import GenerationError, written
from scripts.generate.references import objects
from scripts.generate.yaml_values import read_yaml

RULES: dict[str, Rule] = {
    rule.__name__.replace("_", "-"): rule
    for rule in (
        operation_id,
        one_tag,
        declared_errors,
        error_body,
        known_scheme,
        described_parameter,
        parameter_once,
        path_parameter,
        distinct_path,
        used_component,
        required_property,
        possible_bounds,
        valid_default,
        valid_enum,
        valid_example,
    )
}


def findings_in(path: Path) -> list[Finding]:
    """What the rules find, in the order of the lines; what is no OpenAPI is not read further.

    Raises GenerationError for a file that cannot be read.
    """
    text = read_text(path)
    try:
        value = read_yaml(text, str(path))
    except GenerationError as error:
        line, _, reason = str(error).removeprefix(f"{path}:").partition(":")
        return [Finding("yaml", "the document", reason, int(line) if line.isdigit() else None)]
    lines = lines_of(text)
    try:
        found = list(_broken(value, path))
    except GenerationError as error:
        place, _, reason = str(error).partition(": ")
        found = [("openapi", place, reason)]
    except RecursionError:
        found = [("openapi", "the document", "refers to itself without end")]
    findings = [Finding(rule, place, reason, lines.get(place)) for rule, place, reason in found]
    return sorted(findings, key=lambda finding: finding.line or 0)


def _broken(value: Any, path: Path) -> Iterator[tuple[str, str, str]]:
    """Rule, place and reason; defaults, which the generator checks, have a rule of their own."""
    document = bundled(value, path, read_text)
    structure = copy.deepcopy(document)
    for place, item in objects(structure, ()):
        if "variables" not in place:  # of a server, whose default is required
            item.pop("default", None)
    check_openapi(structure)
    for name, rule in RULES.items():
        for place, reason in rule(document):
            yield name, written(place), reason
