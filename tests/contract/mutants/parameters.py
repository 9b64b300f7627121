"""Mutants of how a query is read: repeated, unknown and empty parameters, enumerations, numbers."""

from urllib.parse import unquote

from starlette.requests import Request

from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.queries import (
    Pairs,
    drop,
    edit_query,
    edit_value,
    number_of,
    pairs_of,
    value_of,
)
from tests.contract.mutants.wire import Answer, edit_answer, fail, is_listed

_PARAMETERS = {
    "type",
    "component_id",
    "user_id",
    "session_name",
    "limit",
    "page",
    "sort_by",
    "sort_order",
    "db_id",
    "table",
}
_TYPES = {"agent", "team", "workflow"}
_LARGEST_INTEGER = 2**63 - 1


def _first_wins(pairs: Pairs) -> Pairs:
    first = dict(reversed(pairs))
    return list({name: (name, first[name]) for name, _ in pairs}.values())


def _joined(pairs: Pairs) -> Pairs:
    """Repeated texts are joined by commas, as some frameworks do."""
    joined: dict[str, str] = {}
    for name, value in pairs:
        joined[name] = f"{joined[name]},{value}" if name in joined else value
    return list(joined.items())


def _refuse_unknown(answer: Answer, request: Request) -> Answer:
    unknown = {name for name, _ in pairs_of(request)} - _PARAMETERS
    if not is_listed(answer, request) or not unknown:
        return answer
    body = {"detail": f"{min(unknown)}: no such parameter", "error_code": "VALIDATION_ERROR"}
    return Answer(422, answer.headers, b"").with_json(body)


def _floored(text: str) -> str:
    whole, point, fraction = text.partition(".")
    return whole if point and whole.isdecimal() and fraction.isdecimal() else text


def _fails_with(name: str, text: str, words: str) -> Mutant:
    return Mutant(
        f"{name} with {words} in it is answered 500",
        fail(lambda request: text in value_of(request, name)),
    )


def _fails_beyond_64_bits(name: str) -> Mutant:
    return Mutant(
        f"{name} beyond 64 bits is answered 500",
        fail(lambda request: number_of(request, name, 1) > _LARGEST_INTEGER),
    )


def _offset(request: Request) -> int:
    return (number_of(request, "page", 1) - 1) * min(number_of(request, "limit", 20), 100)


MUTANTS = (
    Mutant("of a repeated parameter the first counts", edit_query(_first_wins)),
    Mutant("repeated parameters are joined", edit_query(_joined)),
    Mutant("an unknown parameter is refused", edit_answer(_refuse_unknown)),
    Mutant("an empty limit is none", drop("limit", lambda value: not value)),
    Mutant("an empty type is none", drop("type", lambda value: not value)),
    Mutant("the text null is no page", drop("page", lambda value: value == "null")),
    Mutant("the text null is no user_id", drop("user_id", lambda value: value == "null")),
    Mutant("type is read in any case", edit_value("type", str.lower)),
    Mutant("sort_order is read in any case", edit_value("sort_order", str.lower)),
    Mutant("spaces around sort_order are overlooked", edit_value("sort_order", str.strip)),
    Mutant(
        "an unknown type is agent",
        edit_value("type", lambda value: value if value in _TYPES else "agent"),
    ),
    Mutant("a limit with a fraction is floored", edit_value("limit", _floored)),
    Mutant(
        "a page that is no number is the first",
        edit_value("page", lambda value: value if value.lstrip("+-").isdecimal() else "1"),
    ),
    Mutant("session_name is decoded twice", edit_value("session_name", unquote)),
    Mutant("user_id ends at a NUL", edit_value("user_id", lambda value: value.split("\0")[0])),
    _fails_with("session_name", "\0", "a NUL"),
    _fails_with("component_id", "\0", "a NUL"),
    _fails_with("user_id", "'", "an apostrophe"),
    _fails_with("session_name", "\ufffd", "bytes that are no UTF-8"),
    _fails_beyond_64_bits("limit"),
    _fails_beyond_64_bits("page"),
    Mutant(
        "an offset beyond 64 bits is answered 500",
        fail(lambda request: _offset(request) > _LARGEST_INTEGER),
    ),
    Mutant(
        "a session_name of 60,000 characters is answered 500",
        fail(lambda request: len(value_of(request, "session_name")) >= 60_000),
    ),
)
