"""Contracts of any time: from files, or from a revision that git knows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from scripts.contract_diff.kinds import check_kinds
from scripts.contract_diff.revisions import commit_of, file_at
from scripts.generate.bundle import bundle
from scripts.generate.errors import ContractError, GenerationError
from scripts.generate.references import Document, check_references
from scripts.generate.validation import validate, validate_version
from scripts.generate.yaml_values import read_yaml

Text = Callable[[Path], str]
"""Reads the contract, and the files that it refers to; raises GenerationError."""


def read_text(path: Path) -> str:
    """Raises GenerationError for a file that cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise GenerationError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GenerationError(f"{path}: byte {error.start} is no UTF-8") from error


def read_base(base: str, contract: Path) -> Document:
    """The contract at `base`: another file, or a revision of git."""
    if Path(base).is_file():
        return read_document(Path(base), read_text)
    commit = commit_of(base, contract.parent)
    if commit is None:
        raise GenerationError(f"{base}: neither a file nor a revision that git knows")
    return read_document(contract, text_at(commit, base), f"{base}:{contract}")


def text_at(commit: str, name: str) -> Text:
    """Reads files as they were at a commit; `name` is what messages call it."""

    def read(path: Path) -> str:
        text = file_at(commit, path)
        if text is None:
            raise GenerationError(f"{name}: has no {path}")
        return text

    return read


def read_document(path: Path, read: Text, source: str = "") -> Document:
    """The whole contract at `path`, valid; raises GenerationError, which begins with `source`."""
    source = source or str(path)
    value = read_yaml(read(path), source)
    try:
        document = bundled(value, path, read)
        check_openapi(document)
    except ContractError as error:
        raise GenerationError(f"{source}: {error}") from error
    except RecursionError as error:
        raise GenerationError(f"{source}: refers to itself without end") from error
    return document


def bundled(value: Any, path: Path, read: Text) -> Document:
    """With what stands in other files; raises ContractError for broken references."""
    validate_version(value)
    document = bundle(value, path, lambda file: read_yaml(read(file), str(file)))
    check_references(document)
    return document


def check_openapi(document: Document) -> None:
    """Raises ContractError for the first thing that is not valid OpenAPI."""
    validate(document)
    check_kinds(document)
