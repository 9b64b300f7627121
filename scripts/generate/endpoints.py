"""Operations in Python's terms: the names, types and expressions that the templates print."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.generate.bodies import Body
from scripts.generate.checks import Checks
from scripts.generate.errors import ContractError
from scripts.generate.models import Models
from scripts.generate.names import class_name, distinct_names, docstring, printable
from scripts.generate.operations import Operation
from scripts.generate.replies import Reply, read_replies
from scripts.generate.requirements import Requirement

_TAKEN = frozenset({"app", "authenticator"})
_LOCATIONS = {"path": "path", "query": "query", "headers": "header", "cookies": "cookie"}


@dataclass(frozen=True)
class Argument:
    """What a service method takes: its name and type, and the expression that a route passes."""

    name: str
    type: str
    value: str


@dataclass(frozen=True)
class Received:
    """What a route takes from FastAPI: its name and type, and what tells FastAPI to find it."""

    name: str
    type: str
    source: str
    default: str | None = None


@dataclass(frozen=True)
class Endpoint:
    """One operation: what its route receives, what its service takes and answers."""

    operation: Operation
    text: str
    received: list[Received]
    arguments: list[Argument]
    replies: list[Reply]
    route_class: str | None

    @property
    def plain(self) -> bool:
        """One answer without headers: the service returns its content and nothing else."""
        return len(self.replies) == 1 and not self.replies[0].headers

    @property
    def answer(self) -> str:
        """What the service returns."""
        if self.plain:
            return self.replies[0].type
        return " | ".join(f"answers.{reply.class_name}" for reply in self.replies)


@dataclass(frozen=True)
class Tag:
    """The operations of one service, in the order of the contract."""

    title: str
    name: str
    service: str
    endpoints: list[Endpoint]

    @property
    def secured(self) -> bool:
        return any(endpoint.operation.security for endpoint in self.endpoints)

    @property
    def routes(self) -> list[Endpoint]:
        """Fixed paths before templates, since the first route that matches a request answers it."""
        return sorted(
            self.endpoints,
            key=lambda endpoint: ["{" in part for part in endpoint.operation.path.split("/")],
        )


def read_tags(operations: Iterable[Operation], checks: Checks, models: Models) -> list[Tag]:
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
            endpoints=[_endpoint(operation, checks, models) for operation in members[title]],
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


def _endpoint(operation: Operation, checks: Checks, models: Models) -> Endpoint:
    received = _received(operation, models)
    arguments = []
    if operation.security:
        arguments.append(_principal(operation.security))
    for item in received:
        if item.name == "path":
            fields = models.of(operation, "parameters path").fields
            arguments += [
                Argument(field.name, field.type, f"path.{field.name}") for field in fields
            ]
        else:
            arguments.append(Argument(item.name, item.type, item.name))
    return Endpoint(
        operation=operation,
        text=docstring(operation.text),
        received=received,
        arguments=arguments,
        replies=read_replies(operation, models),
        route_class=_route_class(operation, checks, models),
    )


def _principal(requirement: Requirement) -> Argument:
    if requirement.optional:
        return Argument("principal", "Principal | None", "principal_or_none(request)")
    return Argument("principal", "Principal", "principal_of(request)")


def _received(operation: Operation, models: Models) -> list[Received]:
    received = [
        Received(name, models.of(operation, f"parameters {location}").type, f"{location.title()}()")
        for name, location in _LOCATIONS.items()
        if operation.parameters_in(location)
    ]
    if operation.body:
        received.append(_body(operation, operation.body, models))
    return received


def _body(operation: Operation, body: Body, models: Models) -> Received:
    options = f"{body.media_type!r}, required={body.required}"
    if body.schema is None:
        type_ = "str" if body.kind == "text" else "bytes"
        source = f"Depends({type_}_body({options}))"
    else:
        type_ = models.of(operation, "request").type
        source = "Body()"
        if body.kind != "json":
            source = f"Depends(form_body({type_}, {options}, lists={body.lists!r}))"
    if body.required:
        return Received("body", type_, source)
    if isinstance(body.schema, dict) and "default" in body.schema:
        default = f"TypeAdapter({type_}).validate_python({body.schema['default']!r})"
        return Received("body", type_, source, default)
    return Received("body", f"{type_} | None", source, "None")


def _route_class(operation: Operation, checks: Checks, models: Models) -> str | None:
    authenticate = checks.authenticate(operation.security) if operation.security else None
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
