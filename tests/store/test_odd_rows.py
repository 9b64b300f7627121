"""Odd rows: each is listed, with what can be said of it, and told of once; none fails the page."""

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from agentos_sessions.store import SORT_FIELDS
from tests.agno_files import BrokenText, Layout, Raw, Row, write
from tests.listing_model import depth
from tests.store.listings import Listings

GOOD = Row(session_id="good", session_data={"session_name": "Good"}, created_at=1)
QUESTION = {"run_id": "q", "messages": [{"role": "user", "content": "question"}]}
LAYOUTS_WITH_COLUMN: tuple[Layout, ...] = ("2.x", "mixed")


@dataclass(frozen=True)
class Odd:
    """An odd session: its columns, the name it is listed under, and what the log has to name."""

    columns: dict[str, Any]
    name: str
    told: str


def data(value: Any, name: str = "question") -> Odd:
    return Odd({"session_data": value}, name, "session_(data|name|state)")


def cut_off(value: Any) -> Raw:
    return Raw(json.dumps(value)[:-3])


def nested(deep: int) -> str:
    return "[" * deep + "]" * deep


ODD_DATA = {
    "text": data("just text"),
    "number": data(5),
    "boolean": data(True),
    "array": data([1, 2]),
    "not JSON": data(Raw("not JSON")),
    "cut off": data(cut_off({"session_name": "Trip"})),
    "NUL bytes": data(Raw("\0\0")),
    "blob of zeros": data(Raw(bytes(8))),
    "REAL": data(Raw(1.5)),
    "too deep to parse": data(Raw(nested(100_000))),
    "name is a number": data({"session_name": 42}),
    "name is an object": data({"session_name": {"text": "Trip"}}),
    "name has a lone surrogate": data({"session_name": "broken \ud83d"}, "broken \ufffd"),
    "name is no UTF-8": data(Raw(BrokenText(b'{"session_name": "a\xff"}')), "a\ufffd"),
    "state is a list": data({"session_name": "Trip", "session_state": [1]}, "Trip"),
    "state is text": data({"session_name": "Trip", "session_state": "a"}, "Trip"),
    "state is a number": data({"session_name": "Trip", "session_state": 0}, "Trip"),
    "state is nested too deep": data(
        Raw(f'{{"session_name": "Trip", "session_state": {{"a": {nested(300)}}}}}'), "Trip"
    ),
    "blob with a state nested too deep": data(
        Raw(b'{"session_name": "Trip", "session_state": {"a": %b}}' % nested(300).encode()), "Trip"
    ),
    "blob with a lone surrogate": data(Raw(rb'{"session_name": "broken \ud83d"}'), "broken \ufffd"),
    "deep state and a lone surrogate": data(
        Raw(rf'{{"session_name": "broken \ud83d", "session_state": {{"a": {nested(300)}}}}}'),
        "broken \ufffd",
    ),
}
ODD_TIMES = {
    "milliseconds": Odd({"created_at": 1757088000000}, "question", "created_at"),
    "beyond all years": Odd({"created_at": 2**63 - 1}, "question", "created_at"),
    "infinite": Odd({"updated_at": float("inf")}, "question", "updated_at"),
    "some day": Odd({"updated_at": "some day"}, "question", "updated_at"),
    "blob": Odd({"updated_at": b"\xff"}, "question", "updated_at"),
    "no UTF-8": Odd({"updated_at": BrokenText(b"\xff")}, "question", "updated_at"),
}
ODD_IDS = {
    "blob": Odd({"session_id": b"odd"}, "question", "session_id"),
    "no UTF-8": Odd({"session_id": BrokenText(b"odd \xff")}, "question", "session_id"),
    "surrogate in UTF-8": Odd(
        {"session_id": BrokenText(b"\xed\xa0\x80")}, "question", "session_id"
    ),
}
ODD_RUNS = {
    "not JSON": Odd({"runs": Raw("not JSON")}, "", "runs"),
    "NUL bytes": Odd({"runs": Raw("\0\0")}, "", "runs"),
    "blob of zeros": Odd({"runs": Raw(bytes(8))}, "", "runs"),
    "number": Odd({"runs": Raw(5)}, "", "runs"),
    "object": Odd({"runs": QUESTION}, "", "runs"),
    "NaN alone": Odd({"runs": Raw("NaN")}, "", "runs"),
    "text": Odd({"runs": "text"}, "", "runs"),
    "nested without end": Odd({"runs": Raw("[" * 5000)}, "", "runs"),
}
ODD = [
    pytest.param(odd, id=f"{kind} {situation}")
    for kind, odds in (("data", ODD_DATA), ("time", ODD_TIMES), ("id", ODD_IDS), ("runs", ODD_RUNS))
    for situation, odd in odds.items()
]

