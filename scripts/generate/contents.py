"""Contents: the media types that bodies and answers come in, and what each is to Python."""

from typing import Any, Literal

from scripts.generate.errors import ContractError, Place
from scripts.generate.references import Document, follow
from scripts.generate.schemas import ANNOTATIONS

Kind = Literal["json", "form", "multipart", "text", "stream", "bytes"]

_KINDS: dict[str, Kind] = {
    "application/json": "json",
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
    "text/event-stream": "stream",
}
_SAID_OF_TEXT = ANNOTATIONS | {"type", "format", "contentMediaType"}


def read_content(media_type: str, value: Document, place: Place) -> tuple[Kind, Any]:
    """What it is to Python, and its schema; raises ContractError for what is read otherwise."""
    for name in ("encoding", "itemSchema", "itemEncoding", "prefixEncoding"):
        if name in value:
            raise ContractError((*place, name), f"{name} is not supported")
    return kind_of(media_type, place), value.get("schema", {})


def kind_of(media_type: str, place: Place) -> Kind:
    """Raises ContractError for a range, and for a type with parameters."""
    if "*" in media_type or ";" in media_type or media_type.count("/") != 1:
        raise ContractError(place, f"{media_type} is not one media type")
    lowered = media_type.lower()
    if lowered in _KINDS:
        return _KINDS[lowered]
    if lowered.endswith("+json"):
        return "json"
    return "text" if lowered.startswith("text/") else "bytes"


def check_text_schema(document: Document, schema: Any, place: Place) -> None:
    """Raises ContractError for a schema of what is no JSON that says more than text or bytes."""
    schema = follow(document, schema, place)
    if (
        not isinstance(schema, dict)
        or set(schema) - _SAID_OF_TEXT
        or (schema.get("type", "string") != "string")
    ):
        raise ContractError(place, "only type string, without constraints, is supported here")
