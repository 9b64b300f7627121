"""The document around the operations: its version, its servers, and components by name."""

from typing import Any

from scripts.contract_diff.changes import NAMES, Difference, Documents, Effect, Found
from scripts.contract_diff.leftovers import compare_leftovers
from scripts.contract_diff.spelling import same

_JUDGED = frozenset({"components", "info", "openapi", "paths", "security", "servers", "tags"})
_SCHEMAS = "#/components/schemas/"


def compare_documents(documents: Documents) -> Found:
    """What differs outside operations and components."""
    old, new, place = documents.old, documents.new, "the document"
    if old["openapi"] != new["openapi"]:
        what = f"openapi {old['openapi']} became {new['openapi']}"
        yield Difference(place, what, Effect.NONE, "what the schemas mean is compared")
    for key in ("info", "tags"):
        if not same(old.get(key), new.get(key)):
            yield Difference(place, f"{key} differs", Effect.UNSEEN)
    before = [server["url"] for server in old.get("servers", [])]
    after = [server["url"] for server in new.get("servers", [])]
    for url in sorted({*before} - {*after}):
        yield Difference(f"server {url}", "is gone", Effect.OTHER, "clients call it")
    for url in sorted({*after} - {*before}):
        yield Difference(f"server {url}", "is new", Effect.NONE, "nobody calls it yet")
    yield from compare_leftovers(old, new, place, _JUDGED)


def compare_unused(documents: Documents, compared: set[tuple[str, str]]) -> Found:
    """Schemas that no operation of both contracts led to; `compared` are those that one did."""
    old = documents.old.get("components", {}).get("schemas", {})
    new = documents.new.get("components", {}).get("schemas", {})
    renamed = {pair for pair in compared if documents.renamed(*pair)}
    former, latter = {pair[0] for pair in renamed}, {pair[1] for pair in renamed}
    for name in old:
        reference = _SCHEMAS + name
        if name not in new and reference not in former:
            yield Difference(f"schema {name}", "is gone", Effect.OTHER, NAMES)
    for name in new:
        reference = _SCHEMAS + name
        if name not in old and reference not in latter:
            yield Difference(f"schema {name}", "is new", Effect.NONE, "nothing used it before")
        elif name in old and (reference, reference) not in compared:
            yield from _unused(old[name], new[name], f"schema {name}")


def _unused(old: Any, new: Any, place: str) -> Found:
    if not same(old, new):
        reason = "no operation of both contracts uses it"
        yield Difference(place, "differs", Effect.NONE, reason)
