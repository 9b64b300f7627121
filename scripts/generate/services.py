"""The generated services, read back: each method as a handler has to write it."""

import ast
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_DECORATORS = {"abstractmethod"}


@dataclass(frozen=True)
class Method:
    """One method: its signature, all of its text, and the imports that its types need.

    `imports` gives the module of each name.
    """

    signature: str
    source: str
    imports: Mapping[str, str]


@dataclass(frozen=True)
class Service:
    """One generated class; `docstring` is the literal, `methods` are by name."""

    name: str
    docstring: str
    methods: Mapping[str, Method]


def read_services(source: str, package: str) -> dict[str, Service]:
    """The classes of the module `services` of a generated package, by name."""
    module = ast.parse(source)
    imports = dict(_imports(module, package))
    return {
        node.name: Service(
            node.name,
            ast.get_source_segment(source, node.body[0]) or "",
            {
                method.name: _method(method, source, imports)
                for method in node.body
                if isinstance(method, ast.AsyncFunctionDef)
            },
        )
        for node in module.body
        if isinstance(node, ast.ClassDef)
    }


def read_tags(routes: str) -> dict[str, str]:
    """The name of each tag with that of its service, by the module `routes`."""
    [add_routes] = [
        node
        for node in ast.parse(routes).body
        if isinstance(node, ast.FunctionDef) and node.name == "add_routes"
    ]
    named = {
        argument.arg: ast.unparse(argument.annotation)
        for argument in add_routes.args.kwonlyargs
        if argument.annotation
    }
    return {tag: service for tag, service in named.items() if tag != "authenticator"}


def _imports(module: ast.Module, package: str) -> Iterator[tuple[str, str]]:
    for node in module.body:
        if isinstance(node, ast.ImportFrom):
            parts = [package] if node.level else []
            parts += [node.module] if node.module else []
            yield from ((alias.name, ".".join(parts)) for alias in node.names)


def _method(method: ast.AsyncFunctionDef, source: str, imports: Mapping[str, str]) -> Method:
    lines = source.splitlines()
    first, body = method.lineno - 1, method.body[0].lineno - 1
    used = {node.id for node in ast.walk(method) if isinstance(node, ast.Name)}
    return Method(
        textwrap.dedent("\n".join(lines[first:body])),
        textwrap.dedent("\n".join(lines[first : method.end_lineno])),
        {name: module for name, module in imports.items() if name in used - _DECORATORS},
    )
