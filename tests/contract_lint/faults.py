"""Edits of the contract: those that break a rule, and those that break none."""

import copy
from typing import Any

from tests.generate.contracts import Document, Edit, operation, parameter, schemas

GET = "paths./sessions.get"
Fault = tuple[Edit, str, str]


def add(path: str, method: str = "get", **changes: Any) -> Edit:
    """Adds an operation that is like `GET /sessions`, but for its ID."""

    def edit(document: Document) -> None:
        other = copy.deepcopy(operation(document)) | {"operationId": f"other{len(path)}"} | changes
        content = other["responses"]["200"]["content"]["application/json"]
        document["paths"].setdefault(path, {})[method] = other
        del content["example"]

    return edit


def path_parameter(name: str, **changes: Any) -> Document:
    schema = {"type": "string"}
    return {"name": name, "in": "path", "required": True, "description": name, "schema": schema} | (
        changes
    )


def answer(document: Document, status: str) -> Document:
    found: Document = operation(document)["responses"][status]
    return found


def page(document: Document) -> Document:
    found: Document = schemas(document)["PaginationInfo"]["properties"]["page"]
    return found


def content(document: Document, status: str) -> Document:
    found: Document = answer(document, status)["content"]["application/json"]
    return found


FAULTS: dict[str, list[Fault]] = {
    "operation-id": [
        (lambda d: operation(d).pop("operationId"), GET, "has no operationId"),
        (
            lambda d: operation(d).update(operationId="getSessions"),
            f"{GET}.operationId",
            "getSessions is not in snake_case",
        ),
        (
            add("/other", operationId="get_sessions"),
            "paths./other.get.operationId",
            f"get_sessions is already that of {GET}",
        ),
    ],
    "one-tag": [
        (lambda d: operation(d).pop("tags"), GET, "has 0 tags, one is needed"),
        (lambda d: operation(d)["tags"].append("More"), GET, "has 2 tags, one is needed"),
    ],
    "declared-errors": [
        (
            lambda d: operation(d)["responses"].pop("401"),
            f"{GET}.responses",
            "declares no 401, though credentials can be missing",
        ),
        (
            lambda d: operation(d)["responses"].pop("422"),
            f"{GET}.responses",
            "declares no 422, though what it is given can be invalid",
        ),
        (
            lambda d: operation(d)["responses"].pop("500"),
            f"{GET}.responses",
            "declares no 500, though every operation can fail",
        ),
    ],
    "error-body": [
        (lambda d: answer(d, "404").pop("content"), f"{GET}.responses.404", "has no JSON body"),
        (
            lambda d: content(d, "404").update(schema={"type": "object"}),
            f"{GET}.responses.404",
            "its body has no string `detail`",
        ),
        (
            lambda d: schemas(d)["NotFoundResponse"]["properties"]["detail"].update(type="array"),
            f"{GET}.responses.404",
            "its body has no string `detail`",
        ),
        (
            lambda d: schemas(d)["NotFoundResponse"].pop("required"),
            f"{GET}.responses.404",
            "its body does not require `detail`",
        ),
    ],
    "known-scheme": [
        (
            lambda d: operation(d)["security"].append({"Key": []}),
            f"{GET}.security[1]",
            "Key is not among the security schemes",
        ),
        (
            lambda d: d["security"].append({"Key": []}),
            "security[0]",
            "Key is not among the security schemes",
        ),
    ],
    "described-parameter": [
        (
            lambda d: parameter(d, "limit").pop("description"),
            f"{GET}.parameters[4]",
            "limit has no description",
        ),
        (
            lambda d: parameter(d, "limit").update(description=" "),
            f"{GET}.parameters[4]",
            "limit has no description",
        ),
    ],
    "parameter-once": [
        (
            lambda d: operation(d)["parameters"].append(parameter(d, "limit")),
            f"{GET}.parameters[10]",
            "limit in query is there twice",
        ),
    ],
    "path-parameter": [
        (
            add("/sessions/{id}"),
            "paths./sessions/{id}.get",
            "path parameter id is not among the parameters",
        ),
        (
            lambda d: operation(d)["parameters"].append(path_parameter("id")),
            GET,
            "path parameter id is not in the path",
        ),
    ],
    "distinct-path": [
        (
            lambda d: [
                add(path, parameters=[path_parameter(path[2])], operationId=path[2])(d)
                for path in ("/{a}", "/{b}")
            ],
            "paths./{b}",
            "a URL can fit /{a} as well",
        ),
        (
            lambda d: [
                add(f"/{path}", parameters=[path_parameter(name)], operationId=name)(d)
                for name, path in (("a", "{a}/x"), ("b", "y/{b}"))
            ],
            "paths./y/{b}",
            "a URL can fit /{a}/x as well",
        ),
    ],
    "used-component": [
        (
            lambda d: schemas(d).update(Node={"items": {"$ref": "#/components/schemas/Node"}}),
            "components.schemas.Node",
            "nothing uses it",
        ),
        (
            lambda d: d["components"]["securitySchemes"].update(
                Key={"type": "apiKey", "in": "header", "name": "X-Key"}
            ),
            "components.securitySchemes.Key",
            "nothing uses it",
        ),
    ],
    "required-property": [
        (
            lambda d: schemas(d)["SessionSchema"]["required"].append("session"),
            "components.schemas.SessionSchema.required",
            "session is not among the properties",
        ),
    ],
    "possible-bounds": [
        (
            lambda d: page(d).update(maximum=-1),
            "components.schemas.PaginationInfo.properties.page.minimum",
            "minimum 0 is above maximum -1",
        ),
    ],
    "valid-default": [
        (
            lambda d: page(d).update(default="0"),
            "components.schemas.PaginationInfo.properties.page.default",
            "'0' is not of type 'integer'",
        ),
        (
            lambda d: parameter(d, "type")["schema"].update(default="agents"),
            f"{GET}.parameters[0].schema.default",
            "'agents' is not one of ['agent', 'team', 'workflow']",
        ),
    ],
    "valid-enum": [
        (
            lambda d: schemas(d)["SortOrder"]["enum"].append(1),
            "components.schemas.SortOrder.enum[2]",
            "1 is not of type 'string'",
        ),
    ],
    "valid-example": [
        (
            lambda d: schemas(d)["NotFoundResponse"].update(example={"error_code": "X"}),
            "components.schemas.NotFoundResponse.example",
            "'detail' is a required property",
        ),
        (
            lambda d: page(d).update(examples=[1, -1]),
            "components.schemas.PaginationInfo.properties.page.examples[1]",
            "-1 is less than the minimum of 0",
        ),
        (
            lambda d: parameter(d, "type").update(example="agents"),
            f"{GET}.parameters[0].example",
            "'agents' is not one of ['agent', 'team', 'workflow']",
        ),
        (
            lambda d: content(d, "404").update(examples={"none": {"value": {}}}),
            f"{GET}.responses.404.content.application/json.examples.none.value",
            "'detail' is a required property",
        ),
        (
            lambda d: schemas(d)["SessionSchema"]["properties"]["created_at"].update(
                example="yesterday"
            ),
            "components.schemas.SessionSchema.properties.created_at.example",
            "'yesterday' is not a 'date-time'",
        ),
    ],
}

