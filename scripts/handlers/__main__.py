"""The command: python -m scripts.handlers [--check]."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.generate.errors import GenerationError
from scripts.generate.report import HANDLERS
from scripts.generate.services import read_services, read_tags
from scripts.handlers.stubs import add_stubs, stubs_left

_PACKAGE = "agentos_contract"
_GENERATED = Path("generated") / _PACKAGE
_HANDLERS = Path(HANDLERS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Adds what is missing, or names what is not written; the exit code is 1 if something is."""
    options = _options(arguments)
    if options.check:
        left = [line for file in sorted(_HANDLERS.glob("*.py")) for line in stubs_left(file)]
        print(*left or [f"{HANDLERS}/: every handler is written"], sep="\n")
        return int(bool(left))
    try:
        lines = _add()
    except (GenerationError, OSError, SyntaxError) as error:
        print(error, file=sys.stderr)
        return 1
    print(*lines or [f"{HANDLERS}/ has every method of the contract"], sep="\n")
    return 0


def _add() -> list[str]:
    services = read_services((_GENERATED / "services.py").read_text("utf-8"), _PACKAGE)
    tags = read_tags((_GENERATED / "routes.py").read_text("utf-8"))
    lines = []
    for tag, name in tags.items():
        lines += add_stubs(_HANDLERS / f"{tag}.py", services[name])
    return lines


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="handlers", description="Adds the missing handlers.")
    parser.add_argument("--check", action="store_true", help="write nothing, name what is left")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
