"""What a new contract changes: operations added, removed and changed, and what of them."""

from typing import Any

from scripts.generate.operations import operation_objects
from scripts.generate.references import Document, follow, objects

Parts = dict[str, tuple[Any, Document]]
"""The parts of an operation, each with everything it refers to, by the words of the report."""


def operation_changes(old: Document, new: Document) -> list[str]:
    """One line for each operation that differs, wherever in the document the difference stands."""
    before, after = _operations(old), _operations(new)
    lines = [f"operation added: {name}" for name in after if name not in before]
    lines += [f"operation removed: {name}" for name in before if name not in after]
    for name in after:
        if name in before:
            was, now = before[name], after[name]
            parts = [part for part in was | now if was.get(part) != now.get(part)]
            if parts:
                lines.append(f"operation changed: {name} ({', '.join(parts)})")
    return lines


def _operations(document: Document) -> dict[str, Parts]:
    operations = {}
    for (_, path, method), item, operation in operation_objects(document):
        values = operation | {"path": path, "method": method}
        values.setdefault("security", document.get("security"))
        for parameter in [*item.get("parameters", []), *values.pop("parameters", [])]:
            found = follow(document, parameter, ())
            values[f"{found['in']} {found['name']}"] = parameter
        for status, response in values.pop("responses", {}).items():
            values[f"response {status}"] = response
        operations[operation["operationId"]] = {
            part: (value, _targets(document, value, {})) for part, value in values.items()
        }
    return operations


def _targets(document: Document, value: Any, found: Document) -> Document:
    """What the references in `value` lead to, and theirs, by reference."""
    for place, item in objects(value, ()):
        reference = item.get("$ref")
        if isinstance(reference, str) and reference not in found:
            found[reference] = follow(document, item, place)
            _targets(document, found[reference], found)
    return found
