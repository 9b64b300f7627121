"""Security: whether what clients send as their credentials is still enough."""

from typing import Any

from scripts.contract_diff.changes import NAMES, Difference, Documents, Effect, Found
from scripts.contract_diff.spelling import is_word, written
from scripts.generate.references import Document, follow

Alternative = frozenset[tuple[str, str]]
"""The schemes that one request must satisfy, each with one scope that it must grant."""


def compare_security(documents: Documents, old: Any, new: Any, place: str) -> Found:
    """What differs in the requirements of one operation; None and no alternative leave it open."""
    before, after = _alternatives(documents.old, old), _alternatives(documents.new, new)
    refused = [one for one in before if not any(other <= one for other in after)]
    opened = [one for one in after if not any(one >= other for other in before)]
    if refused and before == {frozenset()}:
        yield Difference(place, "asks for credentials", Effect.NARROWER)
    elif refused:
        yield Difference(place, "asks for other or more credentials", Effect.NARROWER)
    elif opened:
        what = "is open to everyone" if frozenset() in after else "accepts other credentials too"
        yield Difference(place, what, Effect.WIDER, "credentials that were enough still are")
    elif before == after and _names(old) != _names(new):
        yield Difference(place, "security scheme is renamed", Effect.OTHER, NAMES)


def _alternatives(document: Document, requirements: Any) -> set[Alternative]:
    schemes = document.get("components", {}).get("securitySchemes", {})
    return {
        frozenset(
            (_on_the_wire(document, schemes.get(name, {"name": name})), scope)
            for name, scopes in alternative.items()
            for scope in ("", *scopes)
        )
        for alternative in requirements or [{}]
    }


def _on_the_wire(document: Document, scheme: Document) -> str:
    scheme = follow(document, scheme, ())
    said = {k: v for k, v in scheme.items() if not is_word(k) and k != "bearerFormat"}
    if "flows" in said:
        said["flows"] = {name: flow | {"scopes": {}} for name, flow in said["flows"].items()}
    return written(said)


def _names(requirements: Any) -> set[str]:
    return {name for alternative in requirements or () for name in alternative}
