"""The server stubs: services and security to fill in, and the routes that lead to them."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.generate.endpoints import read_schemes, read_tags
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
_MODULES = ("__init__", "routes", "routing", "security", "services")


def write_server(
    document: Document, operations: list[Operation], models: Models, package: Path
) -> None:
    """Writes the modules of `package` beside its models."""
    schemes = read_schemes(operations)
    names = {
        "title": printable(document["info"]["title"]),
        "schemes": schemes,
        "tags": read_tags(operations, schemes, models),
        "imports": models.imports,
    }
    for module in _MODULES:
        text = _TEMPLATES.get_template(f"{module}.py.jinja").render(names)
        (package / f"{module}.py").write_text(text, encoding="utf-8")
    (package / "py.typed").touch()
