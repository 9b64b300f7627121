"""Edits that make the contract unfit, each with the line that refuses it."""

from typing import Any

from .contracts import Edit, operation, parameter, schemas

GET = "paths./sessions.get"
EMPTY = {"description": "Done"}


def limit(**changes: Any) -> Edit:
    """Changes the parameter `limit`, the fifth of the operation."""
    return lambda document: parameter(document, "limit").update(changes)


def limit_schema(**schema: Any) -> Edit:
    return limit(schema=schema)


def of_operation(**changes: Any) -> Edit:
    return lambda document: operation(document).update(changes)


def another(path: str = "/other", method: str = "get", **changes: Any) -> Edit:
    """Adds an operation."""
    added = {"operationId": "other", "responses": {"204": EMPTY}} | changes
    return lambda document: document["paths"].setdefault(path, {}).update({method: added})


def response(status: str, **changes: Any) -> Edit:
    return lambda document: operation(document)["responses"].update({status: EMPTY | changes})


NOT_OPENAPI: dict[str, tuple[Edit, str]] = {
    "version 2": (
        lambda document: document.update(openapi="2.0"),
        "openapi: 3.0 or 3.1 is supported, here: 2.0",
    ),
    "no version": (
        lambda document: document.pop("openapi"),
        "openapi: 3.0 or 3.1 is supported, here: None",
    ),
    "no info": (
        lambda document: document.pop("info"),
        'the document: "info" is a required property',
    ),
    "paths are a list": (
        lambda document: document.update(paths=[]),
        'paths: [] is not of type "object"',
    ),
    "misspelt key": (
        of_operation(sumary="List"),
        f"{GET}: Unevaluated properties are not allowed ('sumary' was unexpected)",
    ),
    "response without description": (
        lambda document: operation(document)["responses"]["200"].pop("description"),
        f'{GET}.responses.200: "description" is a required property',
    ),
    "unknown type": (
        limit_schema(type="int"),
        f"{GET}.parameters[4].schema.type: 'int' is not valid under any of the given schemas",
    ),
    "broken constraint": (
        lambda document: schemas(document)["PaginationInfo"]["properties"]["page"].update(
            minimum="0"
        ),
        "components.schemas.PaginationInfo.properties.page.minimum: '0' is not of type 'number'",
    ),
    "broken pattern": (
        limit_schema(type="string", pattern="("),
        f"{GET}.parameters[4].schema.pattern: '(' is not a 'regex'",
    ),
    "default of another type": (
        limit_schema(type="integer", default="20"),
        f"{GET}.parameters[4].schema.default: '20' is not of type 'integer'",
    ),
    "default beside a reference": (
        lambda document: parameter(document, "type")["schema"].update(default="agents"),
        f"{GET}.parameters[0].schema.default: 'agents' is not one of ['agent', 'team', 'workflow']",
    ),
}

