"""Mutants that lose a page, or a session of it, over one row in hundreds."""

from collections.abc import Callable
from typing import Any
from zlib import crc32

from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.wire import Wrap, edit_data, edit_items, fail_on

Item = dict[str, Any]

_ONE_IN = 150


def _drop_items(when: Callable[[Item], bool]) -> Wrap:
    return edit_data(lambda data, _: [item for item in data if not when(item)])


def _is_rare(item: Item) -> bool:
    """Whether it is one of few, and always the same ones."""
    return crc32(item["session_id"].encode()) % _ONE_IN == 0


MUTANTS = (
    Mutant("one session in hundreds fails its page", fail_on(_is_rare)),
    Mutant(
        "one session in hundreds has no created_at",
        edit_items(
            lambda item: (
                {name: value for name, value in item.items() if name != "created_at"}
                if _is_rare(item)
                else item
            )
        ),
    ),
    Mutant("one session in hundreds is dropped", _drop_items(_is_rare)),
    Mutant(
        "a session whose created_at is no time fails its page",
        fail_on(lambda item: item["created_at"] is None),
    ),
    Mutant(
        "a session whose created_at is no time is dropped",
        _drop_items(lambda item: item["created_at"] is None),
    ),
    Mutant(
        "a name that was not valid Unicode fails its page",
        fail_on(lambda item: "\ufffd" in item["session_name"]),
    ),
    Mutant(
        "a session with a NUL in its name is dropped",
        _drop_items(lambda item: "\0" in item["session_name"]),
    ),
    Mutant(
        "a session without a name fails its page",
        fail_on(lambda item: not item["session_name"]),
    ),
    Mutant(
        "a session_id that is no plain word is dropped",
        _drop_items(lambda item: not item["session_id"].replace("-", "").isalnum()),
    ),
)
