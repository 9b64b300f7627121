"""Modules of handlers as text: their classes, and names imported where they are not yet."""

import ast
import subprocess
import sys
from collections.abc import Mapping

from scripts.generate.errors import GenerationError


def handler_class(module: ast.Module, service: str) -> ast.ClassDef | None:
    """The class that fills in the service."""
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            bases = [ast.unparse(base).rpartition(".")[2] for base in node.bases]
            if service in bases:
                return node
    return None


def defined(handler: ast.ClassDef) -> set[str]:
    """The names of its methods."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in handler.body if isinstance(node, functions)}


def with_imports(source: str, needed: Mapping[str, str], file: str) -> str:
    """The source with each name imported from its module, and the imports in order.

    Raises GenerationError for a name that is that of something else.
    """
    module = ast.parse(source)
    imports = [node for node in module.body if isinstance(node, ast.Import | ast.ImportFrom)]
    known = {
        alias.asname or alias.name: node.module if isinstance(node, ast.ImportFrom) else alias.name
        for node in imports
        for alias in node.names
    }
    for name, origin in needed.items():
        if known.get(name, origin) != origin:
            message = f"{name} of {origin} is needed, and is that of {known[name]}"
            raise GenerationError(f"{file}: {message}")
    wanted = [
        f"from {origin} import {name}\n" for name, origin in needed.items() if name not in known
    ]
    lines = source.splitlines(keepends=True)
    after = imports[-1].end_lineno if imports else module.body[0].end_lineno
    lines[after:after] = wanted if imports else ["\n", *wanted]
    return _sorted("".join(lines), file)


def _sorted(source: str, file: str) -> str:
    command = ["ruff", "check", "--select=I", "--fix", "--quiet", "--stdin-filename", file, "-"]
    return subprocess.run(
        [sys.executable, "-m", *command], input=source, capture_output=True, text=True, check=True
    ).stdout
