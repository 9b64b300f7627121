"""The operations of a valid document, whether or not anything can be generated from them."""

from collections.abc import Iterator

from scripts.generate.errors import Place
from scripts.generate.references import Document, follow

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


def operations(document: Document) -> Iterator[tuple[Place, Document, Document]]:
    """The place, the path item and the object of each operation."""
    for path, value in document.get("paths", {}).items():
        item = follow(document, value, ("paths", path))
        for method in _METHODS:
            if method in item:
                yield ("paths", path, method), item, item[method]
