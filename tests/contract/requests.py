"""Requests that an operation must take, made from its description."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from tests.contract.document import Document, Operation, Parameter, alternatives, operations
from tests.contract.subject import Request, Subject

_FORMATS = {
    "date-time": "2026-01-01T00:00:00Z",
    "date": "2026-01-01",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


class Known:
    """Values to put into requests: those of the document, and those that answers have shown."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[str, dict[str, str]] = {}

    def text(self, parameter: Parameter, subject: Subject) -> str | None:
        """A value for the parameter, percent-encoded; None when nothing is known to match."""
        if parameter.place == "path":
            found = self._answered(subject).get(parameter.name)
            if found is not None:
                return found
        value = example(self._document, parameter.schema)
        if value is None or parameter.place == "header":
            return None if value is None else _as_text(value)
        return quote(_as_text(value), safe="")

    def _answered(self, subject: Subject) -> dict[str, str]:
        """The first value of each name in the answers to operations that need no input."""
        key = subject.world.name
        if key not in self._found:
            found: dict[str, str] = {}
            for operation in operations(self._document):
                needs = [p for p in operation.parameters if p.required]
                if operation.method == "GET" and not needs:
                    response = subject.target.send(Request(operation.path))
                    if response.headers.get("content-type") == "application/json":
                        for name, value in _scalars(response.json()):
                            found.setdefault(name, quote(str(value), safe=""))
            self._found[key] = found
        return self._found[key]


def plain_request(
    operation: Operation,
    known: Known,
    subject: Subject,
    *,
    leave_out: str = "",
    path_values: Mapping[str, str] | None = None,
    **options: Any,
) -> Request:
    """A request with what the operation requires and nothing more, `leave_out` missing."""
    path, query = operation.path, []
    for parameter in operation.parameters:
        if not parameter.required or parameter.name == leave_out:
            continue
        value = (path_values or {}).get(parameter.name) or known.text(parameter, subject) or "x"
        if parameter.place == "path":
            path = path.replace(f"{{{parameter.name}}}", value)
        elif parameter.place == "query":
            query.append(f"{parameter.name}={value}")
        elif parameter.place == "header":
            header = (parameter.name, value.encode())
            options["headers"] = (*options.get("headers", ()), header)
    if operation.body is not None and "content" not in options and operation.requires_body:
        options["json"] = example(operation.document, operation.body)
    return Request(path, "&".join(query), operation.method, **options)


def with_query(request: Request, query: str) -> Request:
    """The same with more in its query; of a repeated name the last counts."""
    return replace(request, query="&".join(filter(None, (request.query, query))))


def example(document: Document, schema: Any) -> Any:
    """A value that matches the schema, in most cases; None when it is not plain how."""
    for choice in alternatives(document, schema):
        if choice.get("type") == "null":
            continue
        for given in ("example", "default", "const"):
            if given in choice:
                return choice[given]
        if choice.get("enum"):
            return choice["enum"][0]
        return _example(document, choice)
    return None


def _example(document: Document, schema: Any) -> Any:
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        required = schema.get("required", ())
        return {name: example(document, schema["properties"][name]) for name in required}
    if kind == "array":
        return [example(document, schema["items"])] * schema.get("minItems", 0)
    if kind in {"integer", "number"}:
        return max(schema.get("minimum", 1), min(1, schema.get("maximum", 1)))
    if kind == "boolean":
        return True
    text = _FORMATS.get(schema.get("format", ""), "x")
    return text.ljust(schema.get("minLength", 0), "x") if kind == "string" else None


def _as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _scalars(value: Any, name: str = "") -> Iterator[tuple[str, str | int]]:
    """Property names and the texts and numbers that they have, wherever in the value."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _scalars(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _scalars(item, name)
    elif isinstance(value, str | int) and name:
        yield name, value
