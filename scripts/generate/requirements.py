"""Security: the credentials that an operation asks for, and the alternatives to them."""

from dataclasses import dataclass
from typing import Any

from scripts.generate.errors import ContractError, Place
from scripts.generate.references import Document, follow


@dataclass(frozen=True)
class Scheme:
    """A security scheme; `kind` says where its credentials stand, `key` under which name."""

    name: str
    kind: str
    key: str


@dataclass(frozen=True)
class Requirement:
    """The ways to be let in, each a combination of schemes; `optional` lets everyone in."""

    ways: tuple[tuple[Scheme, ...], ...]
    optional: bool


def read_requirement(document: Document, place: Place, operation: Document) -> Requirement | None:
    """None for an open operation; raises ContractError for a scheme that cannot be generated."""
    owner, place = (operation, place) if "security" in operation else (document, ())
    place = (*place, "security")
    alternatives = owner.get("security", [])
    ways = tuple(
        tuple(
            _scheme(document, name, scopes, (*place, index)) for name, scopes in alternative.items()
        )
        for index, alternative in enumerate(alternatives)
        if alternative
    )
    return Requirement(ways, optional=len(ways) < len(alternatives)) if ways else None


def _scheme(document: Document, name: str, scopes: Any, place: Place) -> Scheme:
    scheme = document.get("components", {}).get("securitySchemes", {}).get(name)
    if scheme is None:
        raise ContractError(place, f"security scheme {name} is not among the components")
    if scopes:
        raise ContractError((*place, name), "scopes and roles are not supported")
    scheme = follow(document, scheme, place)
    match scheme:
        case {"type": "http", "scheme": str(kind)} if kind.lower() in {"basic", "bearer"}:
            return Scheme(name, kind.lower(), "")
        case {"type": "apiKey", "in": str(kind), "name": str(key)}:
            return Scheme(name, kind, key)
    said = " ".join(str(scheme[key]) for key in ("type", "scheme") if key in scheme)
    raise ContractError(
        ("components", "securitySchemes", name),
        f"apiKey, http basic and http bearer are supported, here: {said}",
    )
