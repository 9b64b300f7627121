"""The command: python -m scripts.generate [--check] [--contract FILE] [--output FOLDER]."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.generate.unchanged import said_before


def main(arguments: Sequence[str] | None = None) -> int:
    """Generates, or checks; the exit code is 1 for a refused contract and for drift."""
    options = _options(arguments)
    if said := said_before(options.contract, options.output):
        print(said)
        return 0
    from scripts.generate.generation import generate  # noqa: PLC0415  it takes 0.4 s to import

    return generate(options.contract, options.output, check=options.check)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="generate", description="Generates from the contract.")
    parser.add_argument("--check", action="store_true", help="write nothing, name what differs")
    parser.add_argument("--contract", type=Path, default=Path("openapi/agentos.yaml"))
    parser.add_argument("--output", type=Path, default=Path("generated"))
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
