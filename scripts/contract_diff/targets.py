"""What one reference names, without following the references that stand there in turn."""

from typing import Any

from scripts.generate import references
from scripts.generate.errors import ContractError
from scripts.generate.references import Document


def target(document: Document, reference: str) -> Any:
    """Raises ContractError for a reference that leads nowhere."""
    return references.target(document, reference.removeprefix("#"), reference, ())


def leads(document: Document, reference: str) -> bool:
    """Does the reference lead somewhere in this contract?"""
    try:
        target(document, reference)
    except ContractError:
        return False
    return True
