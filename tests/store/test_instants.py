"""Timestamps as they are found in the columns, and the instants they are listed as."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentos_sessions.store.instants import FIRST_SECOND, LAST_SECOND, instant, seconds
from tests import listing_model
from tests.agno_files import Cell, Row, write
from tests.store.listings import Listings, only_session

SOME_TIME = datetime(2025, 9, 5, 16, 2, 9, tzinfo=UTC)

RENDERED = [
    (0, datetime(1970, 1, 1, tzinfo=UTC)),
    (-86400, datetime(1969, 12, 31, tzinfo=UTC)),
    (1757088129, SOME_TIME),
    (1757088129.5, SOME_TIME.replace(microsecond=500_000)),
    (FIRST_SECOND, datetime(1, 1, 1, tzinfo=UTC)),
    (LAST_SECOND, datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    (LAST_SECOND + 1, datetime(1978, 1, 11, 21, 31, 40, 800_000, tzinfo=UTC)),
    (FIRST_SECOND - 1, datetime(1968, 1, 12, 20, 6, 43, 199_000, tzinfo=UTC)),
    (1757088129000, SOME_TIME),
    (1757088129250, SOME_TIME.replace(microsecond=250_000)),
    (LAST_SECOND * 1000, datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ("2025-09-05T16:02:09Z", SOME_TIME),
    ("2025-09-05T16:02:09", SOME_TIME),
    ("2025-09-05 16:02:09", SOME_TIME),
    (" 2025-09-05T16:02:09Z ", SOME_TIME),
    ("2025-09-05T18:02:09+02:00", SOME_TIME),
    ("2025-09-05T05:32:09.25-10:30", SOME_TIME.replace(microsecond=250_000)),
    ("2025-09-05", datetime(2025, 9, 5, tzinfo=UTC)),
    ("1757088129", SOME_TIME),
    (b"1757088129", SOME_TIME),
    (b"2025-09-05T16:02:09Z", SOME_TIME),
]
NOT_RENDERED = [
    2**63 - 1,
    -(2**63),
    (LAST_SECOND + 1) * 1000,
    1e300,
    float("inf"),
    float("-inf"),
    "",
    "some day",
    "2025-13-01T00:00:00Z",
    "nan",
    "Infinity",
    "1" * 400,
    "0001-01-01T00:00:00+05:00",
    "9999-12-31T23:59:59-05:00",
    b"",
    b"\xff\xfe",
]


@pytest.mark.parametrize(("stored", "listed"), RENDERED, ids=str)
def test_rendered(tmp_path: Path, stored: Cell, listed: datetime) -> None:
    assert at(tmp_path, stored) == (listed, listed)


@pytest.mark.parametrize("stored", NOT_RENDERED, ids=repr)
def test_not_rendered(tmp_path: Path, stored: Cell) -> None:
    assert at(tmp_path, stored) == (None, None)


def test_null(tmp_path: Path) -> None:
    write(tmp_path / "agno.db", [Row(session_id="1", updated_at=None)])
    listings = Listings(tmp_path / "agno.db")
    assert listings.page().sessions[0].updated_at is None
    assert listings.odd_rows == []


def test_listed_in_utc(tmp_path: Path) -> None:
    created_at, _ = at(tmp_path, "2025-09-05T18:02:09+02:00")
    assert created_at is not None
    assert created_at.tzinfo is UTC


@given(
    st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.datetimes(timezones=st.none() | st.timezones()).map(datetime.isoformat)
    | st.text()
    | st.binary()
)
def test_any_cell_is_an_instant_or_none(stored: int | float | str | bytes) -> None:
    listed, expected = instant(stored), listing_model.instant(stored)
    if listed is None or expected is None:
        assert (listed, expected, seconds(stored)) == (None, None, None)
    else:  # a float has no room for the microseconds of far years
        assert abs(listed - expected) < timedelta(milliseconds=1)


def at(folder: Path, stored: Cell) -> tuple[datetime | None, datetime | None]:
    """What a session with that cell in both columns is listed with."""
    row = Row(session_id="1", created_at=stored, updated_at=stored)
    write(folder / "agno.db", [row])
    session = only_session(folder / "agno.db")
    return session.created_at, session.updated_at
