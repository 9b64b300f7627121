"""What the contract says of answers, and whether one keeps to it."""

import json
import re
from collections.abc import Mapping
from typing import Any

import jsonschema_rs

from agentos_sessions.errors import quote

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class ContractBreach(Exception):
    """An answer that the contract does not give: a bug of the server, whatever the request was."""


class ResponseContract:
    """The answers of an OpenAPI 3.1 document's operations: status, media type and body.

    If `closed`, objects that name their properties have no others, whether or not the document
    says so.
    """

    def __init__(self, document: Mapping[str, Any], *, closed: bool = True) -> None:
        self._components = document.get("components", {})
        self._closing = _Closing(self._components.get("schemas", {})) if closed else None
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
                problem = None
                if method != "HEAD":
                    problem = _problem(responses, status, content_type, body)
                if problem:
                    raise ContractBreach(f"{method} {template} answered {status}: {problem}")
                return

    def _responses(self, operation: Mapping[str, Any]) -> "_Responses":
        return {
            str(status): {
                _media_type(name): self._validator(media["schema"]) if "schema" in media else None
                for name, media in self._resolved(response).get("content", {}).items()
            }
            for status, response in operation["responses"].items()
            if not str(status).startswith("x-")
        }

    def _resolved(self, response: Mapping[str, Any]) -> Mapping[str, Any]:
        reference = response.get("$ref")
        if reference is None:
            return response
        found: Mapping[str, Any] = self._components["responses"][reference.rpartition("/")[2]]
        return found

    def _validator(self, schema: Any) -> jsonschema_rs.Draft202012Validator:
        components = self._components
        if self._closing:
            schema = self._closing.at_use(schema)
            components = {**components, "schemas": self._closing.schemas}
        return jsonschema_rs.Draft202012Validator(
            {"allOf": [schema], "components": components}, validate_formats=True
        )


_Responses = dict[str, dict[str, jsonschema_rs.Draft202012Validator | None]]

_USES = ("items", "additionalProperties")
_USES_BY_NAME = ("properties", "patternProperties")
_PARTS = ("allOf", "anyOf", "oneOf")
_CONDITIONAL_PARTS = ("then", "else")


class _Closing:
    """Shuts objects where their schemas are used: a part of a schema need not name all of it."""

    def __init__(self, schemas: Mapping[str, Any]) -> None:
        self._schemas = schemas
        self.schemas = {name: self._inside(schema) for name, schema in schemas.items()}

    def at_use(self, schema: Any) -> Any:
        """The schema of a value: an object that it describes has the properties that it names."""
        if not isinstance(schema, dict):
            return schema
        shut = self._inside(schema)
        if "additionalProperties" not in schema and self._names_properties(schema, set()):
            shut.setdefault("unevaluatedProperties", False)
        return shut

    def _inside(self, schema: Any) -> Any:
        """The same with the values within it shut, and itself as it is."""
        if not isinstance(schema, dict):
            return schema
        shut = dict(schema)
        for key in _USES:
            if key in schema:
                shut[key] = self.at_use(schema[key])
        for key in _USES_BY_NAME:
            if key in schema:
                shut[key] = {name: self.at_use(value) for name, value in schema[key].items()}
        for key in _PARTS:
            if key in schema:
                shut[key] = [self._inside(part) for part in schema[key]]
        for key in _CONDITIONAL_PARTS:
            if key in schema:
                shut[key] = self._inside(schema[key])
        return shut

    def _names_properties(self, schema: Any, seen: set[str]) -> bool:
        """Whether it says, itself or by its parts, which properties there are."""
        if not isinstance(schema, dict):
            return False
        if "properties" in schema:
            return True
        reference = schema.get("$ref", "")
        parts = [part for key in _PARTS for part in schema.get(key, ())]
        if reference.startswith(_SCHEMAS) and reference not in seen:
            seen.add(reference)
            parts.append(self._schemas.get(reference.removeprefix(_SCHEMAS)))
        return any(self._names_properties(part, seen) for part in parts)


_SCHEMAS = "#/components/schemas/"


def _path_pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^}]*\}", template)
    return re.compile("[^/]+".join(map(re.escape, parts)))


def _media_type(text: str) -> str:
    return text.partition(";")[0].strip().lower()


def _problem(
    responses: _Responses, status: int, content_type: str | None, body: bytes
) -> str | None:
    keys = (str(status), f"{status // 100}XX", "default")
    described = next((responses[key] for key in keys if key in responses), None)
    if described is None:
        return f"this status is none of {', '.join(responses)}"
    if not described:
        return f"a body of {len(body)} bytes where there is none" if body else None
    media_type = _media_type(content_type or "")
    ranges = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    found = next((name for name in ranges if name in described), None)
    if found is None:
        return f"Content-Type is {quote(content_type)}, not {' or '.join(described)}"
    validator = described[found]
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
