"""Edits of the contract, from the file to the report: complete or untouched, never a traceback."""

import copy
import shutil
from pathlib import Path

import pytest

from scripts.contract_diff.__main__ import main as diff
from scripts.generate.__main__ import main

from .contracts import (
    Document,
    Edit,
    edited,
    operation,
    parameter,
    schemas,
    snapshot,
    write,
)

pytestmark = pytest.mark.thorough

GET = "get_sessions (GET /sessions)"
PLACE = "  to write in src/agentos_sessions/handlers/{}.py, class {}:"
GONE = [
    f"gone: {GET}",
    "  to remove from src/agentos_sessions/handlers/sessions.py, class Sessions",
]
BODY = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/SortOrder"}}}}


def another(tag: str) -> Edit:
    """Adds an operation with the inputs and outputs of the listing."""

    def edit(document: Document) -> None:
        added = copy.deepcopy(operation(document)) | {"operationId": "list-all", "tags": [tag]}
        document["paths"]["/all"] = {"get": added}

    return edit


def only_another(document: Document) -> None:
    another("Sessions")(document)
    del document["paths"]["/sessions"]


def rename_schema(document: Document) -> None:
    schemas(document)["Order"] = schemas(document).pop("SortOrder")
    choices = parameter(document, "sort_order")["schema"]["anyOf"]
    choices[0]["$ref"] = "#/components/schemas/Order"


def properties(document: Document) -> Document:
    found: Document = schemas(document)["SessionSchema"]["properties"]
    return found


def signature(method: str, *, query: str) -> list[str]:
    return [
        f"    async def {method}(",
        f"        self, *, principal: Principal, query: models.{query}",
        "    ) -> models.PaginatedResponseSessionSchema:",
    ]


TEXT = edited(lambda _: None)
LIST_ALL = signature("list_all", query="ListAllParametersQuery")

EDITS: dict[str, tuple[Edit, int, list[str]]] = {
    "an operation on the same tag": (
        another("Sessions"),
        0,
        ["new: list-all (GET /all)", PLACE.format("sessions", "Sessions"), *LIST_ALL],
    ),
    "an operation on a new tag": (
        another("Every Session"),
        0,
        ["new: list-all (GET /all)", PLACE.format("every_session", "EverySession"), *LIST_ALL],
    ),
    "an operation less": (
        only_another,
        1,
        ["new: list-all (GET /all)", PLACE.format("sessions", "Sessions"), *LIST_ALL, *GONE],
    ),
    "another operationId": (
        lambda document: operation(document).update(operationId="list_sessions"),
        1,
        [
            "new: list_sessions (GET /sessions)",
            PLACE.format("sessions", "Sessions"),
            *signature("list_sessions", query="ListSessionsParametersQuery"),
            *GONE,
        ],
    ),
    "another tag": (
        lambda document: operation(document).update(tags=["Conversations"]),
        1,
        [
            f"new: {GET}",
            PLACE.format("conversations", "Conversations"),
            *signature("get_sessions", query="GetSessionsParametersQuery"),
            *GONE,
        ],
    ),
    "a parameter of another type": (
        lambda document: parameter(document, "user_id").update(schema={"type": "integer"}),
        1,
        [
            f"changed: {GET}",
            "  query user_id: null is no longer allowed",
            "  query user_id: type string became integer",
            "  query user_id: description, title differs",
        ],
    ),
    "a required parameter": (
        lambda document: parameter(document, "user_id").update(required=True),
        1,
        [f"changed: {GET}", "  query user_id: is now required"],
    ),
    "a property of another type": (
        lambda document: properties(document)["session_name"].update(type="integer"),
        1,
        [f"changed: {GET}", "  schema SessionSchema.session_name: type string became integer"],
    ),
    "a required property": (
        lambda document: schemas(document)["SessionSchema"]["required"].append("created_at"),
        0,
        [f"changed: {GET}", "  schema SessionSchema.created_at: is required"],
    ),
    "a new body": (
        lambda document: operation(document).update(requestBody=BODY | {"required": True}),
        1,
        [f"changed: {GET}", "  body: is new and required"],
    ),
    "a new enum value": (
        lambda document: schemas(document)["SessionType"]["enum"].append("crew"),
        0,
        [f"changed: {GET}", '  schema SessionType: the value "crew" is new'],
    ),
    "a renamed schema": (
        rename_schema,
        1,
        [f"changed: {GET}", "  schema Order: was SortOrder"],
    ),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contract before the edits, with what is generated from it beside its folder."""
    folder = tmp_path_factory.mktemp("before")
    contract = write(folder, TEXT)
    assert main(["--contract", str(contract), "--output", str(folder / "generated")]) == 0
    return contract


@pytest.fixture
def output(before: Path, tmp_path: Path) -> Path:
    """A copy of what is generated."""
    return shutil.copytree(before.parents[1] / "generated", tmp_path / "generated")


@pytest.mark.parametrize(("edit", "breaks", "lines"), EDITS.values(), ids=EDITS)
def test_edit(
    edit: Edit,
    *,
    breaks: int,
    lines: list[str],
    before: Path,
    output: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    contract = write(tmp_path, edited(edit))
    arguments = ["--contract", str(contract), "--output", str(output)]
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert said.err == ""
    *report, written = said.out.splitlines()
    assert report == lines
    assert "written" in written
    assert main([*arguments, "--check"]) == 0
    assert diff([str(before), "--contract", str(contract)]) == breaks


BROKEN: dict[str, tuple[str, str]] = {
    "a reference that leads nowhere": (
        TEXT.replace("schemas/SessionSchema", "schemas/Gone"),
        "components.schemas.PaginatedResponse_SessionSchema_.properties.data.items: "
        "$ref #/components/schemas/Gone leads nowhere",
    ),
    "no YAML": (
        TEXT.replace("  title: Agno", "\ttitle: Agno"),
        "3:1: found character that",
    ),
    "no OpenAPI": (
        TEXT.replace("in: query", "in: body", 1),
        "paths./sessions.get.parameters[0]",
    ),
    "an operationId twice": (
        edited(
            lambda document: document["paths"].update(
                {"/all": copy.deepcopy(document["paths"]["/sessions"])}
            )
        ),
        "paths./all.get: operationId get_sessions is already that of paths./sessions.get",
    ),
}


@pytest.mark.parametrize(("text", "place"), BROKEN.values(), ids=BROKEN)
def test_broken(
    text: str,
    place: str,
    *,
    before: Path,
    output: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    contract = write(tmp_path, text)
    kept = snapshot(output)
    assert main(["--contract", str(contract), "--output", str(output)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{contract}:")
    assert place in said.err
    assert said.err.count("\n") == 1
    assert snapshot(output) == kept
    assert diff([str(before), "--contract", str(contract)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
