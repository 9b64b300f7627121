"""Stored timestamps: Unix seconds as Agno writes them, and what else is found in their columns."""

import math
from datetime import UTC, datetime, timedelta

FIRST_SECOND = -62_135_596_800
"""0001-01-01T00:00:00Z, the first that can be rendered."""

LAST_SECOND = 253_402_300_799
"""9999-12-31T23:59:59Z; what is larger is taken for milliseconds."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS = 1000


def seconds(stored: object) -> float | None:
    """The stored value as Unix seconds, None where it says no instant that can be rendered.

    Numbers are seconds, or milliseconds beyond `LAST_SECOND`; text is a number or ISO 8601, UTC
    where it has no offset.
    """
    if isinstance(stored, bytes):
        stored = stored.decode(errors="replace")
    if isinstance(stored, str):
        stored = _number(stored)
    if stored is None or not isinstance(stored, int | float) or not math.isfinite(stored):
        return None
    if FIRST_SECOND <= stored < LAST_SECOND + 1:
        return stored
    stored = stored / _MILLISECONDS
    return stored if FIRST_SECOND <= stored < LAST_SECOND + 1 else None


def instant(stored: object) -> datetime | None:
    """The stored value as an aware datetime in UTC, None where it cannot be rendered."""
    number = seconds(stored)
    return None if number is None else _EPOCH + timedelta(seconds=number)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) / timedelta(seconds=1)
