"""Edits of answers and of schemas, each with what is said of it first."""

from tests.generate.contracts import Document, Edit, operation, schemas

from .edits import SESSIONS


def properties(document: Document, schema: str) -> Document:
    found: Document = schemas(document)[schema]["properties"]
    return found


def rename_schema(document: Document, old: str, new: str) -> None:
    schemas(document)[new] = schemas(document).pop(old)
    _point(document, f"#/components/schemas/{old}", f"#/components/schemas/{new}")


def _point(value: object, old: str, new: str) -> None:
    if isinstance(value, dict):
        if value.get("$ref") == old:
            value["$ref"] = new
        for item in value.values():
            _point(item, old, new)
    elif isinstance(value, list):
        for item in value:
            _point(item, old, new)


def json_answer(document: Document, status: str = "200") -> Document:
    found: Document = operation(document)["responses"][status]
    return found


ANSWERS: dict[str, tuple[Edit, str]] = {
    "new success": (
        lambda d: operation(d)["responses"].update({"206": {"description": "Part"}}),
        f"breaking {SESSIONS} response 206: is new",
    ),
    "new error": (
        lambda d: operation(d)["responses"].update({"429": {"description": "Slow down"}}),
        f"compatible {SESSIONS} response 429: is new",
    ),
    "success gone": (
        lambda d: operation(d)["responses"].pop("200"),
        f"breaking {SESSIONS} response 200: is gone",
    ),
    "error gone": (
        lambda d: operation(d)["responses"].pop("404"),
        f"compatible {SESSIONS} response 404: is gone",
    ),
    "media type gone": (
        lambda d: json_answer(d)["content"].update(
            {"text/csv": json_answer(d)["content"].pop("application/json")}
        ),
        f"breaking {SESSIONS} response 200 application/json: is gone",
    ),
    "new media type": (
        lambda d: json_answer(d)["content"].update({"text/csv": {}}),
        f"compatible {SESSIONS} response 200 text/csv: is new",
    ),
    "new header": (
        lambda d: json_answer(d).update(headers={"ETag": {"schema": {"type": "string"}}}),
        f"compatible {SESSIONS} response 200 header ETag: is new",
    ),
    "new property": (
        lambda d: properties(d, "SessionSchema").update(tags={"type": "array"}),
        "compatible schema SessionSchema.tags: is new",
    ),
    "property gone": (
        lambda d: properties(d, "SessionSchema").pop("session_state"),
        "breaking schema SessionSchema.session_state: is gone",
    ),
    "property of another type": (
        lambda d: properties(d, "SessionSchema")["session_name"].update(type="integer"),
        "breaking schema SessionSchema.session_name: type string became integer",
    ),
    "property that may be null": (
        lambda d: properties(d, "SessionSchema")["session_name"].update(type=["string", "null"]),
        "breaking schema SessionSchema.session_name: null is allowed",
    ),
    "property of another format": (
        lambda d: properties(d, "SessionSchema")["session_id"].update(format="uuid"),
        'compatible schema SessionSchema.session_id: format "uuid" is new',
    ),
    "property required": (
        lambda d: schemas(d)["SessionSchema"]["required"].append("created_at"),
        "compatible schema SessionSchema.created_at: is required",
    ),
    "property no longer required": (
        lambda d: schemas(d)["SessionSchema"]["required"].remove("session_id"),
        "breaking schema SessionSchema.session_id: is no longer required",
    ),
    "higher bound": (
        lambda d: properties(d, "PaginationInfo")["limit"].update(maximum=200),
        "breaking schema PaginationInfo.limit: maximum 100 became 200",
    ),
    "no other properties": (
        lambda d: schemas(d)["SessionSchema"].update(additionalProperties=False),
        "compatible schema SessionSchema.*: nothing is allowed any more",
    ),
    "new value of a request": (
        lambda d: schemas(d)["SessionType"]["enum"].append("swarm"),
        'compatible schema SessionType: the value "swarm" is new',
    ),
    "value of a request gone": (
        lambda d: schemas(d)["SessionType"]["enum"].remove("team"),
        'breaking schema SessionType: the value "team" is gone',
    ),
    "schema renamed": (
        lambda d: rename_schema(d, "SessionSchema", "Session"),
        "breaking schema Session: was SessionSchema",
    ),
    "schema of a request renamed": (
        lambda d: rename_schema(d, "SortOrder", "Order"),
        "breaking schema Order: was SortOrder",
    ),
    "class titled otherwise": (
        lambda d: schemas(d)["SessionSchema"].update(title="Session"),
        "breaking schema SessionSchema: title SessionSchema became Session",
    ),
    "class titled the same for Python": (
        lambda d: schemas(d)["SessionSchema"].update(title="Session Schema"),
        "cosmetic schema SessionSchema: title SessionSchema became Session Schema",
    ),
    "new schema": (
        lambda d: schemas(d).update(Other={"type": "object"}),
        "compatible schema Other: is new",
    ),
    "another example": (
        lambda d: json_answer(d)["content"]["application/json"].pop("example"),
        f"cosmetic {SESSIONS} response 200: example differs",
    ),
}
