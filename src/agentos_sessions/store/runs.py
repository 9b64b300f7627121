"""Run documents, read no further than a name needs and without what no name needs."""

from collections.abc import Generator, Iterable, Iterator
from typing import Any

from agentos_sessions.store.json_text import BrokenText, Scanner, decoded

Run = dict[str, Any]
"""Of a run document: `run_id`, `agent_id`, `input` and the user's `messages` (role, content)."""


def parse_runs(pieces: Iterable[str], *, whole_input: bool = True) -> Generator[Run, None, bool]:
    """The runs of a JSON array, once or twice encoded, that arrives in pieces.

    A piece is taken only when the runs before it are used up. Elements that are no objects are
    left out; text that breaks off, or is neither array nor null, ends the runs, and False is
    returned. Unless `whole_input`, the images and files behind an `input_content` are passed.
    """
    scanner = Scanner(decoded(pieces))
    try:
        if scanner.peek() != "[":
            return scanner.peek() == "" or scanner.text() == "null"
        for _ in scanner.items():
            if scanner.peek() == "{":
                yield _run(scanner, whole_input)
            else:
                scanner.skip()
    except BrokenText:
        return False
    return True


def parse_run(pieces: Iterable[str], *, whole_input: bool = True) -> Run | None:
    """As `parse_runs` the one run of a JSON object; None if it is no object or breaks off."""
    scanner = Scanner(decoded(pieces))
    try:
        return _run(scanner, whole_input) if scanner.peek() == "{" else None
    except BrokenText:
        return None


def _run(scanner: Scanner, whole_input: bool) -> Run:
    run: Run = {}
    for key in scanner.fields():
        match key, scanner.peek():
            case (("run_id" | "agent_id"), _):
                run[key] = scanner.value()
            case "input", "{" if not whole_input:
                run[key] = _input(scanner)
            case "input", _:
                run[key] = scanner.value()
            case "messages", "[":
                run[key] = list(_user_messages(scanner))
            case _:
                scanner.skip()
    return run


def _input(scanner: Scanner) -> Any:
    """The input up to its content, which Agno writes first."""
    fields = {}
    for key in scanner.fields():
        if "input_content" in fields:
            scanner.skip()
        else:
            fields[key] = scanner.value()
    return fields


def _user_messages(scanner: Scanner) -> Iterator[Any]:
    for _ in scanner.items():
        if scanner.peek() != "{":
            scanner.skip()
            continue
        message = {}
        for key in scanner.fields():
            if key in ("role", "content"):
                message[key] = scanner.value()
            else:
                scanner.skip()
        if message.get("role") == "user":
            yield message
