"""The models: datamodel-code-generator, and what it calls each of them.

It is given schemas only: those of the contract, and one more for each thing that an operation
takes or answers without a name: its query, its path, its headers, a body. So all of them are
named in one way, and the generator's own metadata tells how.
"""

import ast
import builtins
import copy
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.generate.errors import ContractError
from scripts.generate.operations import Operation
from scripts.generate.parameters import Parameter
from scripts.generate.references import Document, objects
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
            return self.by_schema[schema_name(operation, role)]
        except KeyError:
            raise ContractError(operation.place, f"no model was made for its {role}") from None


def schema_name(operation: Operation, role: str) -> str:
    """The schema for one role of an operation: `parameters query`, `request`, `response`.

    A name made up here holds a space, which the name of a component cannot.
    """
    owner = {"request": operation.body, "response": operation.answer}.get(role)
    match owner.schema if owner else None:
        case {"$ref": str(reference), **others} if not others:
            name = reference.removeprefix(_COMPONENTS)
            if name != reference and "/" not in name:
                return name
    return f"{operation.id} {role}"


def write_models(
    document: Document, operations: list[Operation], folder: Path, target: Path
) -> Models:
    """Writes the module `target`, with `folder` for what the generator reads and tells."""
    source, metadata = folder / "schemas.json", folder / "metadata.json"
    source.write_text(json.dumps(_schemas_only(document, operations)), encoding="utf-8")
    run_tool(
        "datamodel_code_generator",
        f"--input={source}",
        f"--output={target}",
        f"--emit-model-metadata={metadata}",
        *_OPTIONS,
        folder=folder,
    )
    return _read_models(
        json.loads(metadata.read_text("utf-8")), ast.parse(target.read_text("utf-8"))
    )


def _schemas_only(document: Document, operations: list[Operation]) -> Document:
    components = document.get("components", {})
    schemas = dict(components.get("schemas", {}))
    for operation in operations:
        for location in ("path", "query", "header"):
            if parameters := operation.parameters_in(location):
                schemas[schema_name(operation, f"parameters {location}")] = _record(parameters)
        if operation.body:
            schemas.setdefault(schema_name(operation, "request"), operation.body.schema)
        if operation.answer.schema is not None:
            schemas.setdefault(schema_name(operation, "response"), operation.answer.schema)
    schemas = copy.deepcopy(schemas)
    for _, schema in objects(schemas, (), names=True):
        schema.pop("title", None)  # says the name again, and turns `int` into `Annotated[int, ...]`
    return document | {"components": components | {"schemas": schemas}}


def _record(parameters: list[Parameter]) -> Document:
    return {
        "type": "object",
        "properties": {parameter.name: parameter.schema for parameter in parameters},
        "required": [parameter.name for parameter in parameters if parameter.required],
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
