"""Random edits of the contract: each is generated from or refused in one line, nothing else."""

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from scripts.generate.contract import read_contract
from scripts.generate.errors import GenerationError

from .contracts import real, write

pytestmark = pytest.mark.thorough

VALUES: list[Any] = [
    *(None, True, 0, -1, 1.5, "", "x", "string", "object", "{}"),
    *([], {}, ["x"], [None], {"x": 1}, ["string", "null"]),
    *({"type": "string"}, {"anyOf": []}, {"anyOf": [True]}, {"enum": [None]}, {"enum": []}),
    *({"$ref": "#/info"}, {"$ref": "#/paths"}, {"$ref": "#/components/schemas/SortOrder"}),
]
KEYWORDS = [
    *("$ref", "type", "anyOf", "allOf", "items", "properties", "required", "default", "enum"),
    *("const", "in", "name", "schema", "content", "style", "explode", "parameters", "responses"),
    *("security", "requestBody", "nullable", "tags", "operationId", "get", "post", "headers"),
]


def containers(value: Any) -> list[Any]:
    """`value` and everything inside it that holds something."""
    inside = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list) or not value:
        return []
    return [value, *(found for item in inside for found in containers(item))]


def edit(document: Any, chance: random.Random) -> None:
    owner = chance.choice(containers(document))
    key = chance.choice([*owner] if isinstance(owner, dict) else range(len(owner)))
    if chance.random() < 0.3:
        del owner[key]
        return
    if isinstance(owner, dict) and chance.random() < 0.5:
        key = chance.choice(KEYWORDS)
    owner[key] = copy.deepcopy(chance.choice(VALUES))


def refusal(path: Path) -> str:
    try:
        read_contract(path)
    except GenerationError as error:
        return str(error)
    return ""


def test_random_edits(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    refused = 0
    for _ in range(120):
        document = real()
        for _ in range(chance.randint(1, 3)):
            edit(document, chance)
        line = refusal(write(tmp_path, json.dumps(document)))
        assert "\n" not in line
        refused += bool(line)
    assert 20 < refused < 110
