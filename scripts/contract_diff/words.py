"""Words: titles, descriptions and examples, which no client sees but for the names made of them."""

from scripts.contract_diff.changes import NAMES, Difference, Effect, Found
from scripts.contract_diff.spelling import is_word, same
from scripts.generate.names import snake_case
from scripts.generate.references import Document


def compare_words(old: Document, new: Document, place: str) -> Found:
    """One difference that names the words, if any differ."""
    differing = [
        key
        for key in dict.fromkeys([*old, *new])
        if is_word(key) and not same(old.get(key), new.get(key))
    ]
    if differing:
        yield Difference(place, f"{', '.join(differing)} differs", Effect.UNSEEN)


def compare_name(old: object, new: object, place: str, what: str) -> Found:
    """A name of which generated names are made."""
    if old != new:
        effect = Effect.UNSEEN if _made(old) == _made(new) else Effect.OTHER
        reason = "generated names stay" if effect is Effect.UNSEEN else NAMES
        yield Difference(place, f"{what} {old} became {new}", effect, reason)


def _made(name: object) -> str:
    return snake_case(str(name))
