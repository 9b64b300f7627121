"""Who may import what: the architecture, held by a test."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path("src")
GENERATED = Path("generated")
OURS = ("agentos_sessions", "agentos_contract", "agentos_client")
PRODUCT = "agentos_sessions"

ALLOWED: dict[str, set[str]] = {
    # module of agentos_sessions: what of ours it may import
    "": set(),
    "errors": set(),
    "settings": set(),
    "demo": set(),
    "server": set(),
    "store": {"agentos_sessions.errors", "agentos_sessions.store"},
    "auth": {"agentos_sessions.errors", "agentos_contract.security"},
    "handlers": {"agentos_sessions.errors", "agentos_sessions.store!", "agentos_contract"},
    "error_responses": {
        "agentos_sessions.errors",
        "agentos_sessions.response_contract",
        "agentos_contract.models",
    },
    "completeness": {"agentos_sessions.errors", "agentos_sessions.handlers!", "agentos_contract"},
    "response_contract": {"agentos_sessions.errors"},
    "response_validation": {"agentos_sessions.response_contract"},
    "checking": {"agentos_sessions.errors", "agentos_sessions.store!"},
    "app": {"agentos_sessions", "agentos_contract"},
    "cli": {"agentos_sessions", "agentos_contract", "agentos_client"},
}
"""A `!` allows the package's public names only, and not its modules."""

COMPOSITION = {"app", "cli"}
WITHOUT_HTTP = ("fastapi", "starlette", "uvicorn", "http")


def imports(source: str) -> Iterator[str]:
    """The modules that a source file imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield from _modules(node)


def _modules(node: ast.ImportFrom) -> Iterator[str]:
    module = node.module or ""
    for alias in node.names:
        name = f"{module}.{alias.name}"
        path = SOURCES / name.replace(".", "/")
        yield name if path.is_dir() or path.with_suffix(".py").exists() else module


def breaches(module: str, source: str) -> list[str]:
    """What the module (dotted, without the package) imports and may not."""
    part = module.split(".", maxsplit=1)[0]
    allowed = ALLOWED[part]
    wrong = []
    for name in imports(source):
        if part == "store" and name.split(".")[0] in WITHOUT_HTTP:
            wrong.append(name)
        if name.split(".")[0] not in OURS:
            continue
        if not any(_covers(rule, name) for rule in allowed):
            wrong.append(name)
        if name.removeprefix(f"{PRODUCT}.") in COMPOSITION and part not in COMPOSITION:
            wrong.append(name)
    return wrong


def _covers(rule: str, name: str) -> bool:
    if rule.endswith("!"):
        return name == rule[:-1]
    return name == rule or name.startswith(f"{rule}.")


def product_modules() -> list[str]:
    package = SOURCES / PRODUCT
    paths = (path.relative_to(package).with_suffix("") for path in package.rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix("__init__").rstrip(".") for path in paths)


@pytest.mark.parametrize("module", product_modules())
def test_a_module_imports_what_it_may(module: str) -> None:
    path = SOURCES / PRODUCT / module.replace(".", "/")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    assert breaches(module, file.read_text()) == []


def test_generated_code_knows_nothing_of_the_product() -> None:
    for file in GENERATED.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not any(name.startswith(PRODUCT) for name in names), file


PLANTED = [
    ("store.sessions", "from agentos_contract import models"),
    ("store.sessions", "import fastapi"),
    ("store", "from http import HTTPStatus"),
    ("handlers.sessions", "from agentos_sessions.store.sqlite import reader"),
    ("handlers.sessions", "from agentos_sessions.store.sessions import Session"),
    ("handlers.sessions", "from agentos_sessions import app"),
    ("errors", "from agentos_sessions.store import Session"),
    ("error_responses", "from agentos_sessions.store import Session"),
    ("app", "from agentos_client import Client"),
]


@pytest.mark.parametrize(("module", "source"), PLANTED)
def test_a_breach_is_found(module: str, source: str) -> None:
    assert breaches(module, source)
