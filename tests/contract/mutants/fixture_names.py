"""The names that sessions of the fixture have from their runs, which a store does not tell."""

import re

_DERIVED = re.compile(r"Question \d of turn 0|brew tea \d")


def is_derived(name: str) -> bool:
    """Whether it is one of them."""
    return bool(_DERIVED.fullmatch(name))


def is_given(name: str) -> bool:
    """Whether it is one of them and the input of a run."""
    return is_derived(name) and name.startswith("brew")