REFERENCES: dict[str, tuple[Edit, str]] = {
    "broken": (
        lambda document: parameter(document, "type").update(
            schema={"$ref": "#/components/schemas/Typ"}
        ),
        f"{GET}.parameters[0].schema: $ref #/components/schemas/Typ leads nowhere",
    ),
    "remote": (
        limit_schema(**{"$ref": "https://example.com/schemas.yaml#/Limit"}),
        f"{GET}.parameters[4].schema: $ref https://example.com/schemas.yaml#/Limit leads out of "
        "the contract, only #/ is supported",
    ),
    "another file": (
        limit_schema(**{"$ref": "schemas.yaml#/Limit"}),
        f"{GET}.parameters[4].schema: $ref schemas.yaml#/Limit leads out of the contract, only #/ "
        "is supported",
    ),
    "in a circle": (
        lambda document: schemas(document).update(
            A={"$ref": "#/components/schemas/B"}, B={"$ref": "#/components/schemas/A"}
        ),
        "components.schemas.A: $ref #/components/schemas/B leads back to itself",
    ),
    "to another kind of thing": (
        lambda document: operation(document)["parameters"].append(
            {"$ref": "#/components/schemas/SortOrder"}
        ),
        f"{GET}.parameters[10]: leads to no parameter",
    ),
    "a schema without end": (
        lambda document: (
            schemas(document).update(
                A={"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}]}
            )
            or limit_schema(**{"$ref": "#/components/schemas/A"})(document)
        ),
        "the document: refers to itself without end",
    ),
    "$id": (
        limit_schema(**{"$id": "limit"}),
        f"{GET}.parameters[4].schema.$id: $id is not supported",
    ),
}

OPERATIONS: dict[str, tuple[Edit, str]] = {
    "none": (lambda document: document.update(paths={}), "paths: no operation"),
    "no operationId": (
        lambda document: operation(document).pop("operationId"),
        f"{GET}: operationId is missing",
    ),
    "duplicate operationId": (
        another(operationId="get_sessions"),
        f"paths./other.get: operationId get_sessions is already that of {GET}",
    ),
    "operationId of the same name in Python": (
        another(operationId="getSessions"),
        f"paths./other.get: operationId getSessions is already that of {GET}",
    ),
    "operationId that is no name": (
        of_operation(operationId="list-sessions"),
        f"{GET}.operationId: list-sessions is no name for a Python method",
    ),
    "operationId that is a keyword": (
        of_operation(operationId="import"),
        f"{GET}.operationId: import is no name for a Python method",
    ),
    "method": (another(method="trace"), "paths./other.trace: the method TRACE is not supported"),
    "callbacks": (
        of_operation(callbacks={"done": {"{$request.query.url}": {}}}),
        f"{GET}.callbacks: callbacks are not supported",
    ),
    "servers of an operation": (
        of_operation(servers=[{"url": "/v2"}]),
        f"{GET}.servers: servers are not supported",
    ),
    "servers of a path": (
        lambda document: document["paths"]["/sessions"].update(servers=[{"url": "/v2"}]),
        "paths./sessions.servers: servers of a path are not supported",
    ),
    "webhooks": (
        lambda document: document.update(
            webhooks={"done": {"post": {"responses": {"204": EMPTY}}}}
        ),
        "webhooks: webhooks are not supported",
    ),
    "a path by reference": (
        lambda document: document["paths"].update({"/other": {"$ref": "#/paths/~1sessions"}}),
        "paths./other: a $ref to a path item is not supported",
    ),
    "two successful statuses": (
        response("202"),
        f"{GET}.responses: exactly one 2xx status is supported, here: 200, 202",
    ),
    "no successful status": (
        lambda document: operation(document)["responses"].pop("200"),
        f"{GET}.responses: exactly one 2xx status is supported, here: none",
    ),
    "a range of statuses": (
        another(responses={"2XX": EMPTY}),
        "paths./other.get.responses: exactly one 2xx status is supported, here: 2XX",
    ),
    "response that is no JSON": (
        response("200", content={"text/csv": {}}),
        f"{GET}.responses.200.content: only application/json is supported, here: text/csv",
    ),
    "response with headers": (
        response("200", headers={"ETag": {"schema": {"type": "string"}}}),
        f"{GET}.responses.200.headers: headers of a response are not supported",
    ),
    "form": (
        another(method="post", requestBody={"content": {"multipart/form-data": {}}}),
        "paths./other.post.requestBody.content: only application/json is supported, here: "
        "multipart/form-data",
    ),
}

PARAMETERS: dict[str, tuple[Edit, str]] = {
    "deepObject": (
        limit(style="deepObject"),
        f"{GET}.parameters[4]: style deepObject is not supported",
    ),
    "pipeDelimited": (
        limit(style="pipeDelimited"),
        f"{GET}.parameters[4]: style pipeDelimited is not supported",
    ),
    "cookie": (
        limit(**{"in": "cookie"}),
        f"{GET}.parameters[4]: a parameter in cookie is not supported",
    ),
    "content": (
        lambda document: operation(document)["parameters"].append(
            {"name": "filter", "in": "query", "content": {"application/json": {}}}
        ),
        f"{GET}.parameters[10]: content is not supported",
    ),
    "allowReserved": (
        limit(allowReserved=True),
        f"{GET}.parameters[4]: allowReserved is not supported",
    ),
    "object": (
        limit_schema(type="object"),
        f"{GET}.parameters[4].schema: object in a query is not supported",
    ),
    "no type": (
        limit_schema(),
        f"{GET}.parameters[4].schema: a schema without type in a query is not supported",
    ),
    "only null": (
        limit_schema(type="null"),
        f"{GET}.parameters[4].schema: null in a query is not supported",
    ),
    "array of arrays": (
        limit_schema(type="array", items={"type": "array"}),
        f"{GET}.parameters[4].schema.items: array in a query is not supported",
    ),
    "array in one value": (
        limit(schema={"type": "array", "items": {"type": "string"}}, explode=False),
        f"{GET}.parameters[4]: explode false is not supported",
    ),
    "array in a header": (
        limit(**{"in": "header", "schema": {"type": "array", "items": {"type": "string"}}}),
        f"{GET}.parameters[4].schema: array in a header is not supported",
    ),
    "a number as the only value": (
        limit_schema(const=5),
        f"{GET}.parameters[4].schema: 5 as the only value in a query is not supported",
    ),
    "constraint on both sides of anyOf": (
        limit_schema(anyOf=[{"type": "integer", "minimum": 2}, {"type": "null"}], minimum=1),
        f"{GET}.parameters[4]: minimum both beside anyOf and in it is not supported",
    ),
    "a header of HTTP": (
        limit(**{"in": "header", "name": "Accept"}),
        f"{GET}.parameters[4]: OpenAPI ignores a header parameter Accept",
    ),
    "twice": (limit(name="page"), f"{GET}.parameters[5]: page in query is there twice"),
    "not in the path": (
        limit(**{"in": "path", "required": True}),
        f"{GET}: path parameter limit is not in the path",
    ),
    "only in the path": (
        another("/sessions/{session_id}"),
        "paths./sessions/{session_id}.get: path parameter session_id is not among the parameters",
    ),
    "path that is no template": (another("/a{b"), "paths./a{b: the path is no valid template"),
    "path parameter that is no name": (
        another(
            "/{session-id}",
            parameters=[
                {"name": "session-id", "in": "path", "required": True, "schema": {"type": "string"}}
            ],
        ),
        "paths./{session-id}.get.parameters[0]: a path parameter named session-id is not supported",
    ),
}

SECURITY: dict[str, tuple[Edit, str]] = {
    "alternatives": (
        of_operation(security=[{"HTTPBearer": []}, {}]),
        f"{GET}.security: only one security scheme is supported, without alternatives",
    ),
    "combination": (
        of_operation(security=[{"HTTPBearer": [], "Key": []}]),
        f"{GET}.security: only one security scheme is supported, without alternatives",
    ),
    "unknown scheme": (
        of_operation(security=[{"Bearer": []}]),
        f"{GET}.security[0]: security scheme Bearer is not among the components",
    ),
    "unknown scheme of the document": (
        lambda document: (
            document.update(security=[{"Bearer": []}]) or operation(document).pop("security")
        ),
        "security[0]: security scheme Bearer is not among the components",
    ),
    "API key": (
        lambda document: document["components"]["securitySchemes"].update(
            HTTPBearer={"type": "apiKey", "in": "header", "name": "X-Key"}
        ),
        "components.securitySchemes.HTTPBearer: only type http with scheme bearer is supported",
    ),
}

EDITS = NOT_OPENAPI | {
    f"{group}: {name}": case
    for group, cases in {
        "reference": REFERENCES,
        "operation": OPERATIONS,
        "parameter": PARAMETERS,
        "security": SECURITY,
    }.items()
    for name, case in cases.items()
}
