"""Operations in Python's terms: the names, types and expressions that the templates put together."""

import ast
import builtins
import keyword
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.generate.errors import ContractError
from scripts.generate.models import Models
from scripts.generate.operations import Operation

_TEXT_WIDTH = 85
_TAKEN = {"app", "authenticator", "service"}
_LOCATIONS = {"path": "path", "query": "query", "headers": "header"}


@dataclass(frozen=True)
class Argument:
    """What a service method takes: its name and type, and the expression that a route passes."""

    name: str
    type: str
    value: str


@dataclass(frozen=True)
class Received:
    """What a route takes from FastAPI: its name and type, and where FastAPI finds it."""

    name: str
    type: str
    source: str
    optional: bool = False


@dataclass(frozen=True)
class Endpoint:
    """One operation: what its route receives, what its service takes and answers."""

    operation: Operation
    text: str
    received: list[Received]
    arguments: list[Argument]
    answer: str
    scheme: str | None
    route_class: str | None


@dataclass(frozen=True)
class Tag:
    """The operations of one service."""

    title: str
    name: str
    service: str
    endpoints: list[Endpoint]

    @property
    def schemes(self) -> list[str]:
        return sorted({endpoint.scheme for endpoint in self.endpoints if endpoint.scheme})


def read_tags(operations: Iterable[Operation], models: Models) -> list[Tag]:
    """The services, in the order of the contract; raises ContractError for a tag that gives no name."""
    by_title = defaultdict(list)
    for operation in operations:
        by_title[operation.tag].append(operation)
    tags: dict[str, Tag] = {}
    for title, members in by_title.items():
        name = snake_case(title)
        if not name.isidentifier() or keyword.iskeyword(name) or name in _TAKEN | tags.keys():
            raise ContractError(
                (*members[0].place, "tags"), f"the tag {title} gives no name of its own"
            )
        service = "".join(word.capitalize() for word in name.split("_")) + "Service"
        endpoints = [_endpoint(operation, models) for operation in sorted(members, key=_precedence)]
        tags[name] = Tag(printable(title), name, service, endpoints)
    return list(tags.values())


def imports(expressions: Iterable[str], models: Models) -> str:
    """The import statements for the names in `expressions`."""
    names = {
        node.id
        for expression in expressions
        for node in ast.walk(ast.parse(expression, mode="eval"))
        if isinstance(node, ast.Name) and not hasattr(builtins, node.id)
    }
    return "\n".join(
        f"from {models.imports.get(name, '.models')} import {name}" for name in sorted(names)
    )


def snake_case(name: str) -> str:
    """`HTTPBearer` is `http_bearer`, `Database Management` is `database_management`."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    return "_".join(re.findall(r"[A-Za-z0-9]+", spaced)).lower()


def printable(text: str) -> str:
    """The text as it can stand in a docstring."""
    words = "".join(c if c.isprintable() else " " for c in text).split()
    return " ".join(words).replace("\\", "\\\\").replace('"""', "'''")


def _precedence(operation: Operation) -> list[bool]:
    """Sorts `/sessions/count` before `/sessions/{id}`: the first route that matches answers."""
    return [part.startswith("{") for part in operation.path.split("/")]


def _endpoint(operation: Operation, models: Models) -> Endpoint:
    scheme = snake_case(operation.scheme) if operation.scheme else None
    received = _received(operation, models)
    arguments = [Argument("principal", "Principal", "principal_of(request)")] if scheme else []
    for item in received:
        if item.name == "path":
            fields = models.of(operation, "parameters path").fields
            arguments += [
                Argument(field.name, field.type, f"path.{field.name}") for field in fields
            ]
        else:
            type_ = f"{item.type} | None" if item.optional else item.type
            arguments.append(Argument(item.name, type_, item.name))
    answers = operation.answer.schema is not None
    return Endpoint(
        operation=operation,
        text=_docstring(operation.text),
        received=received,
        arguments=arguments,
        answer=models.of(operation, "response").name if answers else "None",
        scheme=scheme,
        route_class=_route_class(operation, models, scheme),
    )


def _received(operation: Operation, models: Models) -> list[Received]:
    received = [
        Received(name, models.of(operation, f"parameters {location}").name, location.title())
        for name, location in _LOCATIONS.items()
        if operation.parameters_in(location)
    ]
    if operation.body:
        model = models.of(operation, "request").name
        received.append(Received("body", model, "Body", optional=not operation.body.required))
    return received


def _route_class(operation: Operation, models: Models, scheme: str | None) -> str | None:
    if _is_flat_query(operation, models):
        return f"query_route({scheme}, {models.of(operation, 'parameters query').name})"
    return f"contract_route({scheme})" if scheme else None


def _is_flat_query(operation: Operation, models: Models) -> bool:
    """Nothing but scalar query parameters, each under its own name."""
    if not operation.parameters or operation.body:
        return False
    if any(p.location != "query" or p.array for p in operation.parameters):
        return False
    return all(f.name == f.alias for f in models.of(operation, "parameters query").fields)


def _docstring(text: str) -> str:
    text = printable(text)
    if not text.endswith((".", "!", "?")):
        text += "."
    return textwrap.fill(text, _TEXT_WIDTH, break_long_words=False, break_on_hyphens=False)
