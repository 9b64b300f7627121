"""The command: python -m scripts.generate [--check] [--contract FILE] [--output FOLDER]."""

import argparse
import sys
from collections.abc import Sequence, Sized
from pathlib import Path

from scripts.generate.build import DOCUMENT, build
from scripts.generate.contract import Contract, read_contract
from scripts.generate.errors import ContractError, GenerationError, ToolError
from scripts.generate.report import operation_changes
from scripts.generate.tree import Drift, check_is_generated, compare, mirror


def main(arguments: Sequence[str] | None = None) -> int:
    """Generates, or checks; the exit code is 1 for a refused contract and for drift."""
    options = _options(arguments)
    try:
        check_is_generated(options.output)
        contract = read_contract(options.contract)
        files = build(contract)
    except (ContractError, ToolError) as error:
        print(f"{options.contract}: {error}", file=sys.stderr)
        return 1
    except GenerationError as error:
        print(error, file=sys.stderr)
        return 1
    drift = compare(files, options.output)
    if not drift:
        count = f"{_counted(contract.operations, 'operation')}, {_counted(files, 'file')}"
        print(f"{options.output}/ is up to date: {count}")
    elif options.check:
        _print_drift(drift, options.output)
        return 1
    else:
        changes = _changes(contract, options.output)
        mirror(files, options.output, drift)
        written = _counted([*drift.changed, *drift.missing], "file")
        print(*changes, f"{written} written, {len(drift.extra)} removed", sep="\n")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="generate", description="Generates from the contract.")
    parser.add_argument("--check", action="store_true", help="write nothing, name what differs")
    parser.add_argument("--contract", type=Path, default=Path("openapi/agentos.yaml"))
    parser.add_argument("--output", type=Path, default=Path("generated"))
    return parser.parse_args(arguments)


def _counted(things: Sized, noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"


def _print_drift(drift: Drift, output: Path) -> None:
    for kind in ("changed", "missing", "extra"):
        for name in getattr(drift, kind):
            print(f"{kind}: {output}/{name}")


def _changes(contract: Contract, output: Path) -> list[str]:
    """What differs from the contract that `output` was generated from, if it still tells."""
    try:
        old = read_contract(output / contract.server_package / DOCUMENT)
    except GenerationError:
        return []
    return operation_changes(old.document, contract.document)


if __name__ == "__main__":
    sys.exit(main())
