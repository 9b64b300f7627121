"""The server with one planted violation each: what the suite must catch."""

from starlette.types import ASGIApp

from agentos_sessions.app import create_app
from agentos_sessions.auth import KeyAuthenticator
from agentos_sessions.store import Databases, parse_locations
from tests.contract.mutants import (
    answers,
    authentication,
    counts,
    filters,
    items,
    methods,
    moments,
    names,
    odd_rows,
    paging,
    parameters,
    refusals,
    sorting,
    times,
)
from tests.contract.mutants.mutant import Mutant

__all__ = ["MUTANTS", "Mutant", "mutated"]

_SUBJECTS = (
    answers,
    refusals,
    methods,
    authentication,
    parameters,
    filters,
    names,
    sorting,
    paging,
    counts,
    items,
    times,
    odd_rows,
    moments,
)

MUTANTS: tuple[Mutant, ...] = tuple(mutant for subject in _SUBJECTS for mutant in subject.MUTANTS)


def mutated(world_locations: list[str], mutant: Mutant, key: str) -> ASGIApp:
    """The real application over those databases, with the mutant's violation."""
    store = mutant.store(Databases.at(parse_locations(world_locations)))
    app = mutant.app(create_app(store, KeyAuthenticator(key)))
    return authentication.telling_key(app, key)
