"""The typed client: openapi-python-client."""

import json
from pathlib import Path

from scripts.generate.references import Document
from scripts.generate.tools import run_tool

_BOILERPLATE = (
    *("Warning(s) encountered", "Error(s) encountered", "If you believe this"),
    *("{", "}", " "),  # the part of the contract that it prints
)


def write_client(document: Document, folder: Path, target: Path) -> None:
    """Writes the package `target`, with `folder` for what the generator reads."""
    source, settings = folder / "document.json", folder / "settings.json"
    source.write_text(json.dumps(document), encoding="utf-8")
    settings.write_text(
        json.dumps({"package_name_override": target.name, "post_hooks": []}), encoding="utf-8"
    )
    run_tool(
        "openapi_python_client",
        "generate",
        "--meta=none",
        "--fail-on-warning",
        f"--path={source}",
        f"--config={settings}",
        f"--output-path={target}",
        folder=folder,
        boilerplate=_BOILERPLATE,
    )
    (target / "py.typed").touch()
