"""Contracts for the tests of the generator: the real one, and edits of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).parents[2]
CONTRACT = REPOSITORY / "openapi/agentos.yaml"
GENERATED = REPOSITORY / "generated"
MYPY_CACHE = REPOSITORY / ".cache/mypy"
"""Where the types of libraries are kept for all tests that check generated packages."""

Document = dict[str, Any]
Edit = Callable[[Document], object]


def real() -> Document:
    """The real contract, with `GET /sessions` only, whatever else it has by now."""
    found: Document = yaml.load(CONTRACT.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return found | {"paths": {"/sessions": {"get": operation(found)}}}


def edited(edit: Edit) -> str:
    """The text of the real contract after `edit`."""
    document = real()
    edit(document)
    return yaml.dump(document, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)


def write(folder: Path, text: str, name: str = "agentos.yaml") -> Path:
    path = folder / "openapi" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def operation(document: Document) -> Document:
    """`GET /sessions`."""
    found: Document = document["paths"]["/sessions"]["get"]
    return found


def parameter(document: Document, name: str) -> Document:
    """A parameter of `GET /sessions`."""
    return next(p for p in operation(document)["parameters"] if p["name"] == name)


def schemas(document: Document) -> Document:
    found: Document = document["components"]["schemas"]
    return found


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Time of change and content of each file."""
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }
