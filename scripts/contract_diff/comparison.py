"""The comparison of two contracts: each component once, with the operations that it reaches."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from scripts.contract_diff.answers import compare_answer
from scripts.contract_diff.bodies import compare_body
from scripts.contract_diff.changes import (
    NAMES,
    Change,
    Difference,
    Direction,
    Documents,
    Effect,
    Found,
    Pair,
    Verdict,
    judge,
)
from scripts.contract_diff.documents import compare_documents, compare_unused
from scripts.contract_diff.operations import compare_operations, read_operations
from scripts.contract_diff.parameters import compare_parameters
from scripts.contract_diff.schemas import compare_schemas
from scripts.contract_diff.targets import target
from scripts.generate.references import Document, follow

_COMPARE: dict[str, Callable[[Documents, Pair], Found]] = {
    "body": compare_body,
    "header": compare_parameters,
    "parameter": compare_parameters,
    "response": compare_answer,
    "schema": compare_schemas,
}


@dataclass(frozen=True)
class _Component:
    """What both contracts refer to in the same place; compared apart from that place."""

    kind: str
    old: str
    new: str
    direction: Direction

    @property
    def place(self) -> str:
        section, _, name = self.new.removeprefix("#/components/").partition("/")
        return f"{self.kind} {name}" if section and "/" not in name else self.new


_Part = tuple[Difference, Direction] | _Component


def compare(old: Document, new: Document) -> list[Change]:
    """Every change, the gravest first; raises ContractError for an ambiguous contract."""
    changes = _Comparison(Documents(old, new)).changes()
    if not changes and json.dumps(old) != json.dumps(new):
        what = "order or spelling differs"
        changes = [Change(Verdict.COSMETIC, "the document", what, "no client can see it")]
    return sorted(changes, key=lambda change: [*Verdict].index(change.verdict))


class _Comparison:
    """Remembers the parts of each component, so that recursive schemas end."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._parts: dict[_Component, list[_Part]] = {}
        self._reached: defaultdict[_Component, dict[str, None]] = defaultdict(dict)

    def changes(self) -> list[Change]:
        changes = [
            *self._judged(self._resolved(compare_documents(self._documents), Direction.REQUEST)),
            *self._operations(),
        ]
        seen: defaultdict[Difference, tuple[set[Direction], dict[str, None]]]
        seen = defaultdict(lambda: (set(), {}))
        for component, operations in self._reached.items():
            for part in self._parts[component]:
                if not isinstance(part, _Component):
                    directions, reached = seen[part[0]]
                    directions.add(part[1])
                    reached.update(operations)
        for difference, (directions, reached) in seen.items():
            changes.append(_change(difference, directions, tuple(reached)))
        pairs = {(component.old, component.new) for component in self._reached}
        unused = compare_unused(self._documents, pairs)
        return [*changes, *self._judged(self._resolved(unused, Direction.REQUEST))]

    def _operations(self) -> Iterator[Change]:
        before = read_operations(self._documents.old)
        after = read_operations(self._documents.new)
        for key, operation in before.items():
            if key not in after:
                gone = Difference(operation.place, "is gone", Effect.OTHER, "clients call it")
                yield _change(gone, {Direction.REQUEST})
        for key, operation in after.items():
            if key in before:
                found = compare_operations(self._documents, before[key], operation)
                parts = self._resolved(found, Direction.REQUEST)
                yield from self._judged(parts, operation.place)
            else:
                added = Difference(operation.place, "is new", Effect.NONE, "nobody calls it yet")
                yield _change(added, {Direction.REQUEST})

    def _judged(self, parts: Iterator[_Part], operation: str = "") -> Iterator[Change]:
        """The changes that stand in place; components are remembered as reached."""
        for part in parts:
            if isinstance(part, _Component):
                self._reach(part, operation)
            else:
                yield _change(part[0], {part[1]})

    def _reach(self, start: _Component, operation: str) -> None:
        waiting = [start]
        while waiting:
            component = waiting.pop()
            if operation in self._reached[component]:
                continue
            self._reached[component][operation] = None
            if component not in self._parts:
                self._parts[component] = list(self._component(component))
            waiting += [part for part in self._parts[component] if isinstance(part, _Component)]

    def _component(self, component: _Component) -> Iterator[_Part]:
        documents, place = self._documents, component.place
        if component.kind == "schema" and documents.renamed(component.old, component.new):
            was = component.old.rpartition("/")[2]
            yield Difference(place, f"was {was}", Effect.OTHER, NAMES), component.direction
        old = target(documents.old, component.old)
        new = target(documents.new, component.new)
        pair = Pair(component.kind, old, new, place, component.direction)
        yield from self._resolved(iter([pair]), component.direction)

    def _resolved(self, found: Found, direction: Direction) -> Iterator[_Part]:
        """The differences, and those of the pairs, down to references on both sides."""
        documents = self._documents
        for item in found:
            if isinstance(item, Difference):
                yield item, direction
            elif _is_reference(item.old, item.kind) and _is_reference(item.new, item.kind):
                old, new = item.old["$ref"], item.new["$ref"]
                yield _Component(item.kind, old, new, item.direction)
                if item.kind == "schema" and old != new and not documents.renamed(old, new):
                    what = f"schema {old.rpartition('/')[2]} became {new.rpartition('/')[2]}"
                    yield Difference(item.place, what, Effect.OTHER, NAMES), direction
            elif item.kind == "schema":
                yield from self._resolved(compare_schemas(documents, item), item.direction)
            else:
                old = follow(documents.old, item.old, ())
                new = follow(documents.new, item.new, ())
                compared = _COMPARE[item.kind](documents, replace(item, old=old, new=new))
                yield from self._resolved(compared, item.direction)


def _is_reference(value: Any, kind: str) -> bool:
    """Beside a reference to a schema, other keywords count; elsewhere they are words."""
    return isinstance(value, dict) and "$ref" in value and (kind != "schema" or len(value) == 1)


def _change(
    difference: Difference, directions: set[Direction], operations: tuple[str, ...] = ()
) -> Change:
    verdict, reason = judge(difference, directions)
    reached = tuple(filter(None, operations))
    return Change(verdict, difference.place, difference.what, reason, reached)
