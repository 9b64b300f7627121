"""Edits of operations and parameters, each with what is said of it first."""

import copy

from tests.generate.contracts import Document, Edit, operation, parameter
from tests.generate.notes import add_notes

SESSIONS = "GET /sessions"


def another(document: Document, path: str, tag: str) -> None:
    added = copy.deepcopy(operation(document))
    added |= {"operationId": "other", "tags": [tag]}
    document["paths"][path] = {"get": added}


def rename_scheme(document: Document) -> None:
    schemes = document["components"]["securitySchemes"]
    schemes["Bearer"] = schemes.pop("HTTPBearer")
    operation(document)["security"] = [{"Bearer": []}]


def add_query(document: Document, **changes: object) -> None:
    added = {"name": "word", "in": "query", "schema": {"type": "string"}} | changes
    operation(document)["parameters"].append(added)


def limit_schema(document: Document) -> Document:
    found: Document = parameter(document, "limit")["schema"]
    return found


BODY = {"content": {"application/json": {"schema": {"type": "object"}}}}

OPERATIONS: dict[str, tuple[Edit, str]] = {
    "new operation on the same tag": (
        lambda d: another(d, "/other", "Sessions"),
        "compatible GET /other: is new",
    ),
    "new operation on a new tag": (
        lambda d: another(d, "/other", "Others"),
        "compatible GET /other: is new",
    ),
    "many new operations": (
        add_notes,
        "compatible GET /sessions/{session_id}/notes/{note_id}: is new",
    ),
    "operation gone": (
        lambda d: d.update(paths={"/other": {"get": operation(d) | {"operationId": "other"}}}),
        f"breaking {SESSIONS}: is gone",
    ),
    "other operationId": (
        lambda d: operation(d).update(operationId="list_sessions"),
        f"breaking {SESSIONS}: operationId get_sessions became list_sessions",
    ),
    "other tag": (
        lambda d: operation(d).update(tags=["Runs"]),
        f"breaking {SESSIONS}: tag Sessions became Runs",
    ),
    "second tag": (
        lambda d: operation(d).update(tags=["Sessions", "More"]),
        f"cosmetic {SESSIONS}: a tag after the first differs",
    ),
    "deprecated": (
        lambda d: operation(d).update(deprecated=True),
        f"compatible {SESSIONS}: is now deprecated",
    ),
    "open to everyone": (
        lambda d: operation(d).update(security=[]),
        f"compatible {SESSIONS}: is open to everyone",
    ),
    "one credential more": (
        lambda d: operation(d).update(security=[{"HTTPBearer": [], "Key": []}]),
        f"breaking {SESSIONS}: asks for other or more credentials",
    ),
    "one credential or another": (
        lambda d: operation(d).update(security=[{"HTTPBearer": []}, {"Key": []}]),
        f"compatible {SESSIONS}: accepts other credentials too",
    ),
    "security scheme renamed": (rename_scheme, f"breaking {SESSIONS}: security scheme is renamed"),
    "security scheme of another kind": (
        lambda d: d["components"]["securitySchemes"]["HTTPBearer"].update(scheme="basic"),
        f"breaking {SESSIONS}: asks for other or more credentials",
    ),
    "new body": (
        lambda d: operation(d).update(requestBody=BODY),
        f"compatible {SESSIONS} body: is new and optional",
    ),
    "new required body": (
        lambda d: operation(d).update(requestBody=BODY | {"required": True}),
        f"breaking {SESSIONS} body: is new and required",
    ),
    "new server": (
        lambda d: d.update(servers=[{"url": "https://example.com"}]),
        "compatible server https://example.com: is new",
    ),
    "callbacks": (
        lambda d: operation(d).update(callbacks={}),
        f"breaking {SESSIONS}: callbacks differs",
    ),
}

PARAMETERS: dict[str, tuple[Edit, str]] = {
    "new": (add_query, f"compatible {SESSIONS} query word: is new and optional"),
    "new and required": (
        lambda d: add_query(d, required=True),
        f"breaking {SESSIONS} query word: is new and required",
    ),
    "gone": (
        lambda d: operation(d)["parameters"].pop(4),
        f"breaking {SESSIONS} query limit: is gone",
    ),
    "renamed": (
        lambda d: parameter(d, "limit").update(name="size"),
        f"breaking {SESSIONS} query size: was query limit",
    ),
    "moved": (
        lambda d: parameter(d, "user_id").update({"in": "header"}),
        f"breaking {SESSIONS} header user_id: was query user_id",
    ),
    "required": (
        lambda d: parameter(d, "user_id").update(required=True),
        f"breaking {SESSIONS} query user_id: is now required",
    ),
    "of another type": (
        lambda d: limit_schema(d)["anyOf"][0].update(type="string"),
        f"breaking {SESSIONS} query limit: type integer became string",
    ),
    "without null": (
        lambda d: parameter(d, "user_id").update(schema={"type": "string"}),
        f"breaking {SESSIONS} query user_id: null is no longer allowed",
    ),
    "with a bound": (
        lambda d: limit_schema(d)["anyOf"][0].update(maximum=100),
        f"breaking {SESSIONS} query limit: maximum 100 is new",
    ),
    "with another default": (
        lambda d: limit_schema(d).update(default=50),
        f"breaking {SESSIONS} query limit: default 20 became 50",
    ),
    "with another default beside a reference": (
        lambda d: parameter(d, "type")["schema"].update(default="team"),
        f'breaking {SESSIONS} query type: default "agent" became "team"',
    ),
    "with a new default": (
        lambda d: parameter(d, "user_id")["schema"].update(default="me"),
        f'breaking {SESSIONS} query user_id: default "me" is new',
    ),
    "without its default": (
        lambda d: limit_schema(d).pop("default"),
        f"breaking {SESSIONS} query limit: default 20 is gone",
    ),
    "without explode": (
        lambda d: parameter(d, "type").update(explode=False),
        f"breaking {SESSIONS} query type: style or explode differs",
    ),
    "described otherwise": (
        lambda d: parameter(d, "limit").update(description="At most"),
        f"cosmetic {SESSIONS} query limit: description differs",
    ),
    "titled otherwise": (
        lambda d: limit_schema(d).update(title="At most"),
        f"cosmetic {SESSIONS} query limit: title differs",
    ),
    "with an example": (
        lambda d: parameter(d, "limit").update(example=7),
        f"cosmetic {SESSIONS} query limit: example differs",
    ),
    "in another order": (
        lambda d: operation(d)["parameters"].reverse(),
        "cosmetic the document: order or spelling differs",
    ),
    "null spelled otherwise": (
        lambda d: parameter(d, "user_id")["schema"].update(
            {"type": ["string", "null"], "anyOf": [True]}
        ),
        "cosmetic the document: order or spelling differs",
    ),
}
