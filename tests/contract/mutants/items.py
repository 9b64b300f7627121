"""Mutants of a session's name and state as they are listed."""

import html
import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from agentos_sessions.store import Session
from tests.contract.mutants.fixture_names import is_derived, is_given
from tests.contract.mutants.listings import WrapStore, edit_sessions
from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.wire import edit_data, edit_items

_LARGEST_EXACT = 2**53


def _named(edit: Callable[[str], str]) -> WrapStore:
    return edit_sessions(lambda session: replace(session, name=edit(session.name)))


def _stated(edit: Callable[[Any], Any]) -> WrapStore:
    """Changes every value within a state, from the inside outwards."""

    def edited(session: Session) -> Session:
        state = session.state
        return session if state is None else replace(session, state=_mapped(edit, state))

    return edit_sessions(edited)


def _mapped(edit: Callable[[Any], Any], value: Any) -> Any:
    if isinstance(value, dict):
        return edit({name: _mapped(edit, item) for name, item in value.items()})
    if isinstance(value, list):
        return edit([_mapped(edit, item) for item in value])
    return edit(value)


def _with_state(session: Session) -> Session:
    return replace(session, state=session.state or {})


def _state_as_text(item: dict[str, Any]) -> dict[str, Any]:
    state = item["session_state"]
    return {**item, "session_state": state and json.dumps(state)}


def _without_nulls(value: Any) -> Any:
    return [item for item in value if item is not None] if isinstance(value, list) else value


def _as_float(value: Any) -> Any:
    is_large = isinstance(value, int) and abs(value) > _LARGEST_EXACT
    return float(value) if is_large else value


def _in_ascii(value: Any) -> Any:
    return value.encode("ascii", "replace").decode() if isinstance(value, str) else value


def _in_16_bits(text: str) -> str:
    return "".join(letter if ord(letter) <= 0xFFFF else "\ufffd" for letter in text)


def _misread(text: str) -> str:
    """UTF-8 read as Latin-1."""
    return text.encode().decode("latin-1")


def _states_carried_over(data: list[Any], _meta: object) -> list[Any]:
    """An item without a state has that of the item before it."""
    carried, state = [], None
    for item in data:
        state = item["session_state"] or state
        carried.append({**item, "session_state": state})
    return carried


MUTANTS = (
    Mutant("a name is not derived", store=_named(lambda name: "" if is_derived(name) else name)),
    Mutant(
        "a name is derived from the second run",
        store=_named(lambda n: n.replace("turn 0", "turn 1") if is_derived(n) else n),
    ),
    Mutant(
        "a workflow is not named by its input",
        store=_named(lambda name: "New Brew Session" if is_given(name) else name),
    ),
    Mutant("a name is cut at 16 characters", store=_named(lambda name: name[:16])),
    Mutant("a name is one line", store=_named(lambda name: name.replace("\n", " "))),
    Mutant("a name is escaped for HTML", store=_named(html.escape)),
    Mutant("a name is read as Latin-1", store=_named(_misread)),
    Mutant("a name loses what is beyond 16 bits", store=_named(_in_16_bits)),
    Mutant(
        "a name is decomposed",
        store=_named(lambda name: unicodedata.normalize("NFD", name)),
    ),
    Mutant("a name loses what follows a NUL", store=_named(lambda name: name.split("\0")[0])),
    Mutant("no session_state is an empty one", store=edit_sessions(_with_state)),
    Mutant("session_state is its JSON as text", edit_items(_state_as_text)),
    Mutant("session_state loses the nulls in a list", store=_stated(_without_nulls)),
    Mutant("session_state loses what is not ASCII", store=_stated(_in_ascii)),
    Mutant("session_state rounds large integers", store=_stated(_as_float)),
    Mutant(
        "session_state is of the session before where there is none",
        edit_data(_states_carried_over),
    ),
)
