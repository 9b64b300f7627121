"""Accepted findings: breaches that stay, each with its reason, in accepted.toml."""

import tomllib
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from scripts.contract_lint.findings import Finding
from scripts.generate.errors import GenerationError

FILE = Path(__file__).with_name("accepted.toml")


@dataclass(frozen=True)
class Accepted:
    """One entry of the file."""

    rule: str
    place: str
    reason: str


def read_accepted(path: Path, rules: Set[str]) -> list[Accepted]:
    """Raises GenerationError for a file that is not such a list."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("accepted", [])
        accepted = [Accepted(**entry) for entry in entries]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as error:
        raise GenerationError(f"{path}: {error}") from error
    for entry in accepted:
        if entry.rule not in rules:
            raise GenerationError(f"{path}: no rule is named {entry.rule}")
        if not entry.reason.strip():
            raise GenerationError(f"{path}: {entry.rule} at {entry.place} has no reason")
    return accepted


def without_accepted(
    findings: list[Finding], accepted: list[Accepted]
) -> tuple[list[Finding], list[Accepted]]:
    """The findings that are not accepted, and the entries that no finding calls for."""
    waiting = list(accepted)
    left = []
    for finding in findings:
        entry = next((e for e in accepted if _meets(e, finding)), None)
        if entry is None:
            left.append(finding)
        elif entry in waiting:
            waiting.remove(entry)
    return left, waiting


def _meets(entry: Accepted, finding: Finding) -> bool:
    return (entry.rule, entry.place) == (finding.rule, finding.place)
