"""Whether an answer is one that the contract gives for its operation."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import httpx
import yaml

from agentos_sessions.response_contract import ResponseContract

CONTRACT = Path("openapi/agentos.yaml")


@lru_cache
def contract() -> dict[str, Any]:
    """The contract as it is written."""
    document: dict[str, Any] = yaml.safe_load(CONTRACT.read_text())
    return document


@lru_cache
def response_contract() -> ResponseContract:
    """What it says of answers."""
    return ResponseContract(contract())


def assert_in_contract(
    response: httpx.Response, path: str = "/sessions", method: str = "GET"
) -> None:
    """Status, content type and body are what the contract says, and no field is outside it."""
    content_type = response.headers.get("content-type")
    response_contract().check(method, path, response.status_code, content_type, response.content)
