"""The contract in the words of openapi-python-client, which drops what it cannot read."""

import copy
from typing import Any

from scripts.generate.contents import kind_of
from scripts.generate.errors import ContractError
from scripts.generate.operations import Operation
from scripts.generate.references import Document, follow

_BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
_TEXT = {"text/any": {"schema": {"type": "string"}}}


def client_document(document: Document, operations: list[Operation]) -> Document:
    """A copy of the document; where it says nothing that would be dropped, it says the same."""
    document = copy.deepcopy(document) | {"openapi": min(document["openapi"], "3.1.0")}
    for operation in operations:
        _, path, method = operation.place
        item = document["paths"][path]
        described = item[method]
        _mend_security(described, operation)
        _mend_body(described, operation)
        _mend_parameters(document, item)
        _mend_parameters(document, described)
        described["responses"] = {
            status: _response(document, response, operation)
            for status, response in described["responses"].items()
        }
    return document


def raw_media_types(operations: list[Operation]) -> set[str]:
    """Media types of bodies that are sent as they are."""
    return {o.body.media_type for o in operations if o.body and o.body.schema is None}


def _mend_security(described: Document, operation: Operation) -> None:
    """The client knows two cases: a call with credentials, and one for which they are optional."""
    security = operation.security
    described["security"] = []
    if security and not security.optional:
        described["security"] = [{scheme.name: [] for scheme in security.ways[0]}]


def _mend_body(described: Document, operation: Operation) -> None:
    """Forms without null, which the client would send as the text None."""
    if body := operation.body:
        raw = {"type": "string", "format": "binary"}
        schema = raw if body.schema is None else body.schema
        content = {body.media_type: {"schema": schema}}
        described["requestBody"] = {"content": content, "required": body.required}


def _mend_parameters(document: Document, owner: Document) -> None:
    """Cookies as text: the client converts no values of cookies."""
    for index, value in enumerate(owner.get("parameters", [])):
        parameter = follow(document, value, ())
        if parameter["in"] == "cookie":
            parameter = parameter | {"schema": {"type": "string"}}
        owner["parameters"][index] = parameter


def _response(document: Document, response: Any, operation: Operation) -> Document:
    """With one content: the client reads the first, whatever the server sends."""
    found: Document = {"description": ""} | follow(document, response, operation.place)
    content = found.get("content")
    if not content:
        return found
    try:
        kinds = {kind_of(media_type, operation.place) for media_type in content}
    except ContractError:
        kinds = {"bytes"}
    if len(content) > 1 or kinds == {"bytes"}:
        return found | {"content": _BYTES}
    if kinds == {"json"}:
        [(media_type, value)] = content.items()
        return found | {"content": {media_type: {"schema": {}} | value}}
    return found | {"content": _TEXT}
