"""The server stubs: services and security to fill in, and the routes that lead to them."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.generate.endpoints import imports, printable, read_tags, snake_case
from scripts.generate.models import Models
from scripts.generate.operations import Operation
from scripts.generate.schemas import Document

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    autoescape=False,  # noqa: S701 (Python is written, not HTML)
)


def write_server(
    document: Document, operations: list[Operation], models: Models, package: Path
) -> None:
    """Writes the modules of `package` beside its models."""
    tags = read_tags(operations, models)
    endpoints = [endpoint for tag in tags for endpoint in tag.endpoints]
    taken = [a.type for e in endpoints for a in e.arguments if a.name != "principal"]
    names = {
        "title": printable(document["info"]["title"]),
        "tags": tags,
        "schemes": {o.scheme: snake_case(o.scheme) for o in operations if o.scheme},
        "service_imports": imports([*taken, *(e.answer for e in endpoints)], models),
        "route_imports": imports([r.type for e in endpoints for r in e.received], models),
    }
    for template in ("__init__", "routes", "routing", "security", "services"):
        text = _TEMPLATES.get_template(f"{template}.py.jinja").render(names)
        (package / f"{template}.py").write_text(text, encoding="utf-8")
    (package / "py.typed").touch()
