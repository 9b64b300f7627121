"""Operations: what the contract says of each, read once for every generator."""

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.generate.errors import ContractError, Place, written
from scripts.generate.names import snake_case
from scripts.generate.parameters import Parameter, read_parameter
from scripts.generate.references import Document, follow

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_REFUSED_METHODS = {"OPTIONS", "HEAD", "TRACE"}
_JSON = "application/json"
_TEMPLATE = re.compile(r"{([^{}]*)}")


@dataclass(frozen=True)
class Body:
    """The JSON body of a request."""

    schema: Any
    required: bool


@dataclass(frozen=True)
class Answer:
    """The one successful response; `schema` is None for a response without a body."""

    status: int
    schema: Any


@dataclass(frozen=True)
class Operation:
    """One operation; `scheme` is the name of its security scheme, None when it is open."""

    place: Place
    id: str
    tag: str
    method: str
    path: str
    text: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    answer: Answer
    scheme: str | None

    def parameters_in(self, location: str) -> list[Parameter]:
        return [parameter for parameter in self.parameters if parameter.location == location]


def read_operations(document: Document) -> list[Operation]:
    """All operations, in their order; raises ContractError for what cannot be generated."""
    if document.get("webhooks"):
        raise ContractError(("webhooks",), "webhooks are not supported")
    operations = []
    places: dict[str, Place] = {}
    for place, item, operation in operation_objects(document):
        name = _operation_id(operation, place)
        first = places.setdefault(snake_case(name), place)
        if first != place:
            raise ContractError(place, f"operationId {name} is already that of {written(first)}")
        operations.append(_read(document, place, item, operation))
    if not operations:
        raise ContractError(("paths",), "no operation")
    return operations


def operation_objects(document: Document) -> Iterator[tuple[Place, Document, Document]]:
    """The place, the path item and the object of each operation."""
    for path, item in document.get("paths", {}).items():
        if "$ref" in item:
            raise ContractError(("paths", path), "a $ref to a path item is not supported")
        if "servers" in item:
            raise ContractError(("paths", path, "servers"), "servers of a path are not supported")
        for method in _METHODS:
            if method in item:
                yield ("paths", path, method), item, item[method]


def _operation_id(operation: Document, place: Place) -> str:
    name = operation.get("operationId")
    if name is None:
        raise ContractError(place, "operationId is missing")
    if not re.fullmatch(r"[A-Za-z]\w*", name, re.ASCII) or keyword.iskeyword(name):
        raise ContractError((*place, "operationId"), f"{name} is no name for a Python method")
    return str(name)


def _read(document: Document, place: Place, item: Document, operation: Document) -> Operation:
    path, method = str(place[1]), str(place[2]).upper()
    if method in _REFUSED_METHODS:
        raise ContractError(place, f"the method {method} is not supported")
    for name in ("callbacks", "servers"):
        if operation.get(name):
            raise ContractError((*place, name), f"{name} are not supported")
    return Operation(
        place=place,
        id=operation["operationId"],
        tag=(operation.get("tags") or ["Default"])[0],
        method=method,
        path=path,
        text=operation.get("summary") or operation.get("description") or f"{method} {path}",
        parameters=_parameters(document, place, item, operation),
        body=_body(document, place, operation),
        answer=_answer(document, place, operation),
        scheme=_scheme(document, place, operation),
    )


def _parameters(
    document: Document, place: Place, item: Document, operation: Document
) -> tuple[Parameter, ...]:
    """Those of the path and of the operation, which overrides the path's."""
    parameters = _own_parameters(document, place[:-1], item)
    parameters |= _own_parameters(document, place, operation)
    path = str(place[1])
    names = _TEMPLATE.findall(path)
    if len(set(names)) < len(names) or set("{}") & set(_TEMPLATE.sub("", path)):
        raise ContractError(place[:-1], "the path is no valid template")
    described = {name for location, name in parameters if location == "path"}
    for name in sorted(described ^ set(names)):
        problem = "is not in the path" if name in described else "is not among the parameters"
        raise ContractError(place, f"path parameter {name} {problem}")
    return tuple(parameters.values())


def _own_parameters(
    document: Document, place: Place, owner: Document
) -> dict[tuple[str, str], Parameter]:
    parameters: dict[tuple[str, str], Parameter] = {}
    for index, value in enumerate(owner.get("parameters", [])):
        where = (*place, "parameters", index)
        parameter = read_parameter(document, value, where)
        key = (parameter.location, parameter.name)
        if key in parameters:
            raise ContractError(where, f"{parameter.name} in {parameter.location} is there twice")
        parameters[key] = parameter
    return parameters


def _body(document: Document, place: Place, operation: Document) -> Body | None:
    if "requestBody" not in operation:
        return None
    place = (*place, "requestBody")
    body = follow(document, operation["requestBody"], place)
    return Body(_json_schema(body, place), body.get("required", False))


def _answer(document: Document, place: Place, operation: Document) -> Answer:
    place = (*place, "responses")
    found = [status for status in operation.get("responses", {}) if status.startswith("2")]
    if len(found) != 1 or not found[0].isdigit():
        said = ", ".join(found) or "none"
        raise ContractError(place, f"exactly one 2xx status is supported, here: {said}")
    place = (*place, found[0])
    response = follow(document, operation["responses"][found[0]], place)
    if response.get("headers"):
        raise ContractError((*place, "headers"), "headers of a response are not supported")
    if not response.get("content"):
        return Answer(int(found[0]), None)
    return Answer(int(found[0]), _json_schema(response, place))


def _json_schema(owner: Any, place: Place) -> Any:
    content = owner.get("content") if isinstance(owner, dict) else None
    if not isinstance(content, dict) or list(content) != [_JSON]:
        said = ", ".join(content or ()) or "none"
        raise ContractError((*place, "content"), f"only {_JSON} is supported, here: {said}")
    return content[_JSON].get("schema", {})


def _scheme(document: Document, place: Place, operation: Document) -> str | None:
    if "security" in operation:
        alternatives, place = operation["security"], (*place, "security")
    else:
        alternatives, place = document.get("security", []), ("security",)
    if not alternatives:
        return None
    if len(alternatives) > 1 or len(alternatives[0]) != 1:
        raise ContractError(place, "only one security scheme is supported, without alternatives")
    name = str(next(iter(alternatives[0])))
    scheme = document.get("components", {}).get("securitySchemes", {}).get(name)
    if scheme is None:
        raise ContractError((*place, 0), f"security scheme {name} is not among the components")
    scheme = follow(document, scheme, place)
    if scheme.get("type") != "http" or scheme.get("scheme", "").lower() != "bearer":
        where = ("components", "securitySchemes", name)
        raise ContractError(where, "only type http with scheme bearer is supported")
    return name
