"""Each decision on meaning that the store owns, in the smallest table that shows it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from agentos_sessions.errors import InvalidLimit, InvalidPage, TableNotFound, UnsortableField
from agentos_sessions.store import SORT_FIELDS, Session, sort_field
from tests.agno_files import Row, write
from tests.store.listings import Listings, query


def row(session_id: str, **columns: Any) -> Row:
    return Row(session_id=session_id, **columns)


def named(session_id: str, name: str, **columns: Any) -> Row:
    return row(session_id, session_data={"session_name": name}, **columns)


class Table:
    """A file with one table of sessions, which can be asked for IDs."""

    def __init__(self, folder: Path, *rows: Row) -> None:
        path = folder / "agno.db"
        write(path, rows)
        self.listings = Listings(path)

    def ids(self, **asked: Any) -> list[str]:
        return [session.session_id for session in self.listings.page(**asked).sessions]


class TestFilters:
    def test_only_the_asked_type(self, tmp_path: Path) -> None:
        types = ("agent", "team", "workflow", "custom", "AGENT")
        table = Table(tmp_path, *(row(name, session_type=name) for name in types))
        assert table.ids(session_type="agent") == ["agent"]
        assert table.ids(session_type="team") == ["team"]
        assert table.ids(session_type="workflow") == ["workflow"]

    def test_component_is_the_one_of_the_asked_type(self, tmp_path: Path) -> None:
        both: dict[str, Any] = {"agent_id": "helper", "team_id": "crew", "workflow_id": "flow"}
        types = ("agent", "team", "workflow")
        table = Table(tmp_path, *(row(t, session_type=t, **both) for t in types))
        assert table.ids(session_type="agent", component_id="helper") == ["agent"]
        assert table.ids(session_type="agent", component_id="crew") == []
        assert table.ids(session_type="team", component_id="crew") == ["team"]
        assert table.ids(session_type="workflow", component_id="flow") == ["workflow"]

    @pytest.mark.parametrize(
        ("filter_", "column"), [("user_id", "user_id"), ("component_id", "agent_id")]
    )
    def test_ids_are_equal_or_not_found(self, tmp_path: Path, filter_: str, column: str) -> None:
        values = {"lower": "ada", "upper": "ADA", "empty": "", "missing": None, "wild": "%"}
        table = Table(tmp_path, *(row(id_, **{column: values[id_]}) for id_ in values))
        assert table.ids(**{filter_: "ada"}) == ["lower"]
        assert table.ids(**{filter_: ""}) == ["empty"]
        assert table.ids(**{filter_: "%"}) == ["wild"]
        assert table.ids(**{filter_: "ad"}) == []
        assert len(table.ids(**{filter_: None})) == len(values)

    def test_filters_are_all_meant(self, tmp_path: Path) -> None:
        columns = {"agent_id": "helper", "user_id": "ada"}
        table = Table(
            tmp_path,
            named("1", "trip", **columns),
            named("2", "trip", **{**columns, "user_id": "bob"}),
            named("3", "trip", **{**columns, "agent_id": "other"}),
            named("4", "other", **columns),
        )
        assert table.ids(user_id="ada", component_id="helper", session_name="trip") == ["1"]


class TestSessionNameFilter:
    @pytest.mark.parametrize(
        ("name", "part"),
        [
            ("Trip to Tokyo", "to tok"),
            ("Café", "CAFÉ"),
            ("ÉCOLE", "école"),
            ("Straße", "STRASSE"),
            ("STRASSE", "straße"),
            ("ΣΊΣΥΦΟΣ", "σίσυφος"),
            ("日本語", "本"),
            ("😀", "😀"),
            ('said "hi"', '"hi"'),
            ("back\\slash", "K\\S"),
            ("one\ntwo", "E\nT"),
            ("before\0after", "E\0A"),
            ("100% sure", "0% s"),
            ("snake_case", "e_c"),
            ("anything", ""),
        ],
    )
    def test_part_of_the_name(self, tmp_path: Path, name: str, part: str) -> None:
        table = Table(tmp_path, named("other", "zzz"), named("found", name))
        assert "found" in table.ids(session_name=part)

    @pytest.mark.parametrize("part", ["%", "_", "session_name", "{", '"', "u00e9", "state", "null"])
    def test_no_part_of_the_name(self, tmp_path: Path, part: str) -> None:
        data = {"session_name": "Café", "session_state": {"state": "%_"}}
        assert Table(tmp_path, row("1", session_data=data)).ids(session_name=part) == []

    def test_derived_name(self, tmp_path: Path) -> None:
        run = {"messages": [{"role": "user", "content": "What tools do you have?"}]}
        table = Table(tmp_path, row("1", runs=[run]))
        assert table.ids(session_name="TOOLS") == ["1"]
        assert table.ids(session_name="messages") == []

    def test_message_of_a_named_session(self, tmp_path: Path) -> None:
        run = {"messages": [{"role": "user", "content": "What tools do you have?"}]}
        assert Table(tmp_path, named("1", "Trip", runs=[run])).ids(session_name="tools") == []

    def test_very_long_text(self, tmp_path: Path) -> None:
        table = Table(tmp_path, named("1", "a" * 100_000))
        assert table.ids(session_name="A" * 60_000) == ["1"]
        assert table.ids(session_name="A" * 100_001) == []


class TestPages:
    @pytest.fixture
    def table(self, tmp_path: Path) -> Table:
        return Table(tmp_path, *(row(id_) for id_ in "abcde"))

    @pytest.mark.parametrize(
        ("page", "ids"), [(0, ["e", "d"]), (1, ["e", "d"]), (2, ["c", "b"]), (3, ["a"]), (4, [])]
    )
    def test_number_of_the_page(self, table: Table, page: int, ids: list[str]) -> None:
        assert table.ids(limit=2, page=page) == ids

    @pytest.mark.parametrize("page", [4, 2**31, 2**63 - 1, 2**63, 10**30, 10**4000])
    def test_page_past_the_end(self, table: Table, page: int) -> None:
        answer = table.listings.page(limit=2, page=page)
        assert (answer.sessions, answer.total_count, answer.total_pages) == ([], 5, 3)

    def test_page_zero_is_the_first(self, table: Table) -> None:
        assert table.listings.page(page=0).page == 1

    def test_page_and_limit_are_told(self, table: Table) -> None:
        answer = table.listings.page(limit=2, page=3)
        assert (answer.page, answer.limit) == (3, 2)

    def test_page_below_zero(self) -> None:
        with pytest.raises(InvalidPage):
            query(page=-1)

    @pytest.mark.parametrize("limit", [0, -1, -(10**30)])
    def test_limit_below_one(self, limit: int) -> None:
        with pytest.raises(InvalidLimit):
            query(limit=limit)

    @pytest.mark.parametrize("limit", [5, 100, 2**63 - 1])
    def test_limit_beyond_the_sessions(self, table: Table, limit: int) -> None:
        answer = table.listings.page(limit=limit)
        assert (len(answer.sessions), answer.total_pages) == (5, 1)

    def test_nothing_found(self, table: Table) -> None:
        answer = table.listings.page(user_id="nobody")
        assert (answer.sessions, answer.total_count, answer.total_pages) == ([], 0, 0)

    def test_time_is_measured(self, table: Table) -> None:
        first, second = table.listings.page(), table.listings.page(limit=3)
        assert 0 < first.search_time_ms < 10_000
        assert first.search_time_ms != second.search_time_ms


class TestOrder:
    @pytest.mark.parametrize("field", ["created_at", "session_id", "session_name"])
    def test_ties_are_broken_by_id_in_the_same_direction(self, tmp_path: Path, field: str) -> None:
        table = Table(tmp_path, *(named(id_, "same") for id_ in "bac"))
        assert table.ids(sort_by=field, descending=False) == ["a", "b", "c"]
        assert table.ids(sort_by=field, descending=True) == ["c", "b", "a"]

    @pytest.mark.parametrize("field", ["user_id", "component_id", "agent_id"])
    def test_missing_values_are_last(self, tmp_path: Path, field: str) -> None:
        column = "agent_id" if field == "component_id" else field
        values = {"1": None, "2": "b", "3": "a", "4": None, "5": ""}
        table = Table(tmp_path, *(row(id_, **{column: values[id_]}) for id_ in values))
        assert table.ids(sort_by=field, descending=False) == ["5", "3", "2", "1", "4"]
        assert table.ids(sort_by=field, descending=True) == ["2", "3", "5", "4", "1"]

    def test_component_of_another_type(self, tmp_path: Path) -> None:
        table = Table(
            tmp_path,
            row("1", session_type="team", team_id="a", agent_id="y"),
            row("2", session_type="team", team_id="b", agent_id="x"),
        )
        asked: dict[str, Any] = {"session_type": "team", "descending": False}
        assert table.ids(sort_by="component_id", **asked) == ["1", "2"]
        assert table.ids(sort_by="agent_id", **asked) == ["2", "1"]

    def test_updated_at_falls_back_to_created_at(self, tmp_path: Path) -> None:
        table = Table(
            tmp_path,
            row("1", created_at=10, updated_at=30),
            row("2", created_at=20, updated_at=None),
            row("3", created_at=5, updated_at=10),
        )
        assert table.ids(sort_by="updated_at") == ["1", "2", "3"]
        assert table.ids(sort_by="updated_at", descending=False) == ["3", "2", "1"]

    def test_instants_are_compared_as_they_are_listed(self, tmp_path: Path) -> None:
        table = Table(
            tmp_path,
            row("1 ms", created_at=1757088003000),
            row("2 s", created_at=1757088002),
            row("3 ISO", created_at="2025-09-05T16:00:01Z"),
            row("4 none", created_at="some day"),
        )
        assert table.ids(sort_by="created_at") == ["1 ms", "2 s", "3 ISO", "4 none"]
        by_age = table.ids(sort_by="created_at", descending=False)
        assert by_age == ["3 ISO", "2 s", "1 ms", "4 none"]

    def test_names_are_compared_as_they_are_listed(self, tmp_path: Path) -> None:
        run = {"messages": [{"role": "user", "content": "b derived"}]}
        rows = [named("1", "c"), row("2", runs=[run]), named("3", "a")]
        assert Table(tmp_path, *rows, row("4")).ids(sort_by="session_name", descending=False) == [
            "4",
            "3",
            "2",
            "1",
        ]

    def test_text_is_compared_by_code_point(self, tmp_path: Path) -> None:
        names = ["", "Z", "a", "é", "\uffff", "\U00010000"]
        table = Table(tmp_path, *(named(name, name) for name in names))
        assert table.ids(sort_by="session_name", descending=False) == names
        assert table.ids(sort_by="session_id", descending=False) == names

    @pytest.mark.parametrize("name", ["session_type", "keys", "CREATED_AT", "runs", " ", "rowid"])
    def test_unsortable_field(self, name: str) -> None:
        with pytest.raises(UnsortableField) as refusal:
            sort_field(name)
        assert all(field in str(refusal.value) for field in SORT_FIELDS)

    def test_empty_field_is_created_at(self) -> None:
        assert sort_field("") == "created_at"


class TestItems:
    def test_every_field(self, tmp_path: Path) -> None:
        data = {"session_name": "Trip", "session_state": {"step": 1}}
        table = Table(tmp_path, row("1", session_data=data, created_at=0, updated_at=1757088000.5))
        assert table.listings.page().sessions == [
            Session(
                session_id="1",
                name="Trip",
                state={"step": 1},
                created_at=datetime(1970, 1, 1, tzinfo=UTC),
                updated_at=datetime(2025, 9, 5, 16, 0, 0, 500_000, tzinfo=UTC),
            )
        ]

    @pytest.mark.parametrize("data", [None, {}, {"session_state": None}])
    def test_no_state(self, tmp_path: Path, data: object) -> None:
        (session,) = Table(tmp_path, row("1", session_data=data)).listings.page().sessions
        assert session.state is None

    def test_empty_state(self, tmp_path: Path) -> None:
        empty = row("1", session_data={"session_state": {}})
        (session,) = Table(tmp_path, empty).listings.page().sessions
        assert session.state == {}

    def test_missing_updated_at_is_not_filled_in(self, tmp_path: Path) -> None:
        (session,) = Table(tmp_path, row("1", updated_at=None)).listings.page().sessions
        assert session.updated_at is None


class TestTables:
    def test_no_sessions_table(self, tmp_path: Path) -> None:
        path = tmp_path / "agno.db"
        path.touch()
        answer = Listings(path).page()
        assert (answer.sessions, answer.total_count, answer.total_pages) == ([], 0, 0)

    def test_the_default_table_unless_named(self, tmp_path: Path) -> None:
        table = Table(tmp_path, row("default"))
        write(tmp_path / "agno.db", [row("other")], table="a_first_by_name")
        assert table.ids() == table.ids(table="") == table.ids(table="agno_sessions") == ["default"]
        assert table.ids(table="a_first_by_name") == ["other"]

    @pytest.mark.parametrize("name", ["sqlite_master", "agno_memories", "AGNO_SESSIONS", "x", "'"])
    def test_unknown_table(self, tmp_path: Path, name: str) -> None:
        table = Table(tmp_path, row("1"))
        with pytest.raises(TableNotFound):
            table.ids(table=name)
