"""All the files of generated/, built from one contract in a temporary folder."""

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.generate.client import write_client
from scripts.generate.contract import Contract
from scripts.generate.models import write_models
from scripts.generate.server import write_server
from scripts.generate.tools import run_tool
from scripts.generate.tree import read_files

DOCUMENT = "openapi.json"
"""The contract as it is served: the source document, value for value."""

_RUFF = (
    "--isolated",
    "--no-respect-gitignore",
    "--quiet",
    "--line-length=100",
    "--target-version=py311",
    ".",
)


def build(contract: Contract) -> dict[str, bytes]:
    """The files by path; raises GenerationError when a generator fails or warns."""
    with tempfile.TemporaryDirectory(prefix="generate-") as folder:
        tree, work = Path(folder, "tree"), Path(folder, "work")
        server, client = tree / contract.server_package, tree / contract.client_package
        server.mkdir(parents=True)
        work.mkdir()
        document, operations = contract.document, contract.operations
        with ThreadPoolExecutor() as pool:
            client_written = pool.submit(write_client, document, operations, work, client)
            models = write_models(document, operations, work, server / "models.py")
            write_server(document, operations, models, server)
            client_written.result()
        text = json.dumps(document, indent=2, ensure_ascii=False)
        (server / DOCUMENT).write_text(f"{text}\n", encoding="utf-8")
        _finish(tree, f"# Generated from {contract.source} by make generate. Do not edit.\n\n")
        return read_files(tree)


def _finish(tree: Path, header: str) -> None:
    for module in tree.rglob("*.py"):
        module.write_text(header + module.read_text("utf-8"), encoding="utf-8")
    run_tool("ruff", "check", "--fix", "--select=I,F401", *_RUFF, folder=tree)
    run_tool("ruff", "format", *_RUFF, folder=tree)
