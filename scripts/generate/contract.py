"""The contract: read from its file, validated, and its operations understood."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.generate.bundle import bundle
from scripts.generate.discriminators import check_discriminators
from scripts.generate.errors import ContractError, GenerationError
from scripts.generate.operations import Operation, read_operations
from scripts.generate.references import Document, check_references
from scripts.generate.validation import validate, validate_version
from scripts.generate.yaml_values import read_yaml


@dataclass(frozen=True)
class Contract:
    """A contract from which everything can be generated; `source` names its file to readers.

    `files` are those it was read from.
    """

    name: str
    source: str
    files: dict[Path, bytes]
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
    if not path.stem.isidentifier():
        raise GenerationError(f"{path}: {path.stem} cannot begin the name of a package")
    files: dict[Path, bytes] = {}

    def read(file: Path) -> Any:
        files[file.resolve()] = content = _content(file)
        return _read(file, content)

    document = read(path)
    try:
        validate_version(document)
        document = bundle(document, path, read)
        check_references(document)
        validate(document)
        check_discriminators(document)
        operations = read_operations(document)
    except RecursionError as error:
        raise ContractError((), "refers to itself without end") from error
    source = "/".join(path.resolve().parts[-2:])
    return Contract(path.stem, source, files, document, operations)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GenerationError(f"{path}: {error.strerror}") from error


def _read(path: Path, content: bytes) -> Any:
    try:
        return read_yaml(content.decode("utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise GenerationError(f"{path}: byte {error.start} is no UTF-8") from error
