"""What a new contract asks of the handlers: operations that are new, gone and changed."""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping

from scripts.contract_diff.changes import Change
from scripts.contract_diff.comparison import compare
from scripts.generate.contract import Contract
from scripts.generate.errors import Place
from scripts.generate.names import class_name, tag_name
from scripts.generate.operations import Operation, operation_objects
from scripts.generate.references import Document
from scripts.generate.services import read_services

HANDLERS = "src/agentos_sessions/handlers"

Slot = tuple[str, str]
"""Where an operation is written: the name of its tag, and that of its method."""


def changed_operations(old: Contract, new: Contract, services: str) -> list[str]:
    """What is to be written, removed and looked at; `services` is the module generated anew."""
    before, after = _slots(old), _slots(new)
    lines = []
    for slot, operation in after.items():
        if slot not in before:
            lines += [f"new: {_named(operation)}", f"  to write in {_place(slot)}:"]
            lines += textwrap.indent(_signature(slot, services, new), "    ").splitlines()
    for slot, operation in before.items():
        if slot not in after:
            lines += [f"gone: {_named(operation)}", f"  to remove from {_place(slot)}"]
    kept = {slot: after[slot] for slot in after if slot in before}
    changes = compare(_at(old, kept), _at(new, kept))
    for slot, operation in kept.items():
        said = [*_moved(before[slot], operation), *_changes(changes, operation)]
        if said:
            lines += [f"changed: {_named(operation)}", *(f"  {line}" for line in said)]
    return lines


def _slots(contract: Contract) -> dict[Slot, Operation]:
    return {(tag_name(one.tag), one.name): one for one in contract.operations}


def _named(operation: Operation) -> str:
    return f"{operation.id} ({operation.method} {operation.path})"


def _place(slot: Slot) -> str:
    return f"{HANDLERS}/{slot[0]}.py, class {class_name(slot[0])}"


def _signature(slot: Slot, services: str, contract: Contract) -> str:
    tag, method = slot
    service = read_services(services, contract.server_package)[f"{class_name(tag)}Service"]
    return service.methods[method].signature


def _at(contract: Contract, operations: Mapping[Slot, Operation]) -> Document:
    """The document with these operations only, each under the path that it has there."""
    places: dict[Slot, Place] = {slot: operation.place for slot, operation in operations.items()}
    paths: defaultdict[str | int, Document] = defaultdict(dict)
    objects = operation_objects(contract.document)
    for slot, (_, item, described) in zip(_slots(contract), objects, strict=True):
        if slot in places:
            _, path, method = places[slot]
            parameters = [*item.get("parameters", []), *described.get("parameters", [])]
            paths[path][str(method)] = described | {"parameters": parameters}
    return contract.document | {"paths": paths}


def _moved(old: Operation, new: Operation) -> list[str]:
    was, now = f"{old.method} {old.path}", f"{new.method} {new.path}"
    return [] if was == now else [f"was {was}"]


def _changes(changes: list[Change], operation: Operation) -> Iterator[str]:
    """Those of the operation itself, and those of the components that it reaches."""
    place = f"{operation.method} {operation.path}"
    for change in changes:
        if change.place == place:
            yield change.what
        elif change.place.startswith(f"{place} "):
            yield f"{change.place.removeprefix(place).strip()}: {change.what}"
        elif place in change.operations:
            yield f"{change.place}: {change.what}"
