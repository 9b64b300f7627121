"""What differs between two contracts, and the verdict on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any

from scripts.contract_diff.targets import leads
from scripts.generate.references import Document

NAMES = "the wire is unchanged, but generated code gets another name"


class Verdict(StrEnum):
    """From the gravest to the lightest."""

    BREAKING = "breaking"
    COMPATIBLE = "compatible"
    COSMETIC = "cosmetic"


class Direction(StrEnum):
    """Which way a value travels; EXACT where neither wider nor narrower is safe."""

    REQUEST = "request"
    RESPONSE = "response"
    EXACT = "exact"


class Effect(Enum):
    """What a difference does to the set of values that are allowed."""

    WIDER = 1
    NARROWER = 2
    OTHER = 3
    """Neither, or unknown: breaking in every direction."""
    NONE = 4
    UNSEEN = 5
    """Words and order, which no client can see."""


@dataclass(frozen=True)
class Difference:
    """One difference; `reason` stands for the one that effect and direction would give."""

    place: str
    what: str
    effect: Effect
    reason: str = ""


@dataclass(frozen=True)
class Pair:
    """The same part in both contracts, still to be compared; `kind` says how."""

    kind: str
    old: Any
    new: Any
    place: str
    direction: Direction = Direction.REQUEST


@dataclass(frozen=True)
class Documents:
    """Both contracts."""

    old: Document
    new: Document

    def renamed(self, old: str, new: str) -> bool:
        """Is what `old` refers to gone, and what `new` refers to, new?"""
        return old != new and not leads(self.new, old) and not leads(self.old, new)


Found = Iterator[Difference | Pair]


@dataclass(frozen=True)
class Change:
    """One line of the report; `operations` are those that a change of a component reaches."""

    verdict: Verdict
    place: str
    what: str
    reason: str
    operations: tuple[str, ...] = ()


_BREAKS = {
    Direction.REQUEST: "requests that were valid no longer are",
    Direction.RESPONSE: "answers may hold what they could not",
    Direction.EXACT: "used where neither wider nor narrower is safe",
}
_KEEPS = {
    Direction.REQUEST: "every request that was valid still is",
    Direction.RESPONSE: "answers hold nothing that they could not",
}
_SAFE = {(Direction.REQUEST, Effect.WIDER), (Direction.RESPONSE, Effect.NARROWER)}


def judge(difference: Difference, directions: Iterable[Direction]) -> tuple[Verdict, str]:
    """The verdict on a difference that is met in these directions, and the reason for it."""
    match difference.effect:
        case Effect.UNSEEN:
            return Verdict.COSMETIC, difference.reason or "no client can see it"
        case Effect.NONE:
            return Verdict.COMPATIBLE, difference.reason
    directions = sorted(directions)
    broken = [way for way in directions if (way, difference.effect) not in _SAFE]
    if broken:
        return Verdict.BREAKING, difference.reason or " and ".join(_BREAKS[w] for w in broken)
    return Verdict.COMPATIBLE, " and ".join(_KEEPS[way] for way in directions)
