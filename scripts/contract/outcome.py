"""What a layer of the suite found in a world."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A request that was sent, and the status that answered it."""

    method: str
    target: str
    status: int


@dataclass(frozen=True)
class Finding:
    """A failure, and the command that shows it again; the key is not in it."""

    check: str
    reason: str
    curl: str


@dataclass(frozen=True)
class Outcome:
    """All of one layer in one world."""

    layer: str
    world: str
    seconds: float
    cases: Sequence[Case]
    findings: Sequence[Finding]
