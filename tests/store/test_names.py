"""The name a session is listed under, in every layout."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentos_sessions.store import SessionType
from agentos_sessions.store.documents import clean_text
from agentos_sessions.store.names import agent_name, team_name, workflow_name
from tests import listing_model
from tests.agno_files import Layout, Raw, Row, write
from tests.store.listings import only_session
from tests.store.rows import LAYOUTS, run_documents


def user(content: Any) -> dict[str, Any]:
    return {"role": "user", "content": content}


def said(*messages: Any, **fields: Any) -> dict[str, Any]:
    return {"messages": list(messages), **fields}


def given_input(content: Any, **fields: Any) -> dict[str, Any]:
    return {"input": {"input_content": content}, **fields}


def text_part(text: Any) -> dict[str, Any]:
    return {"type": "text", "text": text}


MEMBER = {"agent_id": "researcher", "parent_run_id": "of the team"}
IMAGE_PART = {"type": "image_url", "image_url": {"url": "https://example.org/cat.png"}}
BROKEN = Raw("not JSON")
SYSTEM = {"role": "system", "content": "You are a helper"}

AGENTS: dict[str, tuple[list[Any], str]] = {
    "no runs": ([], ""),
    "empty run": ([{}], ""),
    "first user message": ([said(SYSTEM, user("one"), user("two"))], "one"),
    "message of a later run": ([said(SYSTEM), said(user("later"))], "later"),
    "message of a later run before an input": (
        [given_input("input"), said(user("later"))],
        "later",
    ),
    "empty message": ([said(user(""), user("second"))], "second"),
    "blank message": ([said(user(" "), user("second"))], " "),
    "message without content": ([said({"role": "user"}, user("next"))], "next"),
    "message whose content is null": ([said(user(None), user("next"))], "next"),
    "message whose content is a number": ([said(user(5), user("next"))], "next"),
    "message of another role": ([said({"role": "User", "content": "no"}, user("yes"))], "yes"),
    "messages that are no objects": ([said(None, 5, "text", [user("no")], user("yes"))], "yes"),
    "messages that are no list": ([{"messages": {"role": "user", "content": "no"}}], ""),
    "one text part": ([said(user([text_part("What is this?"), IMAGE_PART]))], "What is this?"),
    "several text parts": ([said(user([text_part("Look at"), text_part("both")]))], "Look at both"),
    "text parts around others": ([said(user([text_part("a"), IMAGE_PART, "b"]))], "a b"),
    "only other parts": ([said(user([IMAGE_PART]), user("next"))], "next"),
    "text part without text": ([said(user([text_part(None), text_part("")]), user("n"))], "n"),
    "wrapped input": ([given_input("only an input")], "only an input"),
    "plain input": ([{"input": "only an input"}], "only an input"),
    "first of several inputs": ([given_input("one"), given_input("two")], "one"),
    "input after an empty one": ([given_input(""), given_input("two")], "two"),
    "object as input": ([given_input({"topic": "tea", "é": 1})], '{"topic": "tea", "\\u00e9": 1}'),
    "list as input": ([given_input(["tea", "coffee"])], "tea coffee"),
    "numbers as input": ([given_input([1, 2])], "[1, 2]"),
    "number as input": ([given_input(0)], "0"),
    "message as input": ([given_input(user("hello"))], "hello"),
    "text parts as input": ([given_input([text_part("a"), IMAGE_PART])], "a"),
    "empty object as input": ([given_input({}), given_input("two")], "two"),
    "empty list as input": ([given_input([]), given_input("two")], "two"),
    "null as input": ([given_input(None), given_input("two")], "two"),
    "runs that are no objects": ([None, 7, "text", [], said(user("among others"))], "among others"),
    "lone surrogate": ([said(user("broken \udc00 message"))], "broken \ufffd message"),
    "NUL, newline and 5000 characters": ([said(user("a\0\n" * 2000))], "a\0\n" * 2000),
}

TEAMS: dict[str, tuple[list[Any], str]] = {
    "member run first": ([said(user("task"), **MEMBER), said(user("question"))], "question"),
    "only member runs": ([said(user("task"), **MEMBER)], "task"),
    "own input before a member's message": (
        [said(user("task"), **MEMBER), given_input("question")],
        "question",
    ),
    "own message before an own input": ([given_input("input"), said(user("message"))], "message"),
    "own run that says nothing": ([said(user("task"), **MEMBER), said()], "task"),
    "member's message before its input": (
        [given_input("input", **MEMBER), said(user("message"), **MEMBER)],
        "message",
    ),
    "only inputs of members": ([given_input("a", **MEMBER), given_input("b", **MEMBER)], "a"),
    "empty agent ID is the team's own run": (
        [said(user("task"), **MEMBER), said(user("question"), agent_id="")],
        "question",
    ),
}

WORKFLOWS: dict[str, tuple[list[Any], str]] = {
    "text": ([{"input": "brew some tea"}], "brew some tea"),
    "object": ([{"input": {"topic": "tea", "é": 1}}], '{"topic": "tea", "\\u00e9": 1}'),
    "wrapper is an object like others": ([given_input("a")], '{"input_content": "a"}'),
    "wrapper with more in it": (
        [{"input": {"input_content": "a", "images": [1]}}],
        '{"input_content": "a", "images": [1]}',
    ),
    "list": ([{"input": ["tea", "coffee"]}], "New Flow Session"),
    "number": ([{"input": 5}], "New Flow Session"),
    "no input": ([{}], "New Flow Session"),
    "empty text": ([{"input": ""}], "New Flow Session"),
    "input of a later run": ([{}, {"input": "later"}], "New Flow Session"),
    "no runs": ([], "New Flow Session"),
    "messages do not count": ([said(user("no"))], "New Flow Session"),
}

each_layout = pytest.mark.parametrize("layout", LAYOUTS)


def listed_name(folder: Path, row: Row, layout: Layout, session_type: SessionType) -> str:
    write(folder / "agno.db", [row], layout)
    return only_session(folder / "agno.db", session_type).name


def with_ids(runs: list[Any]) -> list[Any]:
    """The runs with the IDs that Agno gives them: a run without one is none in a mixed file."""
    return [
        {"run_id": f"run {number}", **run} if isinstance(run, dict) else run
        for number, run in enumerate(runs)
    ]


@each_layout
@pytest.mark.parametrize("case", AGENTS)
def test_agent(tmp_path: Path, case: str, layout: Layout) -> None:
    runs, name = AGENTS[case]
    row = Row(session_id="1", runs=with_ids(runs))
    assert listed_name(tmp_path, row, layout, "agent") == name


@each_layout
@pytest.mark.parametrize("case", TEAMS)
def test_team(tmp_path: Path, case: str, layout: Layout) -> None:
    runs, name = TEAMS[case]
    row = Row(session_id="1", session_type="team", runs=with_ids(runs))
    assert listed_name(tmp_path, row, layout, "team") == name


@each_layout
@pytest.mark.parametrize("case", WORKFLOWS)
def test_workflow(tmp_path: Path, case: str, layout: Layout) -> None:
    runs, name = WORKFLOWS[case]
    workflow = {"name": "Flow"}
    row = Row(session_id="1", session_type="workflow", workflow_data=workflow, runs=with_ids(runs))
    assert listed_name(tmp_path, row, layout, "workflow") == name


@each_layout
@pytest.mark.parametrize(
    "workflow_data", [None, {}, {"name": None}, {"name": ""}, {"name": 5}, ["Flow"], Raw(None)]
)
def test_workflow_without_a_name(tmp_path: Path, workflow_data: Any, layout: Layout) -> None:
    row = Row(session_id="1", session_type="workflow", workflow_data=workflow_data)
    assert listed_name(tmp_path, row, layout, "workflow") == ""


@each_layout
@pytest.mark.parametrize("session_type", ["agent", "team", "workflow"])
@pytest.mark.parametrize("stored", ["Trip", " ", "before\0after", "long name " * 500, "日本語 😀"])
def test_stored(tmp_path: Path, stored: str, session_type: SessionType, layout: Layout) -> None:
    run = {"run_id": "run", "input": "no", **said(user("no"))}
    data = {"session_name": stored}
    row = Row(session_id="1", session_type=session_type, session_data=data, runs=[run])
    assert listed_name(tmp_path, row, layout, session_type) == stored


@each_layout
@pytest.mark.parametrize("stored", ["", None, 42, True, {"text": "Trip"}, ["Trip"]])
def test_stored_name_that_is_none(tmp_path: Path, stored: Any, layout: Layout) -> None:
    run = {"run_id": "run", **said(user("question"))}
    row = Row(session_id="1", session_data={"session_name": stored}, runs=[run])
    assert listed_name(tmp_path, row, layout, "agent") == "question"


class TestMixedLayout:
    def name(self, folder: Path, column: Any, table: tuple[Any, ...]) -> str:
        ids = {0: {"run_id": "a"}} if table == (BROKEN,) else {}
        row = Row(session_id="1", runs=column, table_runs=table, run_cells=ids)
        return listed_name(folder, row, "mixed", "agent")

    def test_newer_version_in_the_table(self, tmp_path: Path) -> None:
        old, new = said(user("old"), run_id="a"), said(user("new"), run_id="a")
        assert self.name(tmp_path, [old], (new,)) == "new"

    def test_order_of_the_column_is_kept(self, tmp_path: Path) -> None:
        first, second = said(user("first"), run_id="a"), said(user("second"), run_id="b")
        assert self.name(tmp_path, [first, second], (second, first)) == "first"

    def test_run_of_the_table_only(self, tmp_path: Path) -> None:
        assert self.name(tmp_path, [], (said(user("table"), run_id="a"),)) == "table"

    def test_run_of_the_table_only_comes_last(self, tmp_path: Path) -> None:
        of_column, of_table = said(user("column"), run_id="a"), said(user("table"), run_id="b")
        assert self.name(tmp_path, [of_column], (of_table, of_column)) == "column"

    @pytest.mark.parametrize("run_id", [None, "", 5])
    def test_run_of_the_column_without_id(self, tmp_path: Path, run_id: Any) -> None:
        without, other = said(user("no"), run_id=run_id), said(user("yes"), run_id="b")
        assert self.name(tmp_path, [without, other], ()) == "yes"

    def test_column_that_is_no_list(self, tmp_path: Path) -> None:
        assert self.name(tmp_path, {"run_id": "a"}, (said(user("table"), run_id="b"),)) == "table"

    def test_run_of_another_session(self, tmp_path: Path) -> None:
        other = Row(session_id="0", session_type="team", table_runs=(said(user("no"), run_id="a"),))
        write(tmp_path / "agno.db", [other], "mixed")
        assert self.name(tmp_path, [said(user("yes"), run_id="a")], ()) == "yes"

    def test_broken_newer_version(self, tmp_path: Path) -> None:
        assert self.name(tmp_path, [said(user("old"), run_id="a")], (BROKEN,)) == "old"


class TestOrderOfTheRunsTable:
    FIRST, SECOND = said(user("first"), run_id="b"), said(user("second"), run_id="a")

    @pytest.mark.parametrize(
        ("second_cells", "name"),
        [
            ({}, "first"),
            ({"run_index": -1}, "second"),
            ({"run_index": None}, "second"),
            ({"run_index": 0, "created_at": 2000000000}, "first"),
            ({"run_index": 0, "created_at": 0}, "second"),
        ],
    )
    def test_index_then_time(
        self, tmp_path: Path, second_cells: dict[str, int | None], name: str
    ) -> None:
        cells = {1: second_cells}
        row = Row(session_id="1", runs=[self.FIRST, self.SECOND], run_cells=cells)
        assert listed_name(tmp_path, row, "3.x", "agent") == name


@given(
    st.lists(run_documents.filter(lambda run: isinstance(run, dict)).map(listing_model.document))
)
def test_any_runs(runs: list[Any]) -> None:
    for session_type, derive in (("agent", agent_name), ("team", team_name)):
        typed = Row(session_id="1", session_type=session_type, runs=runs)
        assert clean_text(derive(runs)) == listing_model.name(typed, "2.x")
    flow = {"name": "Flow"}
    assert workflow_name(runs, flow) == listing_model.workflow_name(runs, flow)