PLAIN = {
    "nothing but an ID": {"session_data": Raw(None), "workflow_data": Raw(None), "runs": Raw(None)},
    "JSON null": {"session_data": None, "runs": None},
    "empty text": {"session_data": Raw(""), "runs": Raw("")},
    "no updated_at": {"updated_at": None},
    "NaN in state": {"session_data": {"session_state": {"a": float("nan")}}},
    "NaN in a run": {"runs": [{"run_id": "a", "metrics": {"a": float("nan")}}]},
    "integer of 30 digits in state": {"session_data": {"session_state": {"a": 10**30}}},
    "name that is null": {"session_data": {"session_name": None}},
    "other parts than text": {"runs": [{"messages": [{"role": "user", "content": [{}]}]}]},
}


def file_of(folder: Path, columns: dict[str, Any], layout: Layout) -> Path:
    path = folder / "agno.db"
    odd = replace(Row(session_id="odd", runs=[QUESTION], created_at=2), **columns)
    write(path, [odd, GOOD], layout)
    return path


@pytest.mark.parametrize("layout", LAYOUTS_WITH_COLUMN)
@pytest.mark.parametrize("odd", ODD)
def test_listed_and_told_of_once(tmp_path: Path, odd: Odd, layout: Layout) -> None:
    listings = Listings(file_of(tmp_path, odd.columns, layout))
    pages = [listings.page(sort_by=field) for field in SORT_FIELDS]
    for page in pages:
        assert (len(page.sessions), page.total_count) == (2, 2)
        assert {session.name for session in page.sessions} == {odd.name, "Good"}
    (told,) = listings.odd_rows
    odd_id = next(s.session_id for s in pages[0].sessions if s.session_id != "good")
    assert (told.database_id, told.table, told.session_id) == ("main", "agno_sessions", odd_id)
    assert re.search(odd.told, str(told.problems))


@pytest.mark.parametrize("odd", ODD)
def test_page_can_be_written(tmp_path: Path, odd: Odd) -> None:
    for session in Listings(file_of(tmp_path, odd.columns, "2.x")).page().sessions:
        json.dumps([session.name, session.session_id, session.state], ensure_ascii=False).encode()
        assert depth(session.state) <= 200


@pytest.mark.parametrize("odd", ODD)
def test_filtered_by_the_name_it_is_listed_under(tmp_path: Path, odd: Odd) -> None:
    listings = Listings(file_of(tmp_path, odd.columns, "2.x"))
    assert listings.page(session_name="GOOD").total_count == 1
    if odd.name:
        assert listings.page(session_name=odd.name).total_count == 1


@pytest.mark.parametrize("columns", PLAIN.values(), ids=PLAIN)
def test_not_told_of(tmp_path: Path, columns: dict[str, Any]) -> None:
    listings = Listings(file_of(tmp_path, columns, "2.x"))
    assert listings.page().total_count == 2
    assert listings.odd_rows == []


def short(value: object) -> str:
    return repr(value)[-20:]


UNREADABLE_RUNS = [
    Raw("not JSON"),
    Raw("NaN"),
    Raw("{"),
    Raw('{"messages": [{"role": "user", "content": "cut off'),
    Raw(b"\xff"),
    Raw("[" * 5000),
]


@pytest.mark.parametrize("run", [*UNREADABLE_RUNS, 5, [1], "text", None, Raw(1.5)], ids=short)
def test_unreadable_run_before_another(tmp_path: Path, run: Any) -> None:
    listings = Listings(file_of(tmp_path, {"runs": [run, QUESTION]}, "3.x"))
    assert [session.name for session in listings.page().sessions] == ["question", "Good"]


@pytest.mark.parametrize("run", UNREADABLE_RUNS, ids=short)
def test_only_unreadable_runs(tmp_path: Path, run: Any) -> None:
    listings = Listings(file_of(tmp_path, {"runs": [run]}, "3.x"))
    assert [session.name for session in listings.page().sessions] == ["", "Good"]
    assert [row.session_id for row in listings.odd_rows] == ["odd"]


@pytest.mark.parametrize(
    "column",
    [
        cut_off([QUESTION, {"input": "cut off here"}]),
        cut_off([QUESTION, {"input": "cut off here"}] * 1000),
        Raw(json.dumps([QUESTION])[:-1] + ", nonsense"),
        Raw(json.dumps([QUESTION]) + " nonsense"),
        Raw(json.dumps([QUESTION])[:-1] + f", {'1' * 5000}]"),
        Raw(json.dumps([QUESTION])[:-1] + ", " + "[" * 5000),
    ],
    ids=short,
)
@pytest.mark.parametrize("twice", [False, True])
def test_runs_column_that_is_readable_at_first(tmp_path: Path, column: Raw, twice: bool) -> None:
    cell = Raw(json.dumps(column.cell)) if twice else column
    listings = Listings(file_of(tmp_path, {"runs": cell}, "2.x"))
    assert [session.name for session in listings.page().sessions] == ["question", "Good"]
