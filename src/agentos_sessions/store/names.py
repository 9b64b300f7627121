"""The name a session is listed under: the stored one, or one derived from its runs."""

import json
from collections.abc import Iterable

from agentos_sessions.store.runs import Run


def agent_name(runs: Iterable[Run]) -> str:
    """The first user message with text; failing that the first input; else the empty text."""
    first_input = ""
    for run in runs:
        if message := _user_message(run):
            return message
        first_input = first_input or _input_text(run)
    return first_input


def team_name(runs: Iterable[Run]) -> str:
    """As `agent_name` over the team's own runs, failing that over its members' runs."""
    own_input = member_message = member_input = ""
    for run in runs:
        if not run.get("agent_id"):
            if message := _user_message(run):
                return message
            own_input = own_input or _input_text(run)
        elif not member_message:
            member_message = _user_message(run)
            member_input = member_input or _input_text(run)
    return own_input or member_message or member_input


def workflow_name(runs: Iterable[Run], workflow_data: object) -> str:
    """The first run's input, an object as JSON; else `New <workflow> Session`; else empty."""
    first_input = next((run.get("input") for run in runs), None)
    if isinstance(first_input, str) and first_input:
        return first_input
    if isinstance(first_input, dict):
        return json.dumps(first_input)
    name = workflow_data.get("name") if isinstance(workflow_data, dict) else None
    return f"New {name} Session" if isinstance(name, str) and name else ""


def _user_message(run: Run) -> str:
    messages = run.get("messages")
    for message in messages if isinstance(messages, list) else ():
        is_user_message = isinstance(message, dict) and message.get("role") == "user"
        if is_user_message and (text := _text(message.get("content"))):
            return text
    return ""


def _input_text(run: Run) -> str:
    given = run.get("input")
    if isinstance(given, dict) and "input_content" in given:
        given = given["input_content"]
    if given in (None, "", {}, []):
        return ""
    return _text(given) or json.dumps(given)


def _text(content: object) -> str:
    """The text of a message's content: a text, a message, a content part, or a list of these."""
    match content:
        case str():
            return content
        case {"type": "text", "text": str(text)}:
            return text
        case {"role": _, "content": inner}:
            return _text(inner)
        case list():
            return " ".join(filter(None, map(_text, content)))
        case _:
            return ""
