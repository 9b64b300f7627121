"""Mutants of a session's times as they are listed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from tests.contract.mutants.listings import WrapStore, edit_sessions
from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.wire import Wrap, edit_items

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ELSEWHERE = timezone(timedelta(hours=2))


def _written(field: str, edit: Callable[[str], Any]) -> Wrap:
    """Changes how one time is written, where there is one."""
    return edit_items(lambda item: {**item, field: item[field] and edit(item[field])})


def _created(edit: Callable[[datetime], datetime | None]) -> WrapStore:
    return edit_sessions(lambda s: replace(s, created_at=s.created_at and edit(s.created_at)))


def _updated(edit: Callable[[datetime], datetime | None]) -> WrapStore:
    return edit_sessions(lambda s: replace(s, updated_at=s.updated_at and edit(s.updated_at)))


def _since_1970(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def _without_full_seconds(text: str) -> str:
    return f"{text.removesuffix(':00Z')}Z" if text.endswith(":00Z") else text


MUTANTS = (
    Mutant("updated_at has no zone", _written("updated_at", lambda text: text.removesuffix("Z"))),
    Mutant(
        "created_at has a space for its T", _written("created_at", lambda t: t.replace("T", " "))
    ),
    Mutant("created_at leaves out seconds of 0", _written("created_at", _without_full_seconds)),
    Mutant("updated_at is a number", _written("updated_at", _since_1970)),
    Mutant(
        "updated_at is of another zone and said to be UTC",
        store=_updated(lambda moment: moment + timedelta(hours=2)),
    ),
    Mutant(
        "created_at is not in UTC", store=_created(lambda moment: moment.astimezone(_ELSEWHERE))
    ),
    Mutant(
        "created_at loses fractions of a second",
        store=_created(lambda moment: moment.replace(microsecond=0)),
    ),
    Mutant(
        "updated_at takes seconds for milliseconds",
        store=_updated(lambda moment: _EPOCH + (moment - _EPOCH) / 1000),
    ),
    Mutant(
        "the first second of 1970 is no created_at",
        store=_created(lambda m: None if m == _EPOCH else m),
    ),
    Mutant(
        "before 1970 there is no updated_at", store=_updated(lambda m: None if m < _EPOCH else m)
    ),
    Mutant(
        "no updated_at is created_at",
        store=edit_sessions(lambda s: replace(s, updated_at=s.updated_at or s.created_at)),
    ),
)
