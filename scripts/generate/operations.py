"""Operations: what the contract says of each, read once for every generator."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.generate.answers import Answer, read_answers
from scripts.generate.bodies import Body, read_body
from scripts.generate.errors import ContractError, Place, written
from scripts.generate.names import method_name, snake_case
from scripts.generate.parameters import Parameter, read_parameter
from scripts.generate.references import Document
from scripts.generate.requirements import Requirement, read_requirement

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_REFUSED_METHODS = {"OPTIONS", "HEAD", "TRACE"}
_TEMPLATE = re.compile(r"{([^{}]*)}")


@dataclass(frozen=True)
class Operation:
    """One operation; `name` is that of its method, `security` is None when it is open."""

    place: Place
    id: str
    name: str
    tag: str
    method: str
    path: str
    text: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    answers: tuple[Answer, ...]
    security: Requirement | None

    def parameters_in(self, location: str) -> list[Parameter]:
        return [parameter for parameter in self.parameters if parameter.location == location]

    @property
    def template(self) -> str:
        """The path, its parameters under names that Python can read."""
        keys = {parameter.name: parameter.key for parameter in self.parameters_in("path")}
        return _TEMPLATE.sub(lambda found: f"{{{keys[found[1]]}}}", self.path)


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
        for name in ("query", "additionalOperations"):
            if name in item:
                raise ContractError(("paths", path, name), f"{name} is not supported")
        for method in _METHODS:
            if method in item:
                yield ("paths", path, method), item, item[method]


def _operation_id(operation: Document, place: Place) -> str:
    name = operation.get("operationId")
    if name is None:
        raise ContractError(place, "operationId is missing")
    if not re.fullmatch(r"[A-Za-z][\w .:/-]*", name, re.ASCII):
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
        name=method_name(operation["operationId"]),
        tag=(operation.get("tags") or ["Default"])[0],
        method=method,
        path=path,
        text=operation.get("summary") or operation.get("description") or f"{method} {path}",
        parameters=_parameters(document, place, item, operation),
        body=read_body(document, place, operation),
        answers=read_answers(document, place, operation),
        security=read_requirement(document, place, operation),
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
    seen: dict[tuple[str, str], str] = {}
    for location, name in parameters:
        first = seen.setdefault((location, snake_case(name)), name)
        if first != name:
            raise ContractError(place, f"{first} and {name} in {location} give one name in Python")
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
