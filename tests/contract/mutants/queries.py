"""How the query of a request is changed before the application reads it."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request

from tests.contract.mutants.wire import PATH, Wrap, edit_scope

Pairs = list[tuple[str, str]]


def edit_query(edit: Callable[[Pairs], Pairs]) -> Wrap:
    """Changes the names and values of the query; one that stays the same stays as it is written."""

    def edited(request: Request) -> Mapping[str, Any]:
        pairs = pairs_of(request)
        changed = edit(pairs)
        if changed == pairs or request.url.path != PATH:
            return {}
        return {"query_string": urlencode(changed).encode()}

    return edit_scope(edited)


def edit_value(name: str, edit: Callable[[str], str]) -> Wrap:
    """Changes the values of one parameter."""
    return edit_query(lambda pairs: [(n, edit(v) if n == name else v) for n, v in pairs])


def drop(name: str, when: Callable[[str], bool] = lambda _: True) -> Wrap:
    """Leaves out one parameter where its value is such."""
    return edit_query(lambda pairs: [(n, v) for n, v in pairs if n != name or not when(v)])


def pairs_of(request: Request) -> Pairs:
    """Names and values in order, read as the application reads them."""
    text = request.scope["query_string"].decode("latin-1")
    return parse_qsl(text, keep_blank_values=True)


def value_of(request: Request, name: str) -> str:
    """The value that counts, empty where there is none."""
    return dict(pairs_of(request)).get(name, "")


def number_of(request: Request, name: str, default: int) -> int:
    """The number that counts; the default where there is none."""
    try:
        return int(value_of(request, name))
    except ValueError:
        return default


def with_values(request: Request, **values: str) -> Mapping[str, Any]:
    """The entries of the scope for a query that has these values too, which count."""
    return {"query_string": urlencode([*pairs_of(request), *values.items()]).encode()}
