"""Stubs: methods that are added to a handler class, or to a new one, and found again."""

import ast
import textwrap
from collections.abc import Iterator
from pathlib import Path

from scripts.generate.errors import GenerationError
from scripts.generate.services import Method, Service
from scripts.handlers.modules import defined, handler_class, with_imports

_ERROR = "OperationNotImplemented"
_OURS = {_ERROR: "agentos_sessions.errors"}
_INDENT = "    "


def add_stubs(file: Path, service: Service) -> list[str]:
    """Writes what `file` lacks of the service and nothing else; a line for each thing added.

    Raises GenerationError for a file to which it cannot be added, SyntaxError for one that is no
    Python.
    """
    source = file.read_text("utf-8") if file.exists() else f"{service.docstring}\n"
    handler = handler_class(ast.parse(source, str(file)), service.name)
    missing = {
        name: method
        for name, method in service.methods.items()
        if handler is None or name not in defined(handler)
    }
    if not missing:
        return []
    imports = dict(_OURS)
    for method in missing.values():
        imports |= method.imports
    added = [f"{file}: {name} added, to be written" for name in missing]
    text = "".join(f"\n{_stub(name, method)}" for name, method in missing.items())
    if handler is None:
        title = service.name.removesuffix("Service")
        source += f"\n\nclass {title}({service.name}):\n{_INDENT}{service.docstring}\n{text}"
        imports[service.name] = "agentos_contract.services"
        composition = file.parents[1] / "app.py"
        added.append(f"{composition}: check_complete and add_routes need {file.stem}={title}")
    else:
        lines = source.splitlines(keepends=True)
        source = "".join([*lines[: handler.end_lineno], text, *lines[handler.end_lineno :]])
    _check(source, file)
    file.write_text(with_imports(source, imports, str(file)), encoding="utf-8")
    return added


def stubs_left(file: Path) -> Iterator[str]:
    """A line for each method that is still to be written."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.AsyncFunctionDef):
            for statement in node.body:
                if isinstance(statement, ast.Raise) and _raises_it(statement.exc):
                    yield f"{file}:{statement.lineno}: {node.name} is still to be written"


def _raises_it(raised: ast.expr | None) -> bool:
    return isinstance(raised, ast.Call) and ast.unparse(raised.func).endswith(_ERROR)


def _stub(name: str, method: Method) -> str:
    return textwrap.indent(f'{method.source}\n{_INDENT}raise {_ERROR}("{name}")\n', _INDENT)


def _check(source: str, file: Path) -> None:
    try:
        ast.parse(source)
    except SyntaxError as error:
        raise GenerationError(f"{file}: a method cannot be added to its class") from error
