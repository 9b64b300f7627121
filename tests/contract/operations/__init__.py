"""What is known of single operations: a package of the operation's name for each.

Each says which requests have which status (`EDGES`), what holds between request, rows and answer
(`LAWS`), which values are worth asking for (`examples`), between which `BOUNDS`, and what the
answer to a request is, by the rows (`check_answer`).
"""

import pkgutil
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol

import httpx

from tests.contract.checks import Check
from tests.contract.document import Document, operations
from tests.contract.worlds import World


class Knowledge(Protocol):
    """What a package here has."""

    EDGES: Sequence[Check]
    LAWS: Sequence[Check]
    BOUNDS: Mapping[str, Mapping[str, Any]]

    def examples(self, world: World) -> Mapping[str, Sequence[Any]]:
        """Values of that world, by parameter, for whatever makes up requests."""

    def check_answer(self, world: World, query: str, response: httpx.Response) -> None:
        """Raises `AssertionError` when the rows say otherwise."""


def knowledge() -> dict[str, Knowledge]:
    """The packages here, by operation."""
    return {
        module.name: import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
    }


def unknown_operations(document: Document, known: Mapping[str, Knowledge]) -> list[str]:
    """A line for each operation that has no edges and no laws of its own, and the other way."""
    described = {operation.name for operation in operations(document)}
    lines = [
        f"{name}: tests/contract/operations/{name}/ must give it {' and '.join(missing)}"
        for name in sorted(described)
        if (missing := _missing(known.get(name)))
    ]
    return lines + [
        f"{name}: tests/contract/operations/{name}/ is about no operation of the contract"
        for name in sorted(known.keys() - described)
    ]


def _missing(found: Knowledge | None) -> list[str]:
    return [part for part in ("EDGES", "LAWS") if not getattr(found, part, ())]
