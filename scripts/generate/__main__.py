"""The command: python -m scripts.generate [--check] [--contract FILE] [--output FOLDER]."""

import argparse
import sys
from pathlib import Path

from scripts.generate.build import build
from scripts.generate.contract import read_contract
from scripts.generate.errors import GenerationError
from scripts.generate.tree import compare, mirror

_ROOT = Path(__file__).parents[2]


def main() -> int:
    arguments = _arguments()
    try:
        contract = read_contract(arguments.contract)
        files = build(contract, "openapi/agentos.yaml")
    except GenerationError as error:
        print(error, file=sys.stderr)
        return 1
    drift = compare(files, arguments.output)
    if arguments.check:
        for line in drift.lines():
            print(line)
        return 1 if drift.lines() else 0
    mirror(files, arguments.output, drift)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="generate")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--contract", type=Path, default=_ROOT / "openapi/agentos.yaml")
    parser.add_argument("--output", type=Path, default=_ROOT / "generated")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
