"""All files of generated/, from one contract, built in a temporary folder."""

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

_RUFF = ("--isolated", "--quiet", "--line-length=100", "--target-version=py311", ".")


def build(contract: Contract, source: str) -> dict[str, bytes]:
    """The files by path; `source` names the contract in their headers.

    Raises GenerationError when a generator fails or warns.
    """
    with tempfile.TemporaryDirectory(prefix="generate-") as name:
        tree, work = Path(name, "tree"), Path(name, "work")
        server, client = tree / f"{contract.name}_contract", tree / f"{contract.name}_client"
        work.mkdir()
        server.mkdir(parents=True)
        with ThreadPoolExecutor() as pool:
            made = pool.submit(write_client, contract.document, work, client)
            models = write_models(
                contract.document, contract.operations, work, server / "models.py"
            )
            write_server(contract.document, contract.operations, models, server)
            made.result()
        document = json.dumps(contract.document, indent=2, ensure_ascii=False)
        (server / "openapi.json").write_text(document + "\n", encoding="utf-8")
        _finish(tree, f"# Generated from {source} by make generate. Do not edit.\n\n")
        return read_files(tree)


def _finish(tree: Path, header: str) -> None:
    for module in tree.rglob("*.py"):
        module.write_text(header + module.read_text("utf-8"), encoding="utf-8")
    run_tool("ruff", "check", "--fix", "--select=I,F401", *_RUFF, folder=tree)
    run_tool("ruff", "format", *_RUFF, folder=tree)
