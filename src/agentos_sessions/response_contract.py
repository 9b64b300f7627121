"""What the contract says of answers, and whether one keeps to it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs

from agentos_sessions.errors import quote

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_MAPS = ("properties", "patternProperties", "$defs")


class ContractBreach(Exception):
    """An answer that the contract does not give: a bug of the server, whatever the request was."""


class ResponseContract:
    """The answers of an OpenAPI 3.1 document's operations.

    If `closed`, objects that name their properties have no others, whether or not the document
    says so.
    """

    def __init__(self, document: Mapping[str, Any], *, closed: bool = True) -> None:
        self._components = document.get("components", {})
        self._closing = _Closing(frozenset(_extended(document)), closed=closed)
        schemas = self._components.get("schemas", {})
        self._schemas = self._closing.close_each(schemas, "#/components/schemas")
        paths = sorted(document.get("paths", {}).items(), key=lambda item: item[0].count("{"))
        self._operations = [
            (method.upper(), _path_pattern(path), path, self._responses(item[method]))
            for path, item in paths
            for method in _METHODS
            if method in item
        ]

    def check(
        self, method: str, path: str, status: int, content_type: str | None, body: bytes
    ) -> None:
        """Raises `ContractBreach`, which names the place; a path of no operation is not judged."""
        for known_method, pattern, template, responses in self._operations:
            if known_method == method and pattern.fullmatch(path):
                problem = _problem(responses, status, content_type, body)
                if problem:
                    raise ContractBreach(f"{method} {template} answered {status}: {problem}")
                return

    def _responses(self, operation: Mapping[str, Any]) -> "_Responses":
        return {
            status: {
                media_type.lower(): self._validator(media["schema"]) if "schema" in media else None
                for media_type, media in self._resolved(response).get("content", {}).items()
            }
            for status, response in operation["responses"].items()
        }

    def _resolved(self, response: Mapping[str, Any]) -> Mapping[str, Any]:
        reference = response.get("$ref")
        if reference is None:
            return response
        found: Mapping[str, Any] = self._components["responses"][reference.rpartition("/")[2]]
        return found

    def _validator(self, schema: Any) -> jsonschema_rs.Draft202012Validator:
        closed = self._closing.close(schema)
        return jsonschema_rs.Draft202012Validator(
            {"allOf": [closed], "components": {"schemas": self._schemas}}, validate_formats=True
        )


_Responses = dict[str, dict[str, jsonschema_rs.Draft202012Validator | None]]


class _Closing:
    """Shuts the objects of schemas, but for those that an `allOf` somewhere adds to."""

    def __init__(self, extended: frozenset[str], *, closed: bool) -> None:
        self._extended = extended
        self._closed = closed

    def close(self, schema: Any, place: str = "#", *, is_part: bool = False) -> Any:
        """The same with no object open; `is_part` says that a schema around it is shut instead."""
        if isinstance(schema, list):
            return [self.close(item, is_part=is_part) for item in schema]
        if not isinstance(schema, dict):
            return schema
        closed = {
            key: self.close_each(value, place)
            if key in _MAPS and isinstance(value, dict)
            else self.close(value, is_part=key == "allOf")
            for key, value in schema.items()
        }
        is_shut_elsewhere = is_part or place in self._extended or "additionalProperties" in schema
        is_object = "properties" in schema or "allOf" in schema
        if self._closed and is_object and not is_shut_elsewhere:
            closed.setdefault("unevaluatedProperties", False)
        return closed

    def close_each(self, schemas: Mapping[str, Any], place: str) -> dict[str, Any]:
        """Each of them; `place` is where in the document the mapping is."""
        return {name: self.close(item, f"{place}/{name}") for name, item in schemas.items()}


def _extended(value: Any, *, in_all_of: bool = False) -> Iterator[str]:
    """The references that stand in an `allOf` somewhere."""
    if isinstance(value, list):
        for item in value:
            yield from _extended(item, in_all_of=in_all_of)
    elif isinstance(value, dict):
        reference = value.get("$ref")
        if in_all_of and isinstance(reference, str):
            yield reference
        for key, item in value.items():
            yield from _extended(item, in_all_of=key == "allOf")


def _path_pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^}]*\}", template)
    return re.compile("[^/]+".join(map(re.escape, parts)))


def _problem(
    responses: _Responses, status: int, content_type: str | None, body: bytes
) -> str | None:
    keys = (str(status), f"{status // 100}XX", "default")
    described = next((responses[key] for key in keys if key in responses), None)
    if described is None:
        return f"this status is none of {', '.join(responses)}"
    if not described:
        return f"a body of {len(body)} bytes where there is none" if body else None
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type not in described:
        return f"Content-Type is {quote(content_type)}, not {' or '.join(described)}"
    validator = described[media_type]
    return _wrong_place(validator, body) if validator and media_type.endswith("json") else None


def _wrong_place(validator: jsonschema_rs.Draft202012Validator, body: bytes) -> str | None:
    try:
        value = json.loads(body, parse_constant=_refuse)
    except ValueError as error:
        return f"the body is no JSON: {error}"
    first = next(validator.iter_errors(value), None)
    if first is None:
        return None
    place = ".".join(map(str, first.instance_path)) or "the body"
    return f"{place}: {first.message[:200]}"


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no value of JSON")
