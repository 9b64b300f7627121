"""The command: python -m scripts.contract_diff [BASE] [--contract FILE] [--format FORMAT]."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.contract_diff.changes import Verdict
from scripts.contract_diff.comparison import compare
from scripts.contract_diff.reading import read_base, read_document, read_text
from scripts.contract_diff.report import REPORTS
from scripts.generate.errors import GenerationError


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code is 1 when something breaks clients, 2 for what cannot be compared."""
    options = _options(arguments)
    try:
        old = read_base(options.base, options.contract)
        changes = compare(old, read_document(options.contract, read_text))
    except GenerationError as error:
        print(error, file=sys.stderr)
        return 2
    print(REPORTS[options.format](changes))
    return int(any(change.verdict is Verdict.BREAKING for change in changes))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="contract_diff", description="Compares contracts.")
    parser.add_argument("base", nargs="?", default="main", help="a revision of git, or a file")
    parser.add_argument("--contract", type=Path, default=Path("openapi/agentos.yaml"))
    parser.add_argument("--format", choices=REPORTS, default="text")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
