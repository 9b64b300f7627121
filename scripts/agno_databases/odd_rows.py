"""Odd rows of a sessions table: what each one holds, whichever version of Agno writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Document = dict[str, object]
Cell = str | int | float | None

RUNS_NOT_JSON = "o11"

_HELPER = {"agent_id": "helper", "agent_name": "Helper", "status": "COMPLETED"}
_MEMBER = {"agent_id": "researcher", "status": "COMPLETED", "parent_run_id": "of-the-team"}
_CREW = {"team_id": "crew", "team_name": "Crew", "status": "COMPLETED"}
_FLOW = {"workflow_id": "flow", "workflow_name": "Flow", "status": "COMPLETED"}


@dataclass(frozen=True)
class OddRow:
    """One session: what Agno is given, then raw cells for the columns that the layout has."""

    session_id: str
    session_type: str
    session_data: object
    runs: Sequence[object]
    workflow_data: Document = field(default_factory=lambda: {"name": "Flow"})
    session_cells: Mapping[str, Cell] = field(default_factory=dict)
    run_cells: Mapping[str, Cell] = field(default_factory=dict)

    def documents(self, created_at: int) -> list[object]:
        """Return the runs with the ids and times that Agno's own runs have."""
        return [
            {
                "run_id": f"{self.session_id}-run-{number}",
                "session_id": self.session_id,
                "created_at": created_at + number,
                **run,
            }
            if isinstance(run, dict)
            else run
            for number, run in enumerate(self.runs)
        ]


def user(content: object) -> Document:
    return {"role": "user", "content": content}


def said(*messages: object, **fields: object) -> Document:
    """Make a run of the agent."""
    return {**_HELPER, "messages": list(messages), **fields}


def given(content: object) -> Document:
    """Make a run of the agent that has an input and no messages."""
    return {**_HELPER, "input": {"input_content": content}}


def agent(
    session_id: str,
    *runs: object,
    data: object = None,
    cells: Mapping[str, Cell] | None = None,
    run_cells: Mapping[str, Cell] | None = None,
) -> OddRow:
    return OddRow(
        session_id, "agent", data, runs, session_cells=cells or {}, run_cells=run_cells or {}
    )


def named(
    session_id: str,
    name: object,
    *runs: object,
    cells: Mapping[str, Cell] | None = None,
    **data: object,
) -> OddRow:
    return agent(session_id, *runs, data={"session_name": name, **data}, cells=cells)


def team(session_id: str, *runs: object) -> OddRow:
    return OddRow(session_id, "team", {}, runs)


def workflow(
    session_id: str,
    *runs: object,
    name: str | None = "Flow",
    cells: Mapping[str, Cell] | None = None,
) -> OddRow:
    workflow_data: Document = {"name": name} if name else {}
    return OddRow(session_id, "workflow", {}, runs, workflow_data, session_cells=cells or {})


_NAMES = [
    named("a01", "Trip to Tokyo", said(user("Plan a trip"))),
    agent("a02", said(user("What tools do you have?")), data={}),
    named("a03", "", said(user("Question under an empty name"))),
    named("a04", None, said(user("Question under a null name"))),
    named("a05", "Café 日本語 😀 École"),
    named("a06", "She said \"hi\" and 'bye' \\o/"),
    named("a07", "first line\nsecond line\r\n\tthird line"),
    named("a08", "long name " * 500),
    named("a09", "before\x00after"),
    agent("a11", data={}),
    named("a12", "Nested state", session_state={"trip": {"stops": [{"city": "Tōkyō", "days": 3}]}}),
    named("a13", "Null state", session_state=None),
    agent("a23", {}, data={}),
    named("p03", 42, said(user("Question under a number"))),
    named("p04", {"text": "Trip"}, said(user("Question under an object"))),
    named("p05", "broken \ud83d surrogate", said(user("Question under a surrogate"))),
    named("o01", "   "),
    named("o02", True, said(user("Question under a boolean"))),
    named("o03", "100% sure_thing [x] *"),
]

