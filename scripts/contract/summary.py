"""The cases of a run by status, and by the region of each parameter's values."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from rich.table import Table

from scripts.contract.outcome import Case
from tests.contract.document import Operation, alternatives

_LARGEST_64_BIT = 2**63 - 1
_LONG = 1000
_HUNDRED = 100


def summary(operation: Operation, cases: Iterable[Case]) -> Table:
    """A row for each region of each query parameter, a column for each status."""
    counts: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    statuses: set[int] = set()
    for case in cases:
        url = urlsplit(case.target)
        if case.method != operation.method or url.path != operation.path:
            continue
        statuses.add(case.status)
        given = dict(parse_qsl(url.query, keep_blank_values=True))
        for parameter in operation.parameters:
            region = _region(operation.document, parameter.schema, given.get(parameter.name))
            counts[parameter.name, region][case.status] += 1
    table = Table(title=f"{operation.name}: cases by status and by region of each parameter")
    table.add_column("parameter")
    table.add_column("region")
    for status in sorted(statuses):
        table.add_column(str(status), justify="right")
    last = ""
    for (name, region), found in sorted(counts.items()):
        cells = [str(found[status] or "·") for status in sorted(statuses)]
        table.add_row("" if name == last else name, region, *cells)
        last = name
    return table


def _region(document: Mapping[str, Any], schema: Mapping[str, Any], text: str | None) -> str:
    if text is None:
        return "absent"
    choices = [c for c in alternatives(document, schema) if c.get("type") != "null"]
    if any("enum" in choice for choice in choices):
        known = {str(value) for choice in choices for value in choice.get("enum", ())}
        return "known" if text in known else "not known"
    if any(choice.get("type") == "integer" for choice in choices):
        return _number_region(text)
    if not text:
        return "empty"
    if len(text) > _LONG:
        return "long"
    return "ASCII" if text.isascii() and text.isprintable() else "other characters"


def _number_region(text: str) -> str:
    try:
        number = int(text)
    except ValueError:
        return "no integer"
    if abs(number) > _LARGEST_64_BIT:
        return "beyond 64 bits"
    if number < 1:
        return "0" if number == 0 else "below 0"
    return "1 to 100" if number <= _HUNDRED else "above 100"
