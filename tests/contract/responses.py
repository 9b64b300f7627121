"""Whether an answer is one that the contract gives for its operation."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import httpx
import yaml
from jsonschema import Draft202012Validator, FormatChecker

CONTRACT = Path("openapi/agentos.yaml")


@lru_cache
def contract() -> dict[str, Any]:
    """The contract as it is written."""
    document: dict[str, Any] = yaml.safe_load(CONTRACT.read_text())
    return document


def assert_in_contract(
    response: httpx.Response, path: str = "/sessions", method: str = "get"
) -> None:
    """Status, content type and body are what the contract says, and no field is outside it."""
    operation = contract()["paths"][path][method]
    assert str(response.status_code) in operation["responses"], response.text
    assert response.headers["content-type"] == "application/json"
    described = operation["responses"][str(response.status_code)]
    schema = described["content"]["application/json"]["schema"]
    validator = Draft202012Validator(
        _closed(schema | {"components": contract()["components"]}), format_checker=FormatChecker()
    )
    validator.validate(json.loads(response.content))


def _closed(schema: Any) -> Any:
    """The schema, every object of which has only the properties that it names."""
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if "properties" in schema and "additionalProperties" not in schema:
        closed["additionalProperties"] = False
    return closed
