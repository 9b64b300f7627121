"""The contract: read from its file, validated, and its operations understood."""

from dataclasses import dataclass
from pathlib import Path

from scripts.generate.errors import ContractError, GenerationError
from scripts.generate.operations import Operation, read_operations
from scripts.generate.references import Document, check_references
from scripts.generate.validation import validate
from scripts.generate.yaml_values import read_yaml


@dataclass(frozen=True)
class Contract:
    """A contract from which everything can be generated; `source` names its file to readers."""

    name: str
    source: str
    document: Document
    operations: list[Operation]

    @property
    def server_package(self) -> str:
        return f"{self.name}_contract"

    @property
    def client_package(self) -> str:
        return f"{self.name}_client"


def read_contract(path: Path) -> Contract:
    """Raises GenerationError for a file that is no YAML, ContractError for what it says."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise GenerationError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GenerationError(f"{path}: byte {error.start} is no UTF-8") from error
    if not path.stem.isidentifier():
        raise GenerationError(f"{path}: {path.stem} cannot begin the name of a package")
    document = read_yaml(text, str(path))
    try:
        check_references(document)
        validate(document)
        operations = read_operations(document)
    except RecursionError as error:
        raise ContractError((), "refers to itself without end") from error
    source = "/".join(path.resolve().parts[-2:])
    return Contract(path.stem, source, document, operations)
