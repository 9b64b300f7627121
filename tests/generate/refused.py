"""Edits that make the contract unfit, each with the line that refuses it."""

from .contracts import Edit, operation, parameter, schemas
from .edits import EMPTY, GET, another, limit, limit_schema, of_operation
from .refused_contents import CONTENTS, DISCRIMINATORS
from .refused_security import SECURITY

NOT_OPENAPI: dict[str, tuple[Edit, str]] = {
    "version 2": (
        lambda document: document.update(openapi="2.0"),
        "openapi: 3.0, 3.1 or 3.2 is supported, here: 2.0",
    ),
    "no version": (
        lambda document: document.pop("openapi"),
        "openapi: 3.0, 3.1 or 3.2 is supported, here: None",
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
    "another machine": (
        limit_schema(**{"$ref": "https://example.com/schemas.yaml#/Limit"}),
        f"{GET}.parameters[4].schema: $ref https://example.com/schemas.yaml#/Limit leads to "
        "another machine",
    ),
    "no file": (
        limit_schema(**{"$ref": "schemas.yaml#/Limit"}),
        f"{GET}.parameters[4].schema: $ref schemas.yaml#/Limit leads to no file",
    ),
    "a file of another folder": (
        limit_schema(**{"$ref": "../schemas.yaml#/Limit"}),
        f"{GET}.parameters[4].schema: $ref ../schemas.yaml#/Limit leads out of the contract's "
        "folder",
    ),
    "no pointer": (
        limit_schema(**{"$ref": "#Limit"}),
        f"{GET}.parameters[4].schema: $ref #Limit is no JSON pointer",
    ),
    "broken": (
        lambda document: parameter(document, "type").update(
            schema={"$ref": "#/components/schemas/Typ"}
        ),
        f"{GET}.parameters[0].schema: $ref #/components/schemas/Typ leads nowhere",
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
    "operationId that is no name": (
        of_operation(operationId="größe"),
        f"{GET}.operationId: größe is no name for a Python method",
    ),
    "method of OpenAPI 3.2": (
        lambda document: (
            document.update(openapi="3.2.0")
            or another(method="query", responses={"204": EMPTY})(document)
        ),
        "paths./other.query: query is not supported",
    ),
    "other methods of OpenAPI 3.2": (
        lambda document: (
            document.update(openapi="3.2.0")
            or document["paths"]["/sessions"].update(
                additionalOperations={"COPY": {"responses": {"204": EMPTY}}}
            )
        ),
        "paths./sessions.additionalOperations: additionalOperations is not supported",
    ),
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
}

PARAMETERS: dict[str, tuple[Edit, str]] = {
    "spaceDelimited": (
        limit(style="spaceDelimited"),
        f"{GET}.parameters[4]: style spaceDelimited is not supported",
    ),
    "querystring": (
        lambda document: (
            document.update(openapi="3.2.0")
            or another(
                parameters=[{"name": "q", "in": "querystring", "content": {"text/plain": {}}}]
            )(document)
        ),
        "paths./other.get.parameters[0]: a parameter in querystring is not supported",
    ),
    "differs in case": (
        limit(name="Page"),
        f"{GET}: Page and page in query give one name in Python",
    ),
    "array in a cookie": (
        limit(**{"in": "cookie", "schema": {"type": "array", "items": {"type": "string"}}}),
        f"{GET}.parameters[4].schema: array in a cookie is not supported",
    ),
    "path parameter that is no name": (
        another(
            "/{4}",
            parameters=[
                {"name": "4", "in": "path", "required": True, "schema": {"type": "string"}}
            ],
        ),
        "paths./{4}.get.parameters[0]: a path parameter named 4 is not supported",
    ),
    "deepObject": (
        limit(style="deepObject"),
        f"{GET}.parameters[4]: style deepObject is not supported",
    ),
    "pipeDelimited": (
        limit(style="pipeDelimited"),
        f"{GET}.parameters[4]: style pipeDelimited is not supported",
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
}

EDITS = NOT_OPENAPI | {
    f"{group}: {name}": case
    for group, cases in {
        "reference": REFERENCES,
        "operation": OPERATIONS,
        "parameter": PARAMETERS,
        "security": SECURITY,
        "content": CONTENTS,
        "discriminator": DISCRIMINATORS,
    }.items()
    for name, case in cases.items()
}