_TIMES = [
    named("a14", "No updated_at", cells={"updated_at": None}),
    named("a15", "Zero created_at", cells={"created_at": 0}),
    named("a16", "Negative created_at", cells={"created_at": -86400}),
    named("a17", "Fractional created_at", cells={"created_at": 1757088000.5}),
    named("a24", "Tie one", cells={"created_at": 1760000000, "updated_at": 1760000000}),
    named("a25", "Tie two", cells={"created_at": 1760000000, "updated_at": 1760000000}),
    named("a26", "Tie three", cells={"created_at": 1760000000, "updated_at": 1760000000}),
    named("p09", "Milliseconds", cells={"created_at": 1757088000000, "updated_at": 1757088129000}),
    named("p10", "ISO text", cells={"updated_at": "2025-09-05T16:02:09Z"}),
    named("o04", "After year 9999", cells={"created_at": 10**17}),
]

_MESSAGES = [
    agent("a18", given("input of run 0"), said(user("message of run 1")), data={}),
    agent(
        "a19",
        said({"role": "system", "content": "You are a helper"}),
        said(user("message of run 1")),
        data={},
    ),
    agent("a20", said(user(""), user("second user message")), data={}),
    agent("a21", given({"topic": "tea", "cups": 2}), data={}),
    agent("a22", given(["tea", "coffee"]), data={}),
    agent(
        "p06",
        said(
            user(
                [
                    {"type": "text", "text": "What is in this picture?"},
                    {"type": "image_url", "image_url": {"url": "https://example.org/cat.png"}},
                ]
            )
        ),
        data={},
    ),
    agent("p07", said({"role": "user"}, user("next user message")), data={}),
    agent(
        "o05",
        said(user([{"type": "text", "text": "Look at"}, {"type": "text", "text": "both parts"}])),
        data={},
    ),
    agent("o06", said(user("broken \udc00 message")), data={}),
    agent("o07", given("only an input"), data={}),
    agent("o08", given([{"type": "text", "text": "a part of an input"}]), data={}),
    agent(
        "o09", said(None, 5, "text", {"content": "no role"}, user("message among others")), data={}
    ),
    agent("o10", None, 7, "text", [], said(user("run among others")), data={}),
    agent(
        RUNS_NOT_JSON,
        said(user("lost")),
        data={},
        cells={"runs": "not JSON"},
        run_cells={"run_data": "not JSON"},
    ),
    agent(
        "o12",
        said(user("the earlier run")),
        said(user("the later run")),
        data={},
        run_cells={"run_index": None},
    ),
]

_TEAMS = [
    team(
        "t02",
        {**_MEMBER, "messages": [user("member task")]},
        {**_CREW, "messages": [user("team question")]},
    ),
    team("t03", {**_MEMBER, "messages": [user("member task")]}),
    team("t05", {**_CREW, "input": {"input_content": "team input"}}),
    team("o13", {**_MEMBER, "messages": [user("task of a member")]}, {**_CREW, "messages": []}),
]

_WORKFLOWS = [
    workflow("w02", {**_FLOW, "input": "brew some tea"}),
    workflow("w03", {**_FLOW, "input": {"topic": "tea", "é": 1}}),
    workflow("w04", {**_FLOW, "input": ["tea", "coffee"]}),
    workflow("w05", _FLOW),
    workflow("w06", _FLOW, name=None),
    workflow("w07"),
    workflow("w08", {**_FLOW, "input": ""}),
    workflow("p13", {**_FLOW, "input": ["tea", "coffee"]}, cells={"workflow_data": None}),
]

_COLUMNS = [
    agent("p01", said(user("Question over JSON null")), data=None),
    agent("p02", said(user("Question over SQL NULL")), data={}, cells={"session_data": None}),
    named("p08", "State is a list", session_state=["tea", 2]),
    agent("p11", said(user("Question over text")), data={}, cells={"session_data": "not JSON"}),
    agent("p12", said(user("Question over an array")), data=["session_name", 2]),
    named(
        "p14",
        "Infinite state",
        session_state={"high": float("inf"), "low": float("-inf"), "no": float("nan")},
    ),
    agent(
        "x01",
        cells=dict.fromkeys(
            [
                "agent_id",
                "user_id",
                "session_data",
                "agent_data",
                "metadata",
                "runs",
                "summary",
                "updated_at",
            ]
        ),
    ),
    named("x02", "Custom type", cells={"session_type": "custom"}),
    named("o14", "Large numbers", session_state={"count": 2**70, "tiny": 5e-324}),
    named("o15", "Empty ids", cells={"user_id": "", "agent_id": ""}),
    named("o16/é %?#&", "Odd session id"),
]

ODD_ROWS = [*_NAMES, *_TIMES, *_MESSAGES, *_TEAMS, *_WORKFLOWS, *_COLUMNS]
