# Generated from openapi/agentos.yaml by make generate. Do not edit.

"""Where a request carries its credentials, and which of them let it in."""

from collections.abc import Callable
from typing import Any

from starlette.types import Scope

from .routing import Authenticate
from .security import Principal

Read = Callable[[Scope], Any]


def required(check: Callable[..., Principal], *reads: Read) -> Authenticate:
    """Hands the credentials of a request to `check`."""
    if len(reads) == 1:
        [read] = reads
        return lambda scope: check(read(scope))
    return lambda scope: check(*(read(scope) for read in reads))


def bearer_token(scope: Scope) -> str | None:
    """The token of the first Authorization header; None for none, an empty one and other schemes."""
    for name, value in scope["headers"]:
        if name == b"authorization":
            scheme, _, token = value.strip(b" \t").partition(b" ")
            if scheme.lower() == b"bearer":
                return token.strip(b" \t").decode("latin-1") or None
            return None
    return None
