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
        text = stored
        try:
            stored = float(text)
        except ValueError:
            return _within_range(_iso_seconds(text))
    if not isinstance(stored, int | float) or not math.isfinite(stored):
        return None
    in_seconds = _within_range(stored)
    return in_seconds if in_seconds is not None else _within_range(stored / _MILLISECONDS)


def instant(stored: object) -> datetime | None:
    """The stored value as an aware datetime in UTC, None where it cannot be rendered."""
    number = seconds(stored)
    return None if number is None else _EPOCH + timedelta(seconds=number)


def _within_range(number: float | None) -> float | None:
    return number if number is not None and FIRST_SECOND <= number < LAST_SECOND + 1 else None


def _iso_seconds(text: str) -> float | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) / timedelta(seconds=1)
