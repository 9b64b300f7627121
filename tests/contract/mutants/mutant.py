"""What a mutant is: a server with one planted violation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from starlette.types import ASGIApp

from agentos_sessions.store import Store

_T = TypeVar("_T")


def unchanged(thing: _T) -> _T:
    """The thing itself."""
    return thing


@dataclass(frozen=True)
class Mutant:
    """`name` is the violation in words; the rest wraps what the real server is made of."""

    name: str
    app: Callable[[ASGIApp], ASGIApp] = unchanged
    store: Callable[[Store], Store] = unchanged
