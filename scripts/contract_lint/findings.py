"""Findings: what a rule has to say, and where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.generate.errors import Place
from scripts.generate.references import Document

Breaches = Iterator[tuple[Place, str]]
"""The place and the reason of each."""

Rule = Callable[[Document], Breaches]
"""Reads a document that is valid OpenAPI."""


@dataclass(frozen=True)
class Finding:
    """One breach of a rule; `line` is None where the place is not in the file."""

    rule: str
    place: str
    reason: str
    line: int | None
