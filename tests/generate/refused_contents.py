"""Bodies, answers and alternatives that are refused, each with the line that refuses it."""

from typing import Any

from .contracts import Edit, operation, schemas
from .edits import GET, another, response

POST = "paths./other.post.requestBody.content"
ANSWERS = f"{GET}.responses"


def body(**content: Any) -> Edit:
    return another(method="post", requestBody={"content": content})


def form(schema: Any, media_type: str = "multipart/form-data") -> Edit:
    return body(**{media_type: {"schema": {"type": "object", "properties": {"a": schema}}}})


def pet(**changes: Any) -> Edit:
    """A schema of two alternatives, which `kind` tells apart."""
    kind = {"type": "object", "properties": {"kind": {"type": "string"}}}
    cat = {"type": "object", "properties": {"kind": {"const": "cat"}}}
    made = {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}
    discriminator = {"discriminator": {"propertyName": "kind"}}
    return lambda document: schemas(document).update(
        Cat=cat, Dog=kind, Pet=made | discriminator | changes
    )


CONTENTS: dict[str, tuple[Edit, str]] = {
    "body in two media types": (
        body(**{"application/json": {}, "text/plain": {}}),
        f"{POST}: one media type is supported, here: application/json, text/plain",
    ),
    "body of any media type": (
        body(**{"image/*": {}}),
        f"{POST}.image/*: image/* is not one media type",
    ),
    "XML of a schema": (
        body(**{"application/xml": {"schema": {"type": "object"}}}),
        f"{POST}.application/xml.schema: only type string, without constraints, is supported here",
    ),
    "form without a schema": (
        body(**{"multipart/form-data": {}}),
        f"{POST}.multipart/form-data.schema: a form that is no object of properties is not "
        "supported",
    ),
    "object in a form": (
        form({"type": "object"}),
        f"{POST}.multipart/form-data.schema.properties.a: object in a form is not supported",
    ),
    "file in a form of text": (
        form({"type": "string", "format": "binary"}, "application/x-www-form-urlencoded"),
        f"{POST}.application/x-www-form-urlencoded.schema.properties.a: a file in a form that is "
        "not multipart/form-data",
    ),
    "encoding": (
        body(
            **{
                "multipart/form-data": {
                    "schema": {"type": "object", "properties": {"a": {"type": "string"}}},
                    "encoding": {"a": {"contentType": "text/csv"}},
                }
            }
        ),
        f"{POST}.multipart/form-data.encoding: encoding is not supported",
    ),
    "items of OpenAPI 3.2": (
        lambda document: (
            document.update(openapi="3.2.0")
            or response("200", content={"application/jsonl": {"itemSchema": {}}})(document)
        ),
        f"{ANSWERS}.200.content.application/jsonl.itemSchema: itemSchema is not supported",
    ),
    "no successful status": (
        lambda document: operation(document)["responses"].pop("200"),
        f"{ANSWERS}: no 2xx status",
    ),
    "a range of statuses": (
        response("2XX"),
        f"{ANSWERS}.2XX: a range of statuses is not supported",
    ),
    "content where HTTP has none": (
        response("204", content={"application/json": {}}),
        f"{ANSWERS}.204.content: HTTP allows no content with 204",
    ),
    "an answer that is a form": (
        response("200", content={"multipart/form-data": {}}),
        f"{ANSWERS}.200.content.multipart/form-data: a form in a response is not supported",
    ),
    "an array in a header": (
        response("200", headers={"X-Ids": {"schema": {"type": "array"}}}),
        f"{ANSWERS}.200.headers.X-Ids.schema: array in a header is not supported",
    ),
}

DISCRIMINATORS: dict[str, tuple[Edit, str]] = {
    "only the mapping tells": (
        pet(),
        "components.schemas.Pet: #/components/schemas/Dog has no const or enum for kind",
    ),
    "without alternatives": (
        lambda document: pet()(document) or schemas(document)["Pet"].pop("oneOf"),
        "components.schemas.Pet.discriminator: without oneOf or anyOf it is not supported",
    ),
}
