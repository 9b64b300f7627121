"""One generation: from a contract to its files, and what is said of them."""

import sys
from collections.abc import Sized
from pathlib import Path

from scripts.generate.build import DOCUMENT, build
from scripts.generate.contract import Contract, read_contract
from scripts.generate.errors import ContractError, GenerationError, ToolError
from scripts.generate.report import changed_operations
from scripts.generate.tree import Drift, Files, check_is_generated, compare, mirror
from scripts.generate.unchanged import remember


def generate(path: Path, output: Path, *, check: bool) -> int:
    """Generates, or checks; the exit code is 1 for a refused contract and for drift."""
    try:
        check_is_generated(output)
        contract = read_contract(path)
        files = build(contract)
    except (ContractError, ToolError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 1
    except GenerationError as error:
        print(error, file=sys.stderr)
        return 1
    drift = compare(files, output)
    count = f"{_counted(contract.operations, 'operation')}, {_counted(files, 'file')}"
    up_to_date = f"{output}/ is up to date: {count}"
    if not drift:
        print(up_to_date)
    elif check:
        _print_drift(drift, output)
        return 1
    else:
        changes = _changes(contract, output, files)
        mirror(files, output, drift)
        written = _counted([*drift.changed, *drift.missing], "file")
        print(*changes, f"{written} written, {len(drift.extra)} removed", sep="\n")
    remember(path, output, contract.files, files, up_to_date)
    return 0


def _counted(things: Sized, noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"


def _print_drift(drift: Drift, output: Path) -> None:
    for kind in ("changed", "missing", "extra"):
        for name in getattr(drift, kind):
            print(f"{kind}: {output}/{name}")


def _changes(contract: Contract, output: Path, files: Files) -> list[str]:
    """What differs from the contract that `output` was generated from, if it still tells."""
    try:
        old = read_contract(output / contract.server_package / DOCUMENT)
    except GenerationError:
        return []
    services = files[f"{contract.server_package}/services.py"].decode("utf-8")
    return changed_operations(old, contract, services)
