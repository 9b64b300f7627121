"""The models: datamodel-code-generator, and what it calls each of them.

It is given schemas only: those of the contract, and one more for each thing that an operation
takes or answers without a name: its query, its path, its headers, a body. So all of them are
named in one way, and the generator's own metadata tells how.
"""

import ast
import builtins
import copy
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.generate.answers import Answer
from scripts.generate.bodies import FILE
from scripts.generate.errors import ContractError
from scripts.generate.left_out import leave_out
from scripts.generate.operations import Operation
from scripts.generate.parameters import Parameter
from scripts.generate.references import Document, objects
from scripts.generate.schemas import ANNOTATIONS
from scripts.generate.tools import run_tool

_COMPONENTS = "#/components/schemas/"
_OPTIONS = (
    "--ignore-pyproject",
    "--input-file-type=openapi",
    "--preset=standard-py311-20261027",
    "--openapi-scopes=schemas",
    "--strict-refs",
    "--no-allow-remote-refs",
    "--use-type-alias",
    # Pydantic's own types need another package for these, change the value, or hide it.
    "--type-mappings",
    *("email=string", "idn-email=string", "uri=string", "password=string"),
    "--use-field-description",
    "--use-schema-description",
    "--use-single-line-docstring",
    "--use-generic-base-class",
    "--use-double-quotes",
    "--formatters=builtin",
    "--disable-timestamp",
    "--custom-file-header= ",
)

_SAY_WHAT_IS_IN_IT = {
    *("properties", "additionalProperties", "patternProperties", "unevaluatedProperties"),
    *("allOf", "anyOf", "oneOf", "$ref", "customTypePath"),
}


@dataclass(frozen=True)
class Field:
    """A field of a model: its name, the contract's name for it, and its type."""

    name: str
    alias: str
    type: str


@dataclass(frozen=True)
class Model:
    """A class or type alias of models.py; types are written as a module beside it writes them."""

    type: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Models:
    """What stands in models.py, by schema; `imports` tells where other names in types come from."""

    by_schema: dict[str, Model]
    imports: dict[str, str]

    def of(self, operation: Operation, role: str) -> Model:
        """The model for one role of an operation; raises ContractError when there is none."""
        try:
            return self.by_schema[_schema_name(operation, role, _roles(operation)[role])]
        except KeyError:
            raise ContractError(operation.place, f"no model was made for its {role}") from None


def response_role(operation: Operation, answer: Answer) -> str:
    """`response` for the only one; else its status, and its media type where that has several."""
    if len(operation.answers) == 1:
        return "response"
    several = sum(other.status == answer.status for other in operation.answers) > 1
    return f"{answer.status} response{f' {answer.media_type}' if several else ''}"


def headers_role(answer: Answer) -> str:
    return f"{answer.status} headers"


def _roles(operation: Operation) -> dict[str, Any]:
    """The schema of each thing that an operation takes or answers, by its role."""
    roles: dict[str, Any] = {
        f"parameters {location}": _record(parameters)
        for location in ("path", "query", "header", "cookie")
        if (parameters := operation.parameters_in(location))
    }
    if operation.body and operation.body.schema is not None:
        is_multipart = operation.body.kind == "multipart"
        schema = operation.body.schema
        roles["request"] = _with_uploads(schema) if is_multipart else schema
    for answer in operation.answers:
        if answer.schema is not None:
            roles[response_role(operation, answer)] = answer.schema
        if answer.headers:
            roles[headers_role(answer)] = _record(answer.headers)
    return roles


def _with_uploads(schema: Any) -> Any:
    """The schema of a form, its files of the type that FastAPI reads them as."""
    if not isinstance(schema, dict):
        return schema
    if FILE.items() <= schema.items():
        others = {key: value for key, value in schema.items() if key not in FILE}
        return others | {"customTypePath": "fastapi.UploadFile"}
    return {key: _with_uploads(value) for key, value in schema.items()}


def _schema_name(operation: Operation, role: str, schema: Any) -> str:
    """The schema for a role: a component, or one whose name, made up here, holds a space."""
    match schema:
        case {"$ref": str(reference), **others} if others.keys() <= ANNOTATIONS:
            name = reference.removeprefix(_COMPONENTS)
            if name != reference and "/" not in name:
                return name
    return f"{operation.name} {role}"


def write_models(
    document: Document, operations: list[Operation], folder: Path, target: Path
) -> Models:
    """Writes the module `target`, with `folder` for what the generator reads and tells."""
    source, told = folder / "schemas.json", folder / "metadata.json"
    schemas = _schemas_only(document, operations)
    source.write_text(json.dumps(schemas), encoding="utf-8")
    run_tool(
        "datamodel_code_generator",
        f"--input={source}",
        f"--output={target}",
        f"--emit-model-metadata={told}",
        *_OPTIONS,
        folder=folder,
    )
    metadata = json.loads(told.read_text("utf-8"))
    text = leave_out(target.read_text("utf-8"), metadata, schemas)
    target.write_text(text, encoding="utf-8")
    return _read_models(metadata, ast.parse(text))


def _schemas_only(document: Document, operations: list[Operation]) -> Document:
    components = document.get("components", {})
    schemas = dict(components.get("schemas", {}))
    for operation in operations:
        for role, schema in _roles(operation).items():
            schemas.setdefault(_schema_name(operation, role, schema), schema)
    schemas = copy.deepcopy(schemas)
    for _, schema in objects(schemas, (), names=True):
        if schema.get("type") == "object" and not _SAY_WHAT_IS_IN_IT & schema.keys():
            schema["additionalProperties"] = True  # or it would be a class that drops everything
        schema.pop("title", None)  # says the name again, and turns `int` into `Annotated[int, ...]`
    return document | {"components": components | {"schemas": schemas}}


def _record(parameters: Iterable[Parameter]) -> Document:
    return {
        "type": "object",
        "properties": {parameter.key: parameter.schema for parameter in parameters},
        "required": [parameter.key for parameter in parameters if parameter.required],
    }


def _read_models(metadata: dict[str, Any], module: ast.Module) -> Models:
    imports = {
        alias.asname or alias.name: str(statement.module)
        for statement in module.body
        if isinstance(statement, ast.ImportFrom) and statement.module != "__future__"
        for alias in statement.names
    }
    by_schema = {}
    for model in metadata["models"]:
        match model["source_path"]:
            case ["components", "schemas", name]:
                fields = [
                    Field(field["name"], field["alias"], _seen_from_beside(field["type"], imports))
                    for field in model["fields"]
                ]
                by_schema[name] = Model(f"models.{model['class_name']}", tuple(fields))
    return Models(by_schema, imports)


def _seen_from_beside(type_: str, imports: dict[str, str]) -> str:
    """`list[SortOrder] | None` as another module of the package has to write it."""
    tree = ast.parse(type_, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in imports and not hasattr(builtins, node.id):
            node.id = f"models.{node.id}"
    return ast.unparse(tree)
