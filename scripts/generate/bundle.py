"""A contract of several files as one document: what stands in the other files is brought in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from scripts.generate.errors import ContractError, Place
from scripts.generate.references import DATA, NAMES, Document, target

Read = Callable[[Path], Any]

_INLINE = {
    *("callbacks", "headers", "links", "parameters", "pathItems", "paths"),
    *("requestBodies", "responses", "securitySchemes"),
}
"""Keywords whose members are no schemas; what they refer to is copied to where they stand."""


def bundle(document: Document, path: Path, read: Read) -> Document:
    """Raises ContractError for files outside the contract's folder, and two schemas of one name."""
    return _Bundle(document, path.resolve(), read).bundled()


class _Bundle:
    """The document, and the schemas of other files that it refers to."""

    def __init__(self, document: Document, home: Path, read: Read) -> None:
        self._home = home
        self._read = read
        self._documents: dict[Path, Any] = {home: document}
        self._schemas: Document = {}
        self._origins = {
            name: (home, f"/components/schemas/{name}")
            for name in document.get("components", {}).get("schemas", {})
        }

    def bundled(self) -> Document:
        document: Document = self._value(self._documents[self._home], self._home, (), ())
        if self._schemas:
            components = document.get("components", {})
            schemas = components.get("schemas", {}) | self._schemas
            document |= {"components": components | {"schemas": schemas}}
        return document

    def _value(self, value: Any, file: Path, place: Place, trail: tuple[str, ...]) -> Any:
        """`value` of `file`; `place` is where it will stand, `trail` what is being copied there."""
        if isinstance(value, list):
            return [
                self._value(item, file, (*place, index), trail) for index, item in enumerate(value)
            ]
        if not isinstance(value, dict):
            return value
        if _holds_names(place):
            if place[-2:] == ("discriminator", "mapping"):
                return {key: self._mapped(item, file, place) for key, item in value.items()}
            return {key: self._value(v, file, (*place, key), trail) for key, v in value.items()}
        if isinstance(reference := value.get("$ref"), str):
            return self._reference(value, reference, file, place, trail)
        return {
            key: item
            if key in DATA or key.startswith("x-")
            else self._value(item, file, (*place, key), trail)
            for key, item in value.items()
        }

    def _reference(
        self, value: Document, reference: str, file: Path, place: Place, trail: tuple[str, ...]
    ) -> Any:
        to, pointer = self._resolved(reference, file, place)
        if to == self._home:
            return value | {"$ref": f"#{pointer}"}
        if not _is_inline(place):
            return value | {"$ref": self._schema(to, pointer, reference, place)}
        if reference in trail:
            raise ContractError(place, f"$ref {reference} leads back to itself")
        found = target(self._documents[to], pointer, reference, place)
        copied = self._value(found, to, place, (*trail, reference))
        beside = {key: item for key, item in value.items() if key != "$ref"}
        return copied | beside if isinstance(copied, dict) else copied

    def _schema(self, file: Path, pointer: str, reference: str, place: Place) -> str:
        """The place of a schema of another file, which is brought in where it is not yet."""
        name = unquote(pointer).rpartition("/")[2] or file.stem
        first, _ = origin = self._origins.setdefault(name, (file, pointer))
        if origin != (file, pointer):
            raise ContractError(place, f"another schema is called {name}, in {first.name}")
        if name not in self._schemas:
            self._schemas[name] = {}
            found = target(self._documents[file], pointer, reference, place)
            where = ("components", "schemas", name)
            self._schemas[name] = self._value(found, file, where, ())
        return f"#/components/schemas/{name}"

    def _mapped(self, value: Any, file: Path, place: Place) -> Any:
        """A value of a discriminator's mapping, which is a reference or the name of a schema."""
        if not isinstance(value, str) or not set("#/.") & set(value):
            return value
        to, pointer = self._resolved(value, file, place)
        return value if to == self._home else self._schema(to, pointer, value, place)

    def _resolved(self, reference: str, file: Path, place: Place) -> tuple[Path, str]:
        """The file and the pointer that a reference of `file` leads to."""
        parts = urlsplit(reference)
        if parts.scheme or parts.netloc:
            raise ContractError(place, f"$ref {reference} leads to another machine")
        to = (file.parent / unquote(parts.path)).resolve() if parts.path else file
        if not to.is_relative_to(self._home.parent):
            raise ContractError(place, f"$ref {reference} leads out of the contract's folder")
        if to not in self._documents:
            if not to.is_file():
                raise ContractError(place, f"$ref {reference} leads to no file")
            self._documents[to] = self._read(to)
        return to, parts.fragment


def _holds_names(place: Place) -> bool:
    """Whether the keys of the object at `place` are free names, and no keywords."""
    names = False
    for key in place:
        names = not names and key in NAMES
    return names


def _is_inline(place: Place) -> bool:
    """Whether a reference at `place` stands for something else than a schema."""
    if not place:
        return False
    *parent, key = place
    if isinstance(key, int):
        return parent[-1] == "parameters"
    if _holds_names(tuple(parent)):
        return parent[-1] in _INLINE
    return key == "requestBody"
