"""Answers: the successful responses of an operation, one for each status and media type."""

import re
from dataclasses import dataclass
from typing import Any

from scripts.generate.contents import Kind, check_text_schema, read_content
from scripts.generate.errors import ContractError, Place
from scripts.generate.parameters import Parameter, read_header
from scripts.generate.references import Document, follow


@dataclass(frozen=True)
class Answer:
    """One response; `kind` is None for one without content, `schema` for what is no JSON."""

    status: int
    kind: Kind | None
    media_type: str
    schema: Any
    headers: tuple[Parameter, ...]


def read_answers(document: Document, place: Place, operation: Document) -> tuple[Answer, ...]:
    """Raises ContractError for a response that cannot be generated, and when there is none."""
    place = (*place, "responses")
    answers: list[Answer] = []
    responses = operation.get("responses", {})
    for status in responses:
        if status.startswith("2"):
            answers += _answers(document, responses, status, place)
    if not answers:
        raise ContractError(place, "no 2xx status")
    return tuple(answers)


def _answers(document: Document, responses: Document, status: str, place: Place) -> list[Answer]:
    place = (*place, status)
    if not status.isdigit():
        raise ContractError(place, "a range of statuses is not supported")
    response = follow(document, responses[status], place)
    if not isinstance(response, dict):
        raise ContractError(place, "leads to no response")
    headers = _headers(document, response, place)
    content = response.get("content")
    if not content:
        return [Answer(int(status), None, "", None, headers)]
    if status in {"204", "205"}:
        raise ContractError((*place, "content"), f"HTTP allows no content with {status}")
    answers = []
    for media_type, value in content.items():
        where = (*place, "content", media_type)
        kind, schema = read_content(media_type, value, where)
        if kind in {"form", "multipart"}:
            raise ContractError(where, "a form in a response is not supported")
        if kind != "json":
            check_text_schema(document, schema, (*where, "schema"))
        answers.append(
            Answer(int(status), kind, media_type, schema if kind == "json" else None, headers)
        )
    return answers


def _headers(document: Document, response: Document, place: Place) -> tuple[Parameter, ...]:
    headers = response.get("headers", {})
    return tuple(
        read_header(document, name, value, (*place, "headers", name))
        for name, value in headers.items()
        if not re.fullmatch("content-type", name, re.IGNORECASE)
    )
