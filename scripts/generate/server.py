"""The server stubs: services and security to fill in, and the routes that lead to them."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.generate.checks import read_checks
from scripts.generate.endpoints import Endpoint, read_tags
from scripts.generate.models import Models
from scripts.generate.names import printable
from scripts.generate.operations import Operation
from scripts.generate.references import Document

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    autoescape=False,  # noqa: S701 (Python is written, not HTML)
)
_TEMPLATES.filters["literal"] = repr


def write_server(
    document: Document, operations: list[Operation], models: Models, package: Path
) -> None:
    """Writes the modules of `package` beside its models."""
    checks = read_checks(operations)
    tags = read_tags(operations, checks, models)
    endpoints = [endpoint for tag in tags for endpoint in tag.endpoints]
    names = {
        "title": printable(document["info"]["title"]),
        "checks": list(checks.by_way.values()),
        "credentials": _credentials(endpoints),
        "bodies": re.findall(r"Depends\((\w+_body)", _sources(endpoints)),
        "tags": tags,
        "endpoints": endpoints,
        "with_headers": any(reply.headers for e in endpoints for reply in e.replies),
        "imports": models.imports,
    }
    for module in _modules(endpoints):
        text = _TEMPLATES.get_template(f"{module}.py.jinja").render(names)
        (package / f"{module}.py").write_text(text, encoding="utf-8")
    (package / "py.typed").touch()


def _credentials(endpoints: list[Endpoint]) -> list[str]:
    """The names of the module `credentials` that the routes use."""
    used = " ".join(endpoint.route_class or "" for endpoint in endpoints)
    called = re.findall(r"\b(required|first_of|optional|Way|\w+_key)\(", used)
    return sorted({*called, *re.findall(r"\b(bearer_token|basic_credentials)\b", used)})


def _modules(endpoints: list[Endpoint]) -> Iterator[str]:
    """Those that the contract has a use for."""
    yield from ("__init__", "routes", "routing", "security", "services")
    if any(endpoint.operation.security for endpoint in endpoints):
        yield "credentials"
    if not all(endpoint.plain for endpoint in endpoints):
        yield "answers"
    if "Depends" in _sources(endpoints):
        yield "bodies"


def _sources(endpoints: list[Endpoint]) -> str:
    return " ".join(item.source for endpoint in endpoints for item in endpoint.received)
