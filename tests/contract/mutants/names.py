"""Mutants of the filter by name."""

import json
import re
from collections.abc import Callable
from fnmatch import fnmatchcase

from agentos_sessions.store import Session, SessionQuery
from tests.contract.mutants.fixture_names import is_derived
from tests.contract.mutants.listings import WrapStore, edit_whole
from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.queries import edit_value

_SQL_WILDCARDS = str.maketrans({"%": "*", "_": "?"})


def _found_if(finds: Callable[[Session, str], bool]) -> WrapStore:
    """Finds by name the sessions for which `finds` says so, given the text."""
    return edit_whole(
        lambda sessions, query: [s for s in sessions if finds(s, query.session_name or "")],
        lambda query: query.session_name,
        session_name=None,
    )


def _found_by(finds: Callable[[str, str], bool]) -> WrapStore:
    """The same given name and text with their case folded."""
    return _found_if(lambda session, text: finds(session.name.casefold(), text.casefold()))


def _ascii_folded(text: str) -> str:
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


def _matches(name: str, text: str, wildcards: str) -> bool:
    """Whether the text is in the name, those characters standing for others as in SQL's LIKE."""
    pattern = text.translate({ord(c): _SQL_WILDCARDS[ord(c)] for c in wildcards})
    brackets = pattern if pattern == text else pattern.replace("[", "[[]")
    return text in name or (pattern != text and fnmatchcase(name, f"*{brackets}*"))


def _matches_expression(name: str, text: str) -> bool:
    try:
        return text in name or bool(re.search(text, name))
    except re.error:
        return False


def _shown(sessions: list[Session], query: SessionQuery) -> list[Session]:
    """Of the unfiltered listing, the first page alone is searched."""
    text = (query.session_name or "").casefold()
    return [s for s in sessions[: query.limit] if text in s.name.casefold()]


MUTANTS = (
    Mutant("session_name is ignored", store=_found_if(lambda *_: True)),
    Mutant("session_name is the whole name", store=_found_by(str.__eq__)),
    Mutant("session_name is the start of the name", store=_found_by(str.startswith)),
    Mutant(
        "session_name is compared with case",
        store=_found_if(lambda session, text: text in session.name),
    ),
    Mutant(
        "session_name is folded in ASCII only",
        store=_found_if(lambda s, text: _ascii_folded(text) in _ascii_folded(s.name)),
    ),
    Mutant(
        "session_name is put in small letters, not folded",
        store=_found_if(lambda session, text: text.lower() in session.name.lower()),
    ),
    Mutant(
        "% in a session_name is any text",
        store=_found_by(lambda name, text: _matches(name, text, "%")),
    ),
    Mutant(
        "_ in a session_name is any character",
        store=_found_by(lambda name, text: _matches(name, text, "_")),
    ),
    Mutant("session_name is a regular expression", store=_found_by(_matches_expression)),
    Mutant(
        "session_name finds each of its words",
        store=_found_by(lambda name, text: any(word in name for word in text.split() or [text])),
    ),
    Mutant("spaces around session_name are overlooked", edit_value("session_name", str.strip)),
    Mutant(
        "session_name is looked for in the state too",
        store=_found_if(
            lambda session, text: (
                text.casefold() in session.name.casefold() or text in json.dumps(session.state)
            )
        ),
    ),
    Mutant(
        "session_name does not find derived names",
        store=_found_if(
            lambda s, text: not is_derived(s.name) and text.casefold() in s.name.casefold()
        ),
    ),
    Mutant(
        "an empty session_name finds empty names only",
        store=edit_whole(
            lambda sessions, _: [session for session in sessions if not session.name],
            lambda query: query.session_name == "",
        ),
    ),
    Mutant(
        "session_name is looked for on the first page only",
        store=edit_whole(_shown, lambda query: query.session_name, session_name=None),
    ),
)
