"""Operations in Python's terms: the names, types and expressions that the templates print."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.generate.errors import ContractError
from scripts.generate.models import Models
from scripts.generate.names import class_name, distinct_names, docstring, printable
from scripts.generate.operations import Operation

_TAKEN = frozenset({"app", "authenticator"})
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
    route_class: str | None


@dataclass(frozen=True)
class Tag:
    """The operations of one service, in the order of the contract."""

    title: str
    name: str
    service: str
    endpoints: list[Endpoint]

    @property
    def secured(self) -> bool:
        return any(endpoint.operation.scheme for endpoint in self.endpoints)

    @property
    def routes(self) -> list[Endpoint]:
        """Fixed paths before templates, since the first route that matches a request answers it."""
        return sorted(
            self.endpoints,
            key=lambda endpoint: ["{" in part for part in endpoint.operation.path.split("/")],
        )


def read_schemes(operations: Iterable[Operation]) -> dict[str, str]:
    """The method of the authenticator for each security scheme in use."""
    places = {o.scheme: ("components", "securitySchemes", o.scheme) for o in operations if o.scheme}
    return distinct_names(places, frozenset())


def read_tags(
    operations: Iterable[Operation], schemes: dict[str, str], models: Models
) -> list[Tag]:
    """The services; raises ContractError for a tag without a name, and a route never reached."""
    members = defaultdict(list)
    for operation in operations:
        members[operation.tag].append(operation)
    names = distinct_names({tag: (*members[tag][0].place, "tags") for tag in members}, _TAKEN)
    tags = [
        Tag(
            title=printable(title),
            name=name,
            service=f"{class_name(name)}Service",
            endpoints=[_endpoint(operation, schemes, models) for operation in members[title]],
        )
        for title, name in names.items()
    ]
    _check_reached([endpoint.operation for tag in tags for endpoint in tag.routes])
    return tags


def _check_reached(operations: list[Operation]) -> None:
    for index, operation in enumerate(operations):
        for earlier in operations[:index]:
            pattern = re.sub(r"\\{.*?\\}", "[^/]+", re.escape(earlier.path))
            if earlier.method == operation.method and re.fullmatch(pattern, operation.path):
                raise ContractError(
                    operation.place, f"is hidden by {earlier.path} of the tag {earlier.tag}"
                )


def _endpoint(operation: Operation, schemes: dict[str, str], models: Models) -> Endpoint:
    received = _received(operation, models)
    arguments = []
    if operation.scheme:
        arguments.append(Argument("principal", "Principal", "principal_of(request)"))
    for item in received:
        if item.name == "path":
            fields = models.of(operation, "parameters path").fields
            arguments += [
                Argument(field.name, field.type, f"path.{field.name}") for field in fields
            ]
        else:
            type_ = f"{item.type} | None" if item.optional else item.type
            arguments.append(Argument(item.name, type_, item.name))
    return Endpoint(
        operation=operation,
        text=docstring(operation.text),
        received=received,
        arguments=arguments,
        answer="None" if operation.answer.schema is None else models.of(operation, "response").type,
        route_class=_route_class(operation, schemes, models),
    )


def _received(operation: Operation, models: Models) -> list[Received]:
    received = [
        Received(name, models.of(operation, f"parameters {location}").type, location.title())
        for name, location in _LOCATIONS.items()
        if operation.parameters_in(location)
    ]
    if operation.body:
        type_ = models.of(operation, "request").type
        received.append(Received("body", type_, "Body", optional=not operation.body.required))
    return received


def _route_class(operation: Operation, schemes: dict[str, str], models: Models) -> str | None:
    authenticate = None
    if operation.scheme:
        authenticate = f"bearer(authenticator.{schemes[operation.scheme]})"
    if _is_flat_query(operation, models):
        return f"query_route({authenticate}, {models.of(operation, 'parameters query').type})"
    return f"contract_route({authenticate})" if authenticate else None


def _is_flat_query(operation: Operation, models: Models) -> bool:
    """Nothing but scalar query parameters, each under its own name."""
    if not operation.parameters or operation.body:
        return False
    if any(p.location != "query" or p.array for p in operation.parameters):
        return False
    return all(f.name == f.alias for f in models.of(operation, "parameters query").fields)
