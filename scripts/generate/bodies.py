"""The body of a request: one media type, read as a model, as text or as bytes."""

from dataclasses import dataclass
from typing import Any

from scripts.generate.contents import Kind, check_text_schema, read_content
from scripts.generate.errors import ContractError, Place
from scripts.generate.parameters import check_scalar
from scripts.generate.references import Document, follow
from scripts.generate.schemas import types_of, without_null

_FORMS = ("form", "multipart")
FILE = {"type": "string", "format": "binary"}
"""What the schema of every file in a form becomes, whichever way its version says it."""


@dataclass(frozen=True)
class Body:
    """A body; `schema` is None for text and bytes, and that of a form is without null."""

    kind: Kind
    media_type: str
    schema: Any
    required: bool

    @property
    def lists(self) -> tuple[str, ...]:
        """The fields of a form that can be there more than once."""
        fields = self.schema["properties"].items()
        return tuple(name for name, field in fields if "items" in field)


def read_body(document: Document, place: Place, operation: Document) -> Body | None:
    """Raises ContractError for a body that cannot be generated."""
    if "requestBody" not in operation:
        return None
    place = (*place, "requestBody")
    body = follow(document, operation["requestBody"], place)
    content = body.get("content") if isinstance(body, dict) else None
    if not isinstance(content, dict) or len(content) != 1:
        said = ", ".join(content or ()) or "none"
        raise ContractError((*place, "content"), f"one media type is supported, here: {said}")
    [(media_type, value)] = content.items()
    place = (*place, "content", media_type)
    kind, schema = read_content(media_type, value, place)
    place = (*place, "schema")
    if kind in _FORMS:
        schema = _form_schema(document, schema, kind, place)
    elif kind != "json":
        check_text_schema(document, schema, place)
        schema = None
    return Body(kind, media_type, schema, body.get("required", False))


def _is_file(document: Document, schema: Any, place: Place) -> bool:
    """Whether the schema is that of a file: text of a binary format, in OpenAPI 3.0 or 3.1."""
    schema = follow(document, schema, place)
    return isinstance(schema, dict) and (
        schema.get("format") == "binary" or "contentMediaType" in schema
    )


def _form_fields(document: Document, schema: Any, place: Place) -> dict[str, Any]:
    """The fields of a form without null, which a form cannot send."""
    form = follow(document, schema, place)
    fields = form.get("properties") if isinstance(form, dict) else None
    if not isinstance(fields, dict) or {"allOf", "anyOf", "oneOf", "$ref"} & form.keys():
        raise ContractError(place, "a form that is no object of properties is not supported")
    return {
        name: without_null(document, value, (*place, "properties", name))
        for name, value in fields.items()
    }


def _form_schema(document: Document, schema: Any, kind: Kind, place: Place) -> Document:
    fields = _form_fields(document, schema, place)
    properties = {
        name: _field(document, value, kind, (*place, "properties", name))
        for name, value in fields.items()
    }
    form = follow(document, schema, place)
    described = {key: form[key] for key in ("required", "description") if key in form}
    return {"type": "object", "properties": properties} | described


def _field(document: Document, schema: Any, kind: Kind, place: Place) -> Any:
    if types_of(document, schema, place) == {"array"}:
        items = without_null(document, schema.get("items", {}), place)
        return schema | {"items": _field_value(document, items, kind, (*place, "items"))}
    return _field_value(document, schema, kind, place)


def _field_value(document: Document, schema: Any, kind: Kind, place: Place) -> Any:
    if not _is_file(document, schema, place):
        check_scalar(document, schema, "form", place)
        return schema
    if kind == "form":
        raise ContractError(place, "a file in a form that is not multipart/form-data")
    described = {"description": schema["description"]} if "description" in schema else {}
    return FILE | described
