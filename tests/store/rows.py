"""Random rows of a sessions table and random questions about them, for Hypothesis."""

from typing import Any

from hypothesis import strategies as st

from agentos_sessions.store import SESSION_TYPES, SORT_FIELDS, SessionQuery
from tests.agno_files import BrokenText, Cell, Layout, Raw, Row

LAYOUTS: tuple[Layout, ...] = ("2.x", "3.x", "mixed")

_TEXTS = (
    "",
    "a",
    "A",
    "trip to Tokyo",
    "100%",
    "a_b",
    "Straße",
    "STRASSE",
    "İstanbul",
    "日本語 😀",
    "\uffff",
    "\U00010000",
    'said "hi" \\o/',
    "two\nlines",
    "before\0after",
    "lone \ud83d surrogate",
    " ",
)


def _nest(deep: int) -> Any:
    value: Any = {}
    for level in range(deep - 2):
        value = {"k": value} if level % 2 else [value]
    return {"k": value}


_texts = st.sampled_from(_TEXTS) | st.text(alphabet="aAbßS%_ \0é😀\udc00", max_size=4)
_ids = st.sampled_from((None, "", "a", "A", "b", "é", "\uffff", "\U00010000"))
_scalars: st.SearchStrategy[Any] = st.sampled_from((None, True, 0, 1, -2.5, 10**30, 0.1, "x"))
_json = st.recursive(
    _scalars | st.sampled_from((float("nan"), float("inf"))),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("kl"), inner, max_size=2)
    ),
    max_leaves=4,
)
_nested = st.sampled_from((199, 200, 201, 300)).map(_nest)

_session_data = st.one_of(
    st.fixed_dictionaries(
        {}, optional={"session_name": _texts, "session_state": _json | _nested, "noise": _json}
    ),
    st.sampled_from(
        (
            None,
            {},
            {"session_name": 5},
            {"session_name": {"text": "a"}},
            [],
            ["a"],
            5,
            "a",
            Raw(None),
            Raw(""),
            Raw("not JSON"),
            Raw('{"session_name": "cut off'),
            Raw(b'{"session_name": "blob"}'),
            Raw(BrokenText(b'{"session_name": "a\xff"}')),
        )
    ),
)
_workflow_data: st.SearchStrategy[Any] = st.sampled_from(
    (None, {}, {"name": "Flow"}, {"name": ""}, {"name": 5}, [], Raw(None), Raw("not JSON"))
)

_parts = st.one_of(
    _texts,
    _scalars,
    st.builds(lambda text: {"type": "text", "text": text}, _texts | _scalars),
    st.just({"type": "image_url", "image_url": {"url": "https://example.org/a.png"}}),
)
_contents = _parts | st.lists(_parts, max_size=3)
_messages = st.one_of(
    st.fixed_dictionaries(
        {},
        optional={
            "role": st.sampled_from(("user", "user", "system", "assistant", None, 5)),
            "content": _contents,
            "images": _json,
        },
    ),
    _scalars,
)
_inputs = st.one_of(
    _contents,
    _json,
    st.builds(lambda content: {"input_content": content}, _contents | _json),
    st.fixed_dictionaries({"images": _json, "input_content": _contents, "files": _json}),
    st.builds(lambda content: {"role": "user", "content": content}, _contents),
)
_fields: dict[str, st.SearchStrategy[Any]] = {
    "agent_id": st.sampled_from(("member", "", None)),
    "messages": st.lists(_messages, max_size=3) | _scalars,
    "input": _inputs,
    "metrics": _json,
}
run_documents = st.fixed_dictionaries({}, optional=_fields) | _scalars
_run_ids = st.permutations(("1", "2", "3", "", 5, None))
_run_cells = st.dictionaries(
    st.integers(0, 2),
    st.fixed_dictionaries(
        {},
        optional={
            "run_index": st.sampled_from((None, 0, 1, 2)),
            "created_at": st.sampled_from((1757088000, 1757088001)),
        },
    ),
    max_size=3,
)
_odd_columns = st.sampled_from(
    tuple(map(Raw, (None, "", "null", "5", "not JSON", '"not JSON"', '{"input": "a"}', b"[]", 1.5)))
)

_created_at: st.SearchStrategy[Cell] = st.sampled_from(
    (
        1757088000,
        1757088000,
        1757088000.5,
        1757088000000,
        1757088000500,
        0,
        -86400,
        253402300799,
        10**18,
        "2025-09-05T16:00:00Z",
        "2025-09-05 18:00:00.25+02:00",
        "2025-09-05",
        "some day",
        b"1757088000",
        BrokenText(b"\xff"),
    )
)


@st.composite
def tables(draw: st.DrawFn, layout: Layout) -> list[Row]:
    """The sessions of a table in that layout."""
    ids = draw(st.lists(_texts.filter(_is_storable), max_size=8, unique=True))
    return [_row(draw, layout, number, id_) for number, id_ in enumerate(ids)]


@st.composite
def queries(draw: st.DrawFn, names: list[str]) -> SessionQuery:
    """A question, often for a part of one of the names."""
    name = draw(st.sampled_from((*names, *_TEXTS)).filter(_is_storable))
    start, stop = draw(st.tuples(st.integers(0, 5), st.integers(1, 8)))
    part = draw(st.sampled_from((name[start:stop], name.swapcase()[start:stop])))
    return SessionQuery(
        session_type=draw(st.sampled_from(SESSION_TYPES)),
        limit=draw(st.sampled_from((1, 2, 3, 20))),
        page=draw(st.sampled_from((0, 1, 1, 2, 3, 10**40))),
        sort_by=draw(st.sampled_from(SORT_FIELDS)),
        descending=draw(st.booleans()),
        component_id=draw(st.none() | _ids),
        user_id=draw(st.none() | _ids),
        session_name=draw(st.sampled_from((None, "", part))),
    )


def _row(draw: st.DrawFn, layout: Layout, number: int, session_id: str) -> Row:
    runs = _runs(draw, number)
    is_odd = layout != "3.x" and draw(st.integers(0, 9)) == 0
    return Row(
        session_id=session_id,
        session_type=draw(st.sampled_from((*SESSION_TYPES, *SESSION_TYPES, "custom"))),
        agent_id=draw(_ids),
        team_id=draw(_ids),
        workflow_id=draw(_ids),
        user_id=draw(_ids),
        session_data=draw(_session_data),
        workflow_data=draw(_workflow_data),
        runs=draw(_odd_columns) if is_odd else runs,
        table_runs=_runs(draw, number) if layout == "mixed" else (),
        run_cells=draw(_run_cells),
        encoded_twice=draw(st.booleans()),
        created_at=draw(_created_at),
        updated_at=draw(st.none() | _created_at),
    )


def _runs(draw: st.DrawFn, number: int) -> tuple[Any, ...]:
    """Documents with IDs that no other session has."""
    documents = draw(st.lists(run_documents, max_size=3))
    ids = [f"{number}-{id_}" if id_ in ("1", "2", "3") else id_ for id_ in draw(_run_ids)]
    return tuple(
        {"run_id": id_, **document} if isinstance(document, dict) else document
        for id_, document in zip(ids, documents, strict=False)
    )


def _is_storable(text: str) -> bool:
    """Whether SQLite can hold the text: it cannot hold lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
