"""Contents: the media types of a body, an answer or a parameter, each with its schema."""

from scripts.contract_diff.changes import Difference, Direction, Effect, Found, Pair
from scripts.contract_diff.leftovers import compare_leftovers
from scripts.contract_diff.words import compare_words
from scripts.generate.references import Document

_COMPARED = frozenset({"schema", "itemSchema"})


def compare_contents(old: Document, new: Document, place: str, direction: Direction) -> Found:
    """What differs in `content` of two owners."""
    before, after = old.get("content", {}), new.get("content", {})
    for media_type in before:
        if media_type not in after:
            where = f"{place} {media_type}"
            yield Difference(where, "is gone", Effect.OTHER, "whoever uses it finds it no more")
    for media_type in after:
        if media_type not in before:
            where = f"{place} {media_type}"
            yield Difference(where, "is new", Effect.NONE, "only those meet it who ask for it")
            continue
        where = place if media_type == "application/json" else f"{place} {media_type}"
        was, now = before[media_type], after[media_type]
        yield from compare_words(was, now, where)
        for keyword in ("schema", "itemSchema"):
            if keyword in was or keyword in now:
                schemas = was.get(keyword, {}), now.get(keyword, {})
                yield Pair("schema", *schemas, where, direction)
        yield from compare_leftovers(was, now, where, _COMPARED)
