"""The command: python -m scripts.contract_lint [--contract FILE] [--accepted FILE]."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.contract_lint.accepted import FILE, read_accepted, without_accepted
from scripts.contract_lint.findings import Finding
from scripts.contract_lint.rules import RULES, findings_in
from scripts.generate.errors import GenerationError, one_line


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code is 1 for findings, 2 for files that cannot be read."""
    options = _options(arguments)
    try:
        findings = findings_in(options.contract)
        accepted = read_accepted(options.accepted, RULES.keys())
    except GenerationError as error:
        print(error, file=sys.stderr)
        return 2
    left, needless = without_accepted(findings, accepted)
    lines = [_line(options.contract, finding) for finding in left]
    if not any(finding.rule not in RULES for finding in findings):
        lines += [
            f"{options.accepted}: accepted: {entry.rule} at {entry.place} applies no longer"
            for entry in needless
        ]
    count = len(accepted) - len(needless)
    print(*lines or [f"{options.contract}: {len(RULES)} rules hold, {count} accepted"], sep="\n")
    return int(bool(lines))


def _line(contract: Path, finding: Finding) -> str:
    where = f"{contract}:{finding.line}" if finding.line else str(contract)
    return one_line(f"{where}: {finding.rule}: {finding.place}: {finding.reason}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="contract_lint", description="Checks the contract.")
    parser.add_argument("--contract", type=Path, default=Path("openapi/agentos.yaml"))
    parser.add_argument("--accepted", type=Path, default=FILE)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