FINE: dict[str, Edit] = {
    "the contract": lambda _: None,
    "a concrete path beside a template": lambda d: [
        add("/sessions/{id}", parameters=[path_parameter("id")])(d),
        add("/sessions/latest")(d),
    ],
    "parameters of the path item": lambda d: [
        add("/sessions/{id}", parameters=[])(d),
        d["paths"]["/sessions/{id}"].update(parameters=[path_parameter("id")]),
    ],
    "open, and without input": lambda d: [
        operation(d).update(security=[], parameters=[]),
        operation(d)["responses"].pop("401"),
        operation(d)["responses"].pop("422"),
        [schemas(d).pop(name) for name in ("SessionType", "SortOrder")],
        [schemas(d).pop(f"{name}Response") for name in ("Unauthenticated", "ValidationError")],
        d["components"].pop("securitySchemes"),
    ],
    "errors as a range": lambda d: operation(d)["responses"].update(
        {"5XX": operation(d)["responses"].pop("500")}
    ),
    "detail through allOf": lambda d: content(d, "404").update(
        schema={"allOf": [{"$ref": "#/components/schemas/NotFoundResponse"}]}
    ),
    "a server with a default": lambda d: d.update(
        servers=[{"url": "https://{host}", "variables": {"host": {"default": "a.example.com"}}}]
    ),
    "an example in an object of its own": lambda d: (
        content(d, "404").update(examples={"none": {"$ref": "#/components/examples/None"}})
        or d["components"].update(examples={"None": {"value": {"detail": "None"}}})
    ),
}
