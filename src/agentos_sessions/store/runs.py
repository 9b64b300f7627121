"""Run documents, read no further than a name needs and without what no name needs."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

import ijson
from ijson.common import ObjectBuilder

from agentos_sessions.store.documents import clean_text

Run = dict[str, Any]
"""`run_id`, `agent_id`, `input` and `messages` (their `role` and `content`) of a run document."""

_KEPT = re.compile(
    r"item(\.messages(\.item)?)?$"
    r"|item\.(run_id|agent_id|input|messages\.item\.(role|content))(\.|$)"
)
_WHOLE_ESCAPES = re.compile(r'(?:[^"\\]+|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*')


def parse_runs(read: Callable[[], Iterable[str]]) -> Iterator[Run]:
    """The runs of a JSON array, once or twice encoded; `read` gives its text in pieces.

    A piece is taken only when the runs before it are used up. Elements that are no objects are
    left out; text that breaks off, or is no array, ends the runs.
    """
    return _parse(lambda: decoded(read()))


def parse_run(read: Callable[[], Iterable[str]]) -> Iterator[Run]:
    """The one run of a JSON object that is read as by `parse_runs`; none if it is no object."""
    return _parse(lambda: chain("[", decoded(read()), "]"))


def _parse(array: Callable[[], Iterable[str]]) -> Iterator[Run]:
    complete = 0
    try:
        for run in _prune(array()):
            complete += 1
            yield run
    except (ijson.JSONError, ValueError):
        # Python writes NaN, Infinity and lone surrogates, and only Python's own parser reads them.
        try:
            document = json.loads("".join(array()), strict=False)
        except (ValueError, RecursionError):
            return
        yield from [run for run in document if isinstance(run, dict)][complete:]


def decoded(pieces: Iterable[str]) -> Iterator[str]:
    """The JSON text itself: where the whole text is one JSON string, what that string says."""
    source = iter(pieces)
    first = next(filter(str.strip, source), "").lstrip()
    if not first.startswith('"'):
        yield first
        yield from source
        return
    pending, high_surrogate = first[1:], ""
    while True:
        end = _end_of_whole_escapes(pending)
        text = high_surrogate + json.loads(f'"{pending[:end]}"', strict=False)
        high_surrogate = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
        yield clean_text(text.removesuffix(high_surrogate))
        pending = pending[end:]
        piece = None if pending.startswith('"') else next(source, None)
        if piece is None:
            return
        pending += piece


def _end_of_whole_escapes(text: str) -> int:
    match = _WHOLE_ESCAPES.match(text)
    return match.end() if match else 0


def _prune(pieces: Iterable[str]) -> Iterator[Run]:
    events = ijson.sendable_list()
    parser = ijson.parse_coro(events, use_float=True)
    builder = ObjectBuilder()
    for piece in pieces:
        parser.send(piece.encode())
        for path, event, value in events:
            if path == "":
                if event != "start_array":
                    return
            elif path == "item" and event == "start_map":
                builder = ObjectBuilder()
                builder.event(event, value)
            elif _is_kept(f"{path}.{value}" if event == "map_key" else path):
                builder.event(event, value)
                if path == "item" and event == "end_map":
                    yield builder.value
        events.clear()
    parser.close()


@lru_cache(maxsize=4096)
def _is_kept(path: str) -> bool:
    return _KEPT.match(path) is not None
