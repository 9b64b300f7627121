"""The operations of an OpenAPI document, as a test of them needs them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Parameter:
    """An input of an operation; the schema has no references left at its top."""

    name: str
    place: str
    required: bool
    schema: Mapping[str, Any]


@dataclass(frozen=True)
class Operation:
    """One method of one path."""

    document: Document
    method: str
    path: str

    @property
    def name(self) -> str:
        """Its operationId."""
        return str(self._source["operationId"])

    def takes(self, method: str, target: str) -> bool:
        """Whether a request of that method and path is one of this operation."""
        parts, wanted = target.partition("?")[0].split("/"), self.path.split("/")
        return (
            method == self.method
            and len(parts) == len(wanted)
            and all(
                part == name or (part and name.startswith("{"))
                for part, name in zip(parts, wanted, strict=True)
            )
        )

    @property
    def statuses(self) -> tuple[int, ...]:
        """The statuses that the document gives it."""
        return tuple(int(status) for status in self.answers if status.isdecimal())

    @property
    def answers(self) -> Mapping[str, Any]:
        """What the document says of each status."""
        found: Mapping[str, Any] = self._source["responses"]
        return found

    @property
    def has_security(self) -> bool:
        """Whether it asks who calls."""
        schemes = self._source.get("security", self.document.get("security")) or ()
        return bool(schemes) and {} not in schemes

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """All of them, those of the path included."""
        item = self.document["paths"][self.path]
        listed = (*item.get("parameters", ()), *self._source.get("parameters", ()))
        sources = {
            (source["name"], source["in"]): source
            for source in (resolved(self.document, parameter) for parameter in listed)
        }
        return tuple(
            Parameter(
                source["name"],
                source["in"],
                source.get("required", False),
                resolved(self.document, source["schema"]),
            )
            for source in sources.values()
            if "schema" in source
        )

    @cached_property
    def body(self) -> Mapping[str, Any] | None:
        """The schema of its JSON body, None where it has none."""
        content = resolved(self.document, self._source.get("requestBody", {})).get("content", {})
        media = content.get("application/json")
        return None if media is None else resolved(self.document, media["schema"])

    @property
    def requires_body(self) -> bool:
        """Whether a request without a body is refused."""
        return bool(resolved(self.document, self._source.get("requestBody", {})).get("required"))

    @property
    def _source(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.document["paths"][self.path][self.method.lower()]
        return found


def operations(document: Document) -> tuple[Operation, ...]:
    """Every operation of the document."""
    return tuple(
        Operation(document, method.upper(), path)
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
    )


def resolved(document: Document, value: Any) -> Mapping[str, Any]:
    """What a reference within the document stands for, with what stands beside it."""
    found: dict[str, Any] = dict(value)
    while "$ref" in found:
        target: Any = document
        for part in found.pop("$ref").removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        found = {**target, **found}
    return found


def alternatives(document: Document, schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The schemas one of which a value has to match."""
    schema = resolved(document, schema)
    choices = schema.get("anyOf") or schema.get("oneOf")
    if isinstance(schema.get("type"), list):
        choices = [{**schema, "type": kind} for kind in schema["type"]]
    if choices is None:
        yield schema
    else:
        for choice in choices:
            yield from alternatives(document, choice)
