"""Flags that parts of several kinds have."""

from scripts.contract_diff.changes import Difference, Effect, Found
from scripts.generate.references import Document


def compare_required(old: Document, new: Document, place: str) -> Found:
    """Of a parameter, a header or a body."""
    if bool(old.get("required")) != bool(new.get("required")):
        if new.get("required"):
            yield Difference(place, "is now required", Effect.NARROWER)
        else:
            yield Difference(place, "is no longer required", Effect.WIDER)


def compare_deprecated(old: Document, new: Document, place: str) -> Found:
    """Of an operation, a parameter or a schema."""
    if bool(old.get("deprecated")) != bool(new.get("deprecated")):
        now = "now" if new.get("deprecated") else "no longer"
        yield Difference(place, f"is {now} deprecated", Effect.NONE, "it works as before")
