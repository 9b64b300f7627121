"""The report of a comparison: as text, as JSON, or as Markdown."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict

from scripts.contract_diff.changes import Change, Verdict


def as_text(changes: list[Change]) -> str:
    """A line for each change, and one that counts them."""
    lines = [f"{change.verdict:<10}  {_line(change)}" for change in changes]
    return "\n".join([*lines, _summary(changes)])


def as_json(changes: list[Change]) -> str:
    """The changes as an array of objects."""
    return json.dumps([asdict(change) for change in changes], indent=2, ensure_ascii=False)


def as_markdown(changes: list[Change]) -> str:
    """A table of the changes under a line that counts them."""
    lines = [f"**Contract: {_summary(changes)}**"]
    if changes:
        lines += ["", "| verdict | place | change | reason | reaches |", "|---|---|---|---|---|"]
    for change in changes:
        cells = (change.verdict, f"`{change.place}`", change.what, change.reason, _reach(change))
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines)


REPORTS: dict[str, Callable[[list[Change]], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}


def _line(change: Change) -> str:
    reach = f" [{_reach(change)}]" if change.operations else ""
    return " ".join(f"{change.place}: {change.what} ({change.reason}){reach}".split())


def _reach(change: Change) -> str:
    return ", ".join(change.operations)


def _summary(changes: list[Change]) -> str:
    counts = Counter(change.verdict for change in changes)
    counted = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
    return counted if changes else "no difference"
